//! The `Host` of a request: exactly one, and for a draft one that a site elsewhere cannot have.

use std::net::IpAddr;

use hyper::http::uri::Authority;
use hyper::{Request, StatusCode, Version, header};

/// The status and the text that refuse a request for its `Host`; `None` if it is to be answered.
///
/// RFC 9112, 3.2: one valid `Host` in HTTP/1.1, at most one before. A draft (`is_published` is false) is answered at IP
/// addresses and at `localhost` only: the owner of any other name can point it to this machine, and a script of a site of
/// that name would then read the draft as its own.
pub(super) fn refusal<B>(request: &Request<B>, is_published: bool) -> Option<(StatusCode, &'static str)> {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let host = match (hosts.next(), hosts.next()) {
        (None, _) if request.version() < Version::HTTP_11 => return None,
        (Some(host), None) => host.to_str().ok().and_then(|host| host.parse::<Authority>().ok()),
        _ => None,
    };
    match host.filter(|host| !host.as_str().contains('@')) {
        None => Some((StatusCode::BAD_REQUEST, "A request has one Host header\n")),
        Some(host) if is_published || is_of_this_machine(host.host()) => None,
        Some(_) => Some((
            StatusCode::MISDIRECTED_REQUEST,
            "Drafts are shown at localhost and at IP addresses only; other names need --published\n",
        )),
    }
}

fn is_of_this_machine(host: &str) -> bool {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    let is_address = host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok();
    is_address || host == "localhost" || host.ends_with(".localhost")
}
