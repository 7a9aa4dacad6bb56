//! One request, one response.

use std::io::SeekFrom;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::Context;
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use hyper::{Method, Request, Response, StatusCode, http};
use tokio::fs::File;
use tokio::io::AsyncSeekExt;

use super::body::ResponseBody;
use super::encoding::{Encoding, accepted};
use super::header_rules::HeaderRules;
use super::media_type::media_type;
use super::range::{Wanted, wanted};
use super::target::{self, Target};

/// A site to serve.
pub(super) struct Site {
    root: PathBuf,
    prefix: String,
    rules: HeaderRules,
}

/// The form of a file that a reader gets.
struct Form {
    file: File,
    len: u64,
    modified: Option<SystemTime>,
    encoding: Option<Encoding>,
    /// Whether there are other forms, so that caches must look at what the reader accepts.
    varies: bool,
}

impl Site {
    /// Opens the folder and reads its `_headers`.
    pub(super) fn open(dir: &Path, prefix: String) -> anyhow::Result<Site> {
        let root = dir.canonicalize().with_context(|| format!("cannot open the folder {}", dir.display()))?;
        anyhow::ensure!(root.is_dir(), "{} is not a folder", dir.display());
        let rules = std::fs::read_to_string(root.join("_headers")).unwrap_or_default();
        Ok(Site { root, prefix, rules: HeaderRules::parse(&rules) })
    }

    /// Answers any request; what fails on our side is a 500, never a panic.
    pub(super) async fn respond<B>(&self, request: &Request<B>) -> Response<ResponseBody> {
        let mut response = match self.answer(request).await {
            Ok(response) => response,
            Err(_) => plain(StatusCode::INTERNAL_SERVER_ERROR, "The file could not be read\n"),
        };
        if request.method() == Method::HEAD {
            *response.body_mut() = ResponseBody::empty();
        }
        response
    }

    async fn answer<B>(&self, request: &Request<B>) -> anyhow::Result<Response<ResponseBody>> {
        if request.method() != Method::GET && request.method() != Method::HEAD {
            let mut response = plain(StatusCode::METHOD_NOT_ALLOWED, "Only GET and HEAD work here\n");
            response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
            return Ok(response);
        }
        let path = request.uri().path();
        let Some(inner) = path.strip_prefix(self.prefix.as_str()) else {
            let is_prefix = self.prefix.strip_suffix('/') == Some(path);
            return if is_prefix { add_slash(request) } else { Ok(not_found()) };
        };
        let mut response = match target::find(&self.root, inner).await {
            Target::AddSlash => return add_slash(request),
            Target::File(file) => self.file(&file, request, StatusCode::OK).await?,
            Target::Missing(Some(page)) => self.file(&page, request, StatusCode::NOT_FOUND).await?,
            Target::Missing(None) => not_found(),
        };
        self.rules.apply(&format!("/{inner}"), response.headers_mut());
        Ok(response)
    }

    /// A file in the form, and the part of it, that the reader asks for.
    async fn file<B>(
        &self,
        path: &Path,
        request: &Request<B>,
        status: StatusCode,
    ) -> anyhow::Result<Response<ResponseBody>> {
        let asked = request.headers();
        let partial = status == StatusCode::OK && asked.contains_key(header::RANGE);
        let form = open_form(path, value(asked, header::ACCEPT_ENCODING).filter(|_| !partial)).await?;
        let etag = etag(&form);
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type(path)));
        headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        // Frames without an origin of their own, as other sites may embed this one, can load it no other way.
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache_rule(&self.root, path, status)));
        headers.insert(header::ETAG, etag.parse()?);
        if let Some(modified) = form.modified {
            headers.insert(header::LAST_MODIFIED, httpdate::fmt_http_date(modified).parse()?);
        }
        if form.varies {
            headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        }
        if let Some(encoding) = form.encoding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding.as_str()));
        }
        if status == StatusCode::OK && is_unchanged(asked, &etag, form.modified) {
            headers.remove(header::CONTENT_TYPE);
            headers.remove(header::CONTENT_ENCODING);
            return Ok(response(StatusCode::NOT_MODIFIED, headers, ResponseBody::empty()));
        }
        let range =
            value(asked, header::RANGE).filter(|_| partial && range_is_fresh(asked, &etag, form.modified));
        send(form, status, headers, range).await
    }
}

/// The bytes asked for, with the status that says so.
async fn send(
    mut form: Form,
    status: StatusCode,
    mut headers: HeaderMap,
    range: Option<&str>,
) -> anyhow::Result<Response<ResponseBody>> {
    let (status, start, left) = match wanted(range, form.len) {
        Wanted::Whole => (status, 0, form.len),
        Wanted::Part { start, len } => {
            let range = format!("bytes {start}-{}/{}", start + len - 1, form.len);
            headers.insert(header::CONTENT_RANGE, range.parse()?);
            (StatusCode::PARTIAL_CONTENT, start, len)
        }
        Wanted::Beyond => {
            let mut response = plain(StatusCode::RANGE_NOT_SATISFIABLE, "The file is shorter than that\n");
            response.headers_mut().insert(header::CONTENT_RANGE, format!("bytes */{}", form.len).parse()?);
            return Ok(response);
        }
    };
    if start > 0 {
        form.file.seek(SeekFrom::Start(start)).await?;
    }
    // Given here because the answer to HEAD has no body to count.
    headers.insert(header::CONTENT_LENGTH, left.into());
    Ok(response(status, headers, ResponseBody::File { file: form.file, left }))
}

/// Opens the best form of a file; without `accept_encoding` the file as it is.
async fn open_form(path: &Path, accept_encoding: Option<&str>) -> anyhow::Result<Form> {
    let beside = |encoding: Encoding| PathBuf::from(format!("{}.{}", path.display(), encoding.extension()));
    let mut varies = false;
    for encoding in Encoding::ALL {
        varies |= tokio::fs::try_exists(beside(encoding)).await.unwrap_or(false);
    }
    for encoding in accepted(accept_encoding.unwrap_or_default()) {
        if let Ok(file) = File::open(beside(encoding)).await {
            return form(file, Some(encoding), varies).await;
        }
    }
    form(File::open(path).await?, None, varies).await
}

async fn form(file: File, encoding: Option<Encoding>, varies: bool) -> anyhow::Result<Form> {
    let metadata = file.metadata().await?;
    Ok(Form { file, len: metadata.len(), modified: metadata.modified().ok(), encoding, varies })
}

/// A name for these very bytes: length, time and encoding.
fn etag(form: &Form) -> String {
    let since = form.modified.and_then(|modified| modified.duration_since(SystemTime::UNIX_EPOCH).ok());
    let time = since.map_or(0, |since| since.as_nanos());
    format!("\"{:x}-{time:x}{}\"", form.len, form.encoding.map_or("", Encoding::extension))
}

/// Files whose name or folder is a hash of the content never change; all others are asked for again each time.
fn cache_rule(root: &Path, path: &Path, status: StatusCode) -> &'static str {
    let relative = path.strip_prefix(root).unwrap_or(path);
    if status == StatusCode::OK && is_immutable(relative) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

fn is_immutable(relative: &Path) -> bool {
    let mut parts = relative.iter().filter_map(|part| part.to_str());
    if parts.next() == Some("data") && parts.next().is_some_and(|part| part.len() >= 8 && is_hex(part)) {
        return true;
    }
    let stem = relative.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once(['-', '.']).is_some_and(|(_, hash)| hash.len() >= 16 && is_hex(hash))
}

fn is_hex(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

/// Whether the reader already has these bytes (RFC 9110, 13.2.2: the tag counts before the time).
fn is_unchanged(asked: &HeaderMap, etag: &str, modified: Option<SystemTime>) -> bool {
    match value(asked, header::IF_NONE_MATCH) {
        Some(tags) => {
            tags.split(',').map(str::trim).any(|tag| tag == "*" || tag.trim_start_matches("W/") == etag)
        }
        None => since(asked, header::IF_MODIFIED_SINCE, modified, |modified, known| modified <= known),
    }
}

/// Whether a range may be answered with a part, by `If-Range`.
fn range_is_fresh(asked: &HeaderMap, etag: &str, modified: Option<SystemTime>) -> bool {
    match value(asked, header::IF_RANGE) {
        None => true,
        Some(tag) if tag.starts_with('"') => tag == etag,
        Some(_) => since(asked, header::IF_RANGE, modified, |modified, known| modified == known),
    }
}

/// Compares the file's time with the one in a header, in whole seconds as headers have them.
fn since(
    asked: &HeaderMap,
    name: HeaderName,
    modified: Option<SystemTime>,
    compare: fn(u64, u64) -> bool,
) -> bool {
    let seconds =
        |time: SystemTime| time.duration_since(SystemTime::UNIX_EPOCH).ok().map(|since| since.as_secs());
    let known = value(asked, name).and_then(|text| httpdate::parse_http_date(text).ok()).and_then(seconds);
    modified.and_then(seconds).zip(known).is_some_and(|(modified, known)| compare(modified, known))
}

fn value(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// Sends the reader to the same path with a slash, the query kept.
///
/// The address is relative, so that it holds behind any proxy: the last part of the path, once more, with its slash.
fn add_slash<B>(request: &Request<B>) -> anyhow::Result<Response<ResponseBody>> {
    let path = request.uri().path();
    let last = path.rsplit('/').next().unwrap_or_default();
    let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
    let mut response = plain(StatusCode::MOVED_PERMANENTLY, "The address has a slash at its end\n");
    response.headers_mut().insert(header::LOCATION, format!("./{last}/{query}").parse()?);
    Ok(response)
}

fn not_found() -> Response<ResponseBody> {
    plain(StatusCode::NOT_FOUND, "There is nothing here\n")
}

fn plain(status: StatusCode, text: &'static str) -> Response<ResponseBody> {
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response(status, headers, ResponseBody::text(text))
}

fn response(status: StatusCode, headers: HeaderMap, body: ResponseBody) -> Response<ResponseBody> {
    let (mut parts, ()) = http::Response::new(()).into_parts();
    parts.status = status;
    parts.headers = headers;
    Response::from_parts(parts, body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_made_of_content_are_kept_for_ever() {
        for (path, expected) in [
            ("vigil-app-0123456789abcdef.js", true),
            ("vigil-app-0123456789abcdef_bg.wasm", true),
            ("data/9f86d081884c/manifest.json", true),
            ("data/9f86d081884c/zh-Hant/events/3.json", true),
            ("data/index.html", false),
            ("index.html", false),
            ("event/2021-01-06-arrests/index.html", false),
            ("embed.js", false),
        ] {
            assert_eq!(is_immutable(Path::new(path)), expected, "{path}");
        }
    }
}
