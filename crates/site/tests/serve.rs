//! The server over a socket: the promises that browsers, crawlers and download managers rely on.

use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::thread;
use std::time::Duration;

use vigil_site::tool::serve::{self, Options, Running};

/// The longest a test waits for bytes, so that a hanging server fails the test.
const PATIENCE: Duration = Duration::from_secs(20);

/// A site on a free port.
struct Server {
    running: Running,
    dir: tempfile::TempDir,
}

/// A response, cut into its parts.
#[derive(Debug)]
struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
        found.map_or("", |(_, value)| value)
    }

    fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }
}

impl Server {
    fn start(files: &[(&str, &str)], prefix: &str) -> Server {
        Server::start_with(files, Options { prefix: prefix.to_owned(), ..Options::default() })
    }

    fn start_with(files: &[(&str, &str)], options: Options) -> Server {
        let dir = tempfile::tempdir().unwrap();
        for (path, content) in files {
            write(dir.path(), path, content);
        }
        let running = serve::start(dir.path(), SocketAddr::from(([127, 0, 0, 1], 0)), options).unwrap();
        Server { running, dir }
    }

    fn host(&self) -> &str {
        self.running.address.strip_prefix("http://").unwrap().split('/').next().unwrap()
    }

    /// Opens a connection and sends some bytes.
    fn send(&self, bytes: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.host()).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.write_all(bytes.as_bytes()).unwrap();
        stream
    }

    /// Sends one request with further header lines and reads the response to its end.
    fn ask(&self, method: &str, target: &str, headers: &[&str]) -> Answer {
        let headers: String = headers.iter().map(|header| format!("{header}\r\n")).collect();
        let host = self.host();
        let head =
            format!("{method} {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}\r\n");
        read_answer(self.send(&head))
    }

    fn get(&self, target: &str) -> Answer {
        self.ask("GET", target, &[])
    }
}

/// Reads until the server closes or cuts the connection.
fn read_to_end(mut stream: TcpStream) -> Vec<u8> {
    let (mut bytes, mut part) = (Vec::new(), vec![0; 1 << 16]);
    loop {
        match stream.read(&mut part) {
            Ok(0) => return bytes,
            Ok(count) => bytes.extend_from_slice(&part[..count]),
            Err(error) if error.kind() == std::io::ErrorKind::ConnectionReset => return bytes,
            Err(error) => panic!("the connection stays open: {error}"),
        }
    }
}

fn read_answer(stream: TcpStream) -> Answer {
    let bytes = read_to_end(stream);
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
    let head = std::str::from_utf8(&bytes[..end]).unwrap();
    let mut lines = head.split("\r\n");
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let header = |line: &str| line.split_once(": ").map(|(name, value)| (name.to_owned(), value.to_owned()));
    Answer { status, headers: lines.filter_map(header).collect(), body: bytes[end + 4..].to_vec() }
}

fn write(dir: &Path, path: &str, content: &str) {
    let path = dir.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}

fn small_site() -> Server {
    Server::start(
        &[
            ("index.html", "<h1>Vigil</h1>"),
            ("404.html", "<h1>Not found</h1>"),
            ("zh-Hant/404.html", "<h1>找不到</h1>"),
            ("about/index.html", "<h1>About</h1>"),
            ("app-0123456789abcdef.js", "let plain;"),
            ("app-0123456789abcdef.js.br", "BROTLI"),
            ("app-0123456789abcdef.js.gz", "GZIP"),
            ("events.csv", "0123456789"),
            ("empty.txt", ""),
            ("_headers", "/*\n  Referrer-Policy: no-referrer\n/about/*\n  X-Frame-Options: DENY\n"),
        ],
        "/",
    )
}

#[test]
fn folders_give_their_index_and_gain_a_slash() {
    let server = small_site();
    assert_eq!(server.get("/").text(), "<h1>Vigil</h1>");
    assert_eq!(server.get("/about/").header("content-type"), "text/html; charset=utf-8");
    let moved = server.get("/about?q=%E9%A6%99&sort=best");
    assert_eq!((moved.status, moved.header("location")), (301, "./about/?q=%E9%A6%99&sort=best"));
    assert_eq!(server.get("/index.html?any=thing").status, 200);
}

#[test]
fn missing_files_get_the_nearest_404_page() {
    let server = small_site();
    let missing = server.get("/no/such/page");
    assert_eq!((missing.status, missing.text()), (404, "<h1>Not found</h1>"));
    assert_eq!(server.get("/zh-Hant/person/nobody/").text(), "<h1>找不到</h1>");
    for path in ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/_headers", "/events.csv/"] {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
}

#[test]
fn accept_encoding_selects_the_precompressed_form() {
    let server = small_site();
    let path = "/app-0123456789abcdef.js";
    for (accept, body, encoding) in [
        ("gzip, deflate, br", "BROTLI", "br"),
        ("gzip", "GZIP", "gzip"),
        ("br;q=0.1, gzip;q=0.9", "GZIP", "gzip"),
        ("identity", "let plain;", ""),
    ] {
        let answer = server.ask("GET", path, &[&format!("Accept-Encoding: {accept}")]);
        assert_eq!((answer.text(), answer.header("content-encoding")), (body, encoding), "{accept}");
        assert_eq!(answer.header("content-type"), "text/javascript; charset=utf-8");
        assert_eq!(answer.header("vary"), "Accept-Encoding", "{accept}");
    }
    assert_eq!(server.get("/events.csv").header("vary"), "");
}

#[test]
fn ranges_are_sent_of_the_uncompressed_file() {
    let server = small_site();
    let part = server.ask("GET", "/events.csv", &["Range: bytes=2-4"]);
    assert_eq!((part.status, part.text(), part.header("content-range")), (206, "234", "bytes 2-4/10"));
    let beyond = server.ask("GET", "/events.csv", &["Range: bytes=10-"]);
    assert_eq!((beyond.status, beyond.header("content-range")), (416, "bytes */10"));
    let stale = server.ask("GET", "/events.csv", &["Range: bytes=2-4", "If-Range: \"other\""]);
    assert_eq!((stale.status, stale.text()), (200, "0123456789"));
    // A part of a compressed form would be of no use to anybody who resumes a download.
    let plain = server.ask("GET", "/app-0123456789abcdef.js", &["Range: bytes=0-2", "Accept-Encoding: br"]);
    assert_eq!((plain.text(), plain.header("content-encoding")), ("let", ""));
}

#[test]
fn unchanged_files_are_answered_with_304() {
    let server = small_site();
    let first = server.get("/events.csv");
    let tag = format!("If-None-Match: W/{}", first.header("etag"));
    let again = server.ask("GET", "/events.csv", &[&tag]);
    assert_eq!((again.status, again.body.len()), (304, 0));
    let since = format!("If-Modified-Since: {}", first.header("last-modified"));
    assert_eq!(server.ask("GET", "/events.csv", &[&since]).status, 304);
    assert_eq!(server.ask("GET", "/events.csv", &[&since, "If-None-Match: \"other\""]).status, 200);
    let path = "/app-0123456789abcdef.js";
    let brotli = server.ask("GET", path, &["Accept-Encoding: br"]);
    assert_ne!(brotli.header("etag"), server.get(path).header("etag"));
}

#[test]
fn hashed_names_are_immutable_and_pages_are_revalidated() {
    let server = small_site();
    let rule = |path| server.get(path).header("cache-control").to_owned();
    assert_eq!(rule("/app-0123456789abcdef.js"), "public, max-age=31536000, immutable");
    assert_eq!(rule("/"), "no-cache");
    assert_eq!(rule("/missing-0123456789abcdef.js"), "no-cache");
}

/// A site with the `_headers` of every site.
const OPEN_SITE: &[(&str, &str)] = &[
    ("_headers", include_str!("../../../public/_headers")),
    ("index.html", "h"),
    ("embed/index.html", "e"),
    ("event/2021-01-06-arrests/index.html", "e"),
    ("vigil-app-0123456789abcdef.js", "a"),
    ("data/9f86d081884c/terms.bin", "t"),
    ("data/index.html", "d"),
    ("oembed/timeline.json", "{}"),
    ("events.csv", "c"),
    ("404.html", "n"),
];

#[test]
fn other_origins_may_read_what_the_headers_file_of_a_published_site_opens() {
    let server = Server::start_with(OPEN_SITE, Options { is_published: true, ..Options::default() });
    for (path, expected) in [
        ("/", ""),
        ("/embed/", ""),
        ("/event/2021-01-06-arrests/", "*"),
        ("/vigil-app-0123456789abcdef.js", "*"),
        ("/data/9f86d081884c/terms.bin", "*"),
        ("/data/", ""),
        ("/oembed/timeline.json", "*"),
        ("/events.csv", "*"),
        ("/nothing.js", ""),
    ] {
        let answer = server.ask("GET", path, &["Origin: null"]);
        assert_eq!(answer.header("access-control-allow-origin"), expected, "{path}");
        assert_eq!(answer.header("referrer-policy"), "no-referrer", "{path}");
    }
    let missing = server.get("/vigil-app-fedcba9876543210.js");
    assert_eq!((missing.status, missing.header("cache-control")), (404, "no-cache"));
}

#[test]
fn other_origins_may_read_nothing_of_a_draft() {
    let server = Server::start(OPEN_SITE, "/");
    for (path, _) in &OPEN_SITE[1..] {
        let answer = server.ask("GET", &format!("/{path}"), &["Origin: https://example.org"]);
        assert_eq!((answer.status, answer.header("access-control-allow-origin")), (200, ""), "{path}");
    }
}

#[test]
fn the_rules_of_the_headers_file_apply() {
    let server = small_site();
    let about = server.get("/about/");
    assert_eq!((about.header("referrer-policy"), about.header("x-frame-options")), ("no-referrer", "DENY"));
    assert_eq!(server.get("/").header("x-frame-options"), "");
    assert_eq!(server.get("/nothing").header("referrer-policy"), "no-referrer");
}

#[test]
fn methods_other_than_get_and_head_are_refused() {
    let server = small_site();
    let head = server.ask("HEAD", "/events.csv", &[]);
    assert_eq!((head.status, head.header("content-length"), head.body.len()), (200, "10", 0));
    assert_eq!(server.ask("HEAD", "/nothing", &[]).body.len(), 0);
    let post = server.ask("POST", "/", &["Content-Length: 0"]);
    assert_eq!((post.status, post.header("allow")), (405, "GET, HEAD"));
    assert_eq!(server.get("/empty.txt").header("content-length"), "0");
}

#[test]
fn a_site_is_served_below_any_prefix() {
    let server = Server::start(&[("index.html", "home"), ("a/index.html", "a"), ("404.html", "none")], "a/b");
    assert!(server.running.address.ends_with("/a/b/"), "{}", server.running.address);
    assert_eq!(server.get("/a/b/").text(), "home");
    assert_eq!(server.get("/a/b/a/").text(), "a");
    let moved = server.get("/a/b?q=x");
    assert_eq!((moved.status, moved.header("location")), (301, "./b/?q=x"));
    assert_eq!(server.get("/").status, 404);
    assert_eq!(server.get("/a/b/c").text(), "none");
}

#[test]
fn large_files_arrive_whole() {
    let text = "Candlelight. ".repeat(50_000);
    let server = Server::start(&[("long.txt", &text)], "/");
    assert_eq!(server.get("/long.txt").text(), text);
    let part = server.ask("GET", "/long.txt", &["Range: bytes=100000-599999"]);
    assert_eq!(part.text(), &text[100_000..600_000]);
}

#[test]
fn a_stopped_server_refuses_connections() {
    let server = small_site();
    let host = server.host().to_owned();
    server.running.stop();
    assert!(TcpStream::connect(host).is_err());
}

#[test]
fn one_range_of_bytes_is_sent_and_other_ranges_are_ignored() {
    let server = small_site();
    let part = |bytes: &'static str, range: &'static str| (206, bytes, range);
    let (whole, beyond) = ((200, "0123456789", ""), (416, "", "bytes */10"));
    for (header, expected) in [
        ("bytes=0-0", part("0", "bytes 0-0/10")),
        ("bytes=2-5", part("2345", "bytes 2-5/10")),
        ("bytes=2-", part("23456789", "bytes 2-9/10")),
        ("bytes=2-999", part("23456789", "bytes 2-9/10")),
        ("bytes=0-18446744073709551615", part("0123456789", "bytes 0-9/10")),
        ("bytes=-3", part("789", "bytes 7-9/10")),
        ("bytes=-30", part("0123456789", "bytes 0-9/10")),
        ("bytes=-0", beyond),
        ("bytes=10-", beyond),
        ("bytes=10-10", beyond),
        ("bytes=10-12", beyond),
        ("bytes=18446744073709551615-", beyond),
        ("bytes=5-2", whole),
        ("bytes=+5-7", whole),
        ("bytes=0-1,4-5", whole),
        ("bytes=99999999999999999999-", whole),
        ("lines=0-1", whole),
        ("bytes=-", whole),
        ("", whole),
    ] {
        let answer = server.ask("GET", "/events.csv", &[&format!("Range: {header}")]);
        assert_eq!((answer.status, answer.text(), answer.header("content-range")), expected, "{header}");
        let length = answer.body.len().to_string();
        assert_eq!(answer.header("content-length"), length, "{header}");
    }
    let empty = server.ask("GET", "/empty.txt", &["Range: bytes=0-"]);
    assert_eq!((empty.status, empty.header("content-range")), (416, "bytes */0"));
    let head = server.ask("HEAD", "/events.csv", &["Range: bytes=2-4"]);
    assert_eq!((head.status, head.header("content-length")), (200, "10"));
    let missing = server.ask("GET", "/nothing", &["Range: bytes=0-1", "If-Match: \"other\""]);
    assert_eq!((missing.status, missing.text()), (404, "<h1>Not found</h1>"));
}

#[test]
fn a_download_resumes_only_if_the_file_is_still_the_same() {
    let server = small_site();
    let first = server.get("/events.csv");
    let (tag, modified) = (first.header("etag"), first.header("last-modified"));
    for (known, expected) in [
        (tag, 206),
        (modified, 206),
        (&*format!("W/{tag}"), 200),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 200),
        ("nonsense", 200),
    ] {
        let answer = server.ask("GET", "/events.csv", &["Range: bytes=2-4", &format!("If-Range: {known}")]);
        assert_eq!(answer.status, expected, "{known}");
    }
    let answer = server.ask("GET", "/events.csv", &["Range: bytes=2-4", &format!("If-None-Match: {tag}")]);
    assert_eq!(answer.status, 304);
}

#[test]
fn weights_select_the_precompressed_form_and_brotli_wins_a_draw() {
    let server = small_site();
    for (accept, expected) in [
        ("gzip, deflate, br", "br"),
        ("br;q=0.5, gzip", "gzip"),
        ("gzip", "gzip"),
        ("GZIP;q=0", ""),
        ("*", "br"),
        ("*;q=0.1, br;q=0", "gzip"),
        ("BR;q=0, *", "gzip"),
        ("*;q=0", ""),
        ("identity", ""),
        ("", ""),
        ("br;q=nonsense,;;,", ""),
    ] {
        let answer = server.ask("GET", "/app-0123456789abcdef.js", &[&format!("Accept-Encoding: {accept}")]);
        assert_eq!((answer.status, answer.header("content-encoding")), (200, expected), "{accept}");
    }
    let lines = ["Accept-Encoding: identity;q=0.5", "Accept-Encoding: *;q=0.1, gzip"];
    assert_eq!(server.ask("GET", "/app-0123456789abcdef.js", &lines).header("content-encoding"), "gzip");
}

#[test]
fn the_name_of_a_file_decides_its_type() {
    let types = [
        ("index.html", "text/html; charset=utf-8"),
        ("app_bg.wasm", "application/wasm"),
        ("glue.MJS", "text/javascript; charset=utf-8"),
        ("app.js.map", "application/json; charset=utf-8"),
        ("feed.atom", "application/atom+xml; charset=utf-8"),
        ("sitemap.xml", "application/xml; charset=utf-8"),
        ("site.webmanifest", "application/manifest+json; charset=utf-8"),
        ("calendar.ics", "text/calendar; charset=utf-8"),
        ("events.json", "application/json; charset=utf-8"),
        ("events.jsonl", "application/x-ndjson; charset=utf-8"),
        ("events.csv", "text/csv; charset=utf-8"),
        ("events.bib", "application/x-bibtex; charset=utf-8"),
        ("events.ris", "application/x-research-info-systems; charset=utf-8"),
        ("icon.svg", "image/svg+xml"),
        ("card.png", "image/png"),
        ("font.woff", "font/woff"),
        ("font.woff2", "font/woff2"),
        ("site.zip", "application/zip"),
        ("0.bin", "application/octet-stream"),
        ("a.unknown", "application/octet-stream"),
        ("SHA256SUMS", "text/plain; charset=utf-8"),
    ];
    let files = types.map(|(name, _)| (name, "x"));
    let server = Server::start(&files, "/");
    for (name, expected) in types {
        let answer = server.get(&format!("/{name}"));
        assert_eq!(answer.header("content-type"), expected, "{name}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{name}");
    }
}

#[test]
fn a_condition_that_fails_is_answered_with_412() {
    let server = small_site();
    let first = server.get("/events.csv");
    let tag = first.header("etag");
    for (condition, expected) in [
        (format!("If-Match: {tag}"), 200),
        (format!("If-Match: \"other\", {tag}"), 200),
        ("If-Match: *".to_owned(), 200),
        ("If-Match: \"other\"".to_owned(), 412),
        (format!("If-Match: W/{tag}"), 412),
        (format!("If-Unmodified-Since: {}", first.header("last-modified")), 200),
        ("If-Unmodified-Since: Wed, 21 Oct 2015 07:28:00 GMT".to_owned(), 412),
    ] {
        for method in ["GET", "HEAD"] {
            assert_eq!(server.ask(method, "/events.csv", &[&condition]).status, expected, "{condition}");
        }
        let part = server.ask("GET", "/events.csv", &[&condition, "Range: bytes=0-1"]);
        assert_eq!(part.status, if expected == 200 { 206 } else { expected }, "{condition}");
    }
}

#[test]
fn a_304_repeats_the_headers_of_caching() {
    let server = small_site();
    let path = "/app-0123456789abcdef.js";
    let first = server.ask("GET", path, &["Accept-Encoding: br"]);
    let tag = format!("If-None-Match: \"other\", {}", first.header("etag"));
    let again = server.ask("GET", path, &["Accept-Encoding: br", &tag]);
    assert_eq!(again.status, 304);
    for name in ["etag", "last-modified", "cache-control", "vary", "referrer-policy"] {
        assert!(!first.header(name).is_empty(), "{name}");
        assert_eq!(again.header(name), first.header(name), "{name}");
    }
    assert_eq!(server.ask("GET", path, &["If-None-Match: *"]).status, 304);
    assert_eq!(server.ask("GET", path, &["Accept-Encoding: gzip", &tag]).status, 200);
}

#[test]
fn a_request_has_exactly_one_host() {
    let server = small_site();
    let host = server.host();
    let ask = |version: &str, headers: &str| {
        let head = format!("GET / HTTP/{version}\r\nConnection: close\r\n{headers}\r\n");
        read_answer(server.send(&head)).status
    };
    let one = format!("Host: {host}\r\n");
    for (version, headers, expected) in [
        ("1.1", one.as_str(), 200),
        ("1.1", "", 400),
        ("1.1", &one.repeat(2), 400),
        ("1.1", &format!("{one}hOST: other.example\r\n"), 400),
        ("1.1", "Host: a b\r\n", 400),
        ("1.1", "Host: somebody@127.0.0.1\r\n", 400),
        ("1.0", "", 200),
        ("1.0", &one, 200),
        ("1.0", &one.repeat(2), 400),
    ] {
        assert_eq!(ask(version, headers), expected, "{version} {headers}");
    }
}

#[test]
fn a_draft_is_refused_under_names_that_others_own() {
    let draft = small_site();
    let published = Server::start_with(
        &[("index.html", "<h1>Vigil</h1>")],
        Options { is_published: true, ..Options::default() },
    );
    let ask = |server: &Server, host: &str| {
        let head = format!("GET / HTTP/1.1\r\nConnection: close\r\nHost: {host}\r\n\r\n");
        read_answer(server.send(&head))
    };
    for host in ["localhost:8080", "LOCALHOST", "a.localhost", "127.0.0.1", "[::1]:8080", "192.168.1.2"] {
        assert_eq!(ask(&draft, host).text(), "<h1>Vigil</h1>", "{host}");
    }
    for host in ["evil.example", "evil.example:8080", "127.0.0.1.evil.example", "notlocalhost"] {
        let answer = ask(&draft, host);
        assert_eq!(answer.status, 421, "{host}");
        assert!(answer.text().contains("--published"), "{host}");
        assert_eq!(ask(&published, host).status, 200, "{host}");
    }
}

/// A file of 64 MiB, more than the buffers of sockets hold.
fn make_large(server: &Server, name: &str) -> fs::File {
    let file = fs::File::create(server.dir.path().join(name)).unwrap();
    file.set_len(LARGE as u64).unwrap();
    file
}

const LARGE: usize = 64 << 20;

/// A site whose server waits this long for slow clients.
fn impatient(timeout: Duration) -> Server {
    let options = Options { header_timeout: timeout, write_timeout: timeout, ..Options::default() };
    Server::start_with(&[("index.html", "home")], options)
}

/// A request that asks to keep the connection open.
fn keep_alive(server: &Server, target: &str) -> String {
    format!("GET {target} HTTP/1.1\r\nHost: {}\r\n\r\n", server.host())
}

#[test]
fn clients_that_send_no_whole_request_are_cut_off() {
    let server = impatient(Duration::from_millis(300));
    assert_eq!(read_to_end(server.send("")), b"");
    assert_eq!(read_to_end(server.send("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: a")), b"");
    // One byte at a time does not help.
    let mut drip = server.send("GET / HTTP/1.1\r\nX-Long: ");
    let writer = drip.try_clone().unwrap();
    let dripping = thread::spawn(move || drip_until_refused(writer));
    drip.set_read_timeout(Some(PATIENCE)).unwrap();
    assert!(matches!(drip.read(&mut [0; 1]), Ok(0) | Err(_)), "the connection ends without a response");
    assert!(dripping.join().unwrap(), "the connection is cut while bytes still come");
    // A connection that waits for its next request is cut off too.
    let answer = read_answer(server.send(&keep_alive(&server, "/")));
    assert_eq!((answer.status, answer.text()), (200, "home"));
}

/// Sends a byte every 20 milliseconds until the other side has gone; false if it never goes.
fn drip_until_refused(mut stream: TcpStream) -> bool {
    (0..PATIENCE.as_millis() / 20).any(|_| {
        thread::sleep(Duration::from_millis(20));
        stream.write_all(b"a").is_err()
    })
}

#[test]
fn a_body_that_never_arrives_is_not_waited_for() {
    let server = impatient(Duration::from_millis(300));
    for (method, expected) in [("POST", 405), ("GET", 200)] {
        let host = server.host();
        let head = format!("{method} / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 1000\r\n\r\nbegin");
        assert_eq!(read_answer(server.send(&head)).status, expected, "{method}");
    }
}

#[test]
fn clients_that_do_not_read_are_cut_off() {
    let server = impatient(Duration::from_millis(300));
    make_large(&server, "large.bin");
    let stream = server.send(&keep_alive(&server, "/large.bin"));
    thread::sleep(Duration::from_secs(2));
    let count = read_to_end(stream).len();
    assert!(count < LARGE, "only what was in buffers arrives: {count}");
    assert_eq!(server.get("/").text(), "home");
}

#[test]
fn clients_that_read_slowly_get_the_whole_file() {
    let timeout = Duration::from_secs(1);
    let server = impatient(timeout);
    make_large(&server, "large.bin");
    let mut stream = server.send(&keep_alive(&server, "/large.bin"));
    // Twice the timeout in all, but never the whole timeout without reading.
    let mut count = 0;
    for _ in 0..8 {
        thread::sleep(timeout / 4);
        let mut part = vec![0; LARGE / 16];
        stream.read_exact(&mut part).unwrap();
        count += part.len();
    }
    count += read_to_end(stream).len();
    assert!(count > LARGE, "the head and the whole body: {count}");
}

#[test]
fn a_file_that_shrinks_while_it_is_sent_ends_the_connection() {
    let server = small_site();
    let file = make_large(&server, "large.bin");
    let mut stream = server.send(&keep_alive(&server, "/large.bin"));
    stream.read_exact(&mut [0; 1000]).unwrap();
    file.set_len(1).unwrap();
    assert!(read_to_end(stream).len() < LARGE - 1000);
}

#[test]
fn a_file_that_grows_while_it_is_sent_ends_where_its_length_said() {
    let server = small_site();
    let file = make_large(&server, "large.bin");
    let mut stream = server.send(&keep_alive(&server, "/large.bin"));
    stream.read_exact(&mut [0; 1000]).unwrap();
    file.set_len(2 * LARGE as u64).unwrap();
    let host = server.host();
    let next = format!("GET /events.csv HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(next.as_bytes()).unwrap();
    let bytes = read_to_end(stream);
    assert!(bytes.ends_with(b"\r\n\r\n0123456789"), "the response to the next request follows");
    assert!(bytes.len() < LARGE + 1000, "{}", bytes.len());
}

#[cfg(unix)]
#[test]
fn links_out_of_the_folder_are_not_found() {
    use std::os::unix::fs::symlink;
    let outside = tempfile::tempdir().unwrap();
    for name in ["index.html", "secret.txt", "deep/secret.txt"] {
        write(outside.path(), name, "SECRET");
    }
    let server = Server::start(&[("index.html", "home"), ("a.txt", "plain"), ("sub/b.txt", "b")], "/");
    let link = |to: &Path, name: &str| symlink(to, server.dir.path().join(name)).unwrap();
    let secret = outside.path().join("secret.txt");
    link(&secret, "way-out.txt");
    link(&secret, "404.html");
    link(&secret, "a.txt.br");
    link(&secret, "a.txt.gz");
    link(outside.path(), "out");
    link(&outside.path().join("deep"), "sub/out");
    link(Path::new("../.."), "sub/up");
    link(Path::new("loop"), "loop");
    link(&outside.path().join("gone"), "gone");
    for path in [
        "/way-out.txt",
        "/nothing",
        "/404.html",
        "/a.txt.br",
        "/a.txt.gz",
        "/out",
        "/out/",
        "/out/index.html",
        "/out/deep/secret.txt",
        "/sub/out/secret.txt",
        "/sub/up/",
        "/loop",
        "/gone",
    ] {
        let answer = server.ask("GET", path, &["Accept-Encoding: br, gzip"]);
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.text().contains("SECRET"), "{path}");
    }
    let plain = server.ask("GET", "/a.txt", &["Accept-Encoding: br, gzip"]);
    assert_eq!((plain.text(), plain.header("content-encoding"), plain.header("vary")), ("plain", "", ""));
    assert_eq!(server.ask("HEAD", "/a.txt", &["Accept-Encoding: br"]).header("content-length"), "5");
    // Links that stay inside are followed.
    link(Path::new("../a.txt"), "sub/in.txt");
    link(&server.dir.path().join("sub"), "again");
    assert_eq!(server.get("/sub/in.txt").text(), "plain");
    assert_eq!(server.get("/again/b.txt").text(), "b");
}

#[cfg(unix)]
#[test]
fn pipes_are_not_opened() {
    let server = small_site();
    let make = |name: &str| {
        let path = server.dir.path().join(name);
        rustix::fs::mkfifoat(rustix::fs::CWD, path, rustix::fs::Mode::RUSR).unwrap();
    };
    ["pipe.txt", "events.csv.br", "about/404.html"].into_iter().for_each(make);
    assert_eq!(server.get("/pipe.txt").status, 404);
    assert_eq!(server.get("/about/nothing").text(), "<h1>Not found</h1>");
    let path = "/events.csv";
    let plain = server.ask("GET", path, &["Accept-Encoding: br"]);
    assert_eq!((plain.text(), plain.header("vary")), ("0123456789", ""));
    write(server.dir.path(), "events.csv.gz", "GZIP");
    assert_eq!(server.ask("GET", path, &["Accept-Encoding: br, gzip"]).text(), "GZIP");
    assert_eq!(server.ask("HEAD", path, &["Accept-Encoding: br, gzip"]).header("content-length"), "4");
}
