//! One request, one response: `ServeDir` reads files, chooses precompressed ones and evaluates conditions; this adds the
//! rules of a host of static sites.

use std::io;
use std::path::Path;

use http_body_util::{Either, Full};
use hyper::body::Bytes;
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use tower_http::services::ServeDir;
use tower_http::services::fs::{DefaultServeDirFallback, ServeFileSystemResponseBody};

use super::header_rules::HeaderRules;
use super::inside::Inside;
use super::media_type::media_type;
use super::policy::{REVALIDATE, cache_control};
use super::target::{self, Target};
use super::{host, range};

/// The bytes of a response: a file, or a short text. `ServeDir` gives a file's length as `Content-Length`, so hyper cuts
/// the connection if the file became shorter meanwhile, and sends no more bytes than that if it grew.
pub(super) type Body = Either<ServeFileSystemResponseBody, Full<Bytes>>;

type Files = ServeDir<DefaultServeDirFallback, Inside>;

/// The precompressed forms of a file, best first: the name in headers, and what is added to the name of the file.
const FORMS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

/// The headers that ask for a part of a file, or for it on a condition. They do not concern the page for a missing file.
const CONDITIONS: [HeaderName; 5] = [
    header::IF_MATCH,
    header::IF_MODIFIED_SINCE,
    header::IF_NONE_MATCH,
    header::IF_UNMODIFIED_SINCE,
    header::RANGE,
];

/// The characters of a path that are escaped in a URL; more than necessary.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/');

/// A site to serve.
pub(super) struct Site {
    inside: Inside,
    /// Sends files as they are.
    plain: Files,
    /// Sends the best form of a file that the client accepts.
    compressed: Files,
    prefix: String,
    rules: HeaderRules,
    is_published: bool,
}

impl Site {
    /// Opens the folder and reads its `_headers`. `prefix` has a slash at each end.
    pub(super) fn open(dir: &Path, prefix: String, is_published: bool) -> anyhow::Result<Site> {
        let inside = Inside::open(dir)?;
        let rules = inside.resolve(Path::new("_headers")).and_then(|(file, _)| std::fs::read_to_string(file));
        let plain = ServeDir::with_backend(inside.root(), inside.clone());
        Ok(Site {
            compressed: plain.clone().precompressed_br().precompressed_gzip(),
            plain,
            inside,
            prefix,
            rules: HeaderRules::parse(&rules.unwrap_or_default()),
            is_published,
        })
    }

    /// Answers any request. A file that vanished meanwhile is a 404, any other failure to read a file a 500.
    pub(super) async fn respond<B>(&self, request: &Request<B>) -> Response<Body> {
        if let Some((status, text)) = host::refusal(request, self.is_published) {
            return plain(status, text);
        }
        if request.method() != Method::GET && request.method() != Method::HEAD {
            let mut response = plain(StatusCode::METHOD_NOT_ALLOWED, "Only GET and HEAD work here\n");
            response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
            return response;
        }
        match self.answer(request).await {
            Ok(response) => response,
            Err(error) if error.kind() == io::ErrorKind::NotFound => not_found(),
            Err(_) => plain(StatusCode::INTERNAL_SERVER_ERROR, "The file could not be read\n"),
        }
    }

    async fn answer<B>(&self, request: &Request<B>) -> io::Result<Response<Body>> {
        let path = request.uri().path();
        let Some(inner) = path.strip_prefix(self.prefix.as_str()) else {
            let is_prefix = self.prefix.strip_suffix('/') == Some(path);
            return if is_prefix { add_slash(request) } else { Ok(not_found()) };
        };
        let target = target::find(&self.inside, inner).await;
        let mut response = match &target {
            Target::AddSlash => return add_slash(request),
            Target::File(file) => self.file(file, request, StatusCode::OK).await?,
            Target::Missing(Some(page)) => self.file(page, request, StatusCode::NOT_FOUND).await?,
            Target::Missing(None) => not_found(),
        };
        let headers = response.headers_mut();
        self.rules.apply(&format!("/{inner}"), headers);
        if !self.is_published {
            headers.remove(header::ACCESS_CONTROL_ALLOW_ORIGIN);
        }
        // The rules know paths only, and what is missing may be there tomorrow.
        if matches!(target, Target::Missing(_)) {
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(REVALIDATE));
        }
        Ok(response)
    }

    /// The file at a path below the root: with the status 200 as the client asks for it, with any other status whole.
    async fn file<B>(
        &self,
        path: &str,
        request: &Request<B>,
        status: StatusCode,
    ) -> io::Result<Response<Body>> {
        let mut asked = Request::new(());
        *asked.method_mut() = request.method().clone();
        *asked.uri_mut() =
            format!("/{}", utf8_percent_encode(path, ESCAPED)).parse().map_err(io::Error::other)?;
        *asked.headers_mut() = request.headers().clone();
        if status != StatusCode::OK {
            CONDITIONS.iter().for_each(|name| drop(asked.headers_mut().remove(name)));
        }
        name_encodings(asked.headers_mut())?;
        self.settle_range(&mut asked).await?;
        let is_compressed = self.is_compressed(path).await;
        // A part of a compressed form would be of no use to a client that resumes a download.
        let is_plain = !is_compressed || asked.headers().contains_key(header::RANGE);
        let files = if is_plain { &self.plain } else { &self.compressed };
        let mut response = files.clone().try_call(asked).await?.map(Either::Left);
        if response.status() == StatusCode::OK {
            *response.status_mut() = status;
        }
        describe(&mut response, path)?;
        if is_compressed {
            response.headers_mut().insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        }
        Ok(response)
    }

    /// Whether precompressed forms of a file exist, so that caches must look at what the client accepts.
    async fn is_compressed(&self, path: &str) -> bool {
        for (_, end) in FORMS {
            if self.inside.is_file(&format!("{path}{end}")).await {
                return true;
            }
        }
        false
    }

    /// Replaces `Range` and `If-Range` by the one range of bytes that is to be sent; by nothing if the whole file is.
    ///
    /// `ServeDir` knows no `If-Range`, and answers 416 to ranges that RFC 9110 wants ignored or shortened.
    async fn settle_range(&self, asked: &mut Request<()>) -> io::Result<()> {
        let known = asked.headers_mut().remove(header::IF_RANGE);
        let Some(range) = asked.headers_mut().remove(header::RANGE) else { return Ok(()) };
        if asked.method() != Method::GET {
            return Ok(());
        }
        let mut head = asked.clone();
        *head.method_mut() = Method::HEAD;
        let whole = self.plain.clone().try_call(head).await?;
        let value = |name| whole.headers().get(name);
        let is_same = known
            .is_none_or(|known| [header::ETAG, header::LAST_MODIFIED].map(value).contains(&Some(&known)));
        let size = value(header::CONTENT_LENGTH).and_then(|size| size.to_str().ok()?.parse().ok());
        let range = range.to_str().ok().zip(size).and_then(|(range, size)| range::canonical(range, size));
        if let Some(range) = range.filter(|_| is_same && whole.status() == StatusCode::OK) {
            asked.headers_mut().insert(header::RANGE, range.parse().map_err(io::Error::other)?);
        }
        Ok(())
    }
}

/// Adds what `ServeDir` does not say of the file at a path: the charset, and how long it may be kept.
fn describe(response: &mut Response<Body>, path: &str) -> io::Result<()> {
    let is_file = matches!(response.status().as_u16(), 200 | 206 | 304);
    let cache_control = if is_file { cache_control(path) } else { REVALIDATE };
    let headers = response.headers_mut();
    if headers.contains_key(header::CONTENT_TYPE) {
        headers.insert(header::CONTENT_TYPE, media_type(path).parse().map_err(io::Error::other)?);
    }
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache_control));
    Ok(())
}

/// Replaces `*` in `Accept-Encoding` by the encodings it stands for, because `ServeDir` does not know it.
fn name_encodings(headers: &mut HeaderMap) -> io::Result<()> {
    let values = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    let choices: Vec<String> =
        values.flat_map(|value| value.split(',')).map(|choice| choice.trim().to_ascii_lowercase()).collect();
    if !choices.iter().any(|choice| choice.starts_with('*')) {
        return Ok(());
    }
    let name_of = |choice: &str| choice.split(';').next().map(|name| name.trim().to_owned());
    let named: Vec<_> = choices.iter().filter_map(|choice| name_of(choice)).collect();
    let meant =
        FORMS.map(|(name, _)| name).into_iter().filter(|name| !named.iter().any(|other| other == name));
    let spelled = choices.iter().flat_map(|choice| match choice.strip_prefix('*') {
        Some(weight) => meant.clone().map(|name| format!("{name}{weight}")).collect(),
        None => vec![choice.clone()],
    });
    let value = spelled.collect::<Vec<_>>().join(", ").parse().map_err(io::Error::other)?;
    headers.insert(header::ACCEPT_ENCODING, value);
    Ok(())
}

/// Sends the client to the same path with a slash, the query kept.
///
/// The address is relative, so that it is right behind any proxy: the last part of the path again, with its slash.
fn add_slash<B>(request: &Request<B>) -> io::Result<Response<Body>> {
    let path = request.uri().path();
    let last = path.rsplit('/').next().unwrap_or_default();
    let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
    let mut response = plain(StatusCode::MOVED_PERMANENTLY, "The address has a slash at its end\n");
    let location = format!("./{last}/{query}").parse().map_err(io::Error::other)?;
    response.headers_mut().insert(header::LOCATION, location);
    Ok(response)
}

fn not_found() -> Response<Body> {
    plain(StatusCode::NOT_FOUND, "There is nothing here\n")
}

fn plain(status: StatusCode, text: &'static str) -> Response<Body> {
    let mut response = Response::new(Either::Right(Full::from(text)));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(REVALIDATE));
    response
}
