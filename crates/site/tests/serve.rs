//! The server, spoken to over a socket: what a browser, a crawler and a download manager may rely on.

use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;

use vigil_site::serve::{self, Running};

/// A site on a free port.
struct Server {
    running: Running,
    _dir: tempfile::TempDir,
}

/// An answer, cut into its parts.
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
        let dir = tempfile::tempdir().unwrap();
        for (path, content) in files {
            write(dir.path(), path, content);
        }
        let running = serve::start(dir.path(), SocketAddr::from(([127, 0, 0, 1], 0)), prefix).unwrap();
        Server { running, _dir: dir }
    }

    fn host(&self) -> &str {
        self.running.address.strip_prefix("http://").unwrap().split('/').next().unwrap()
    }

    /// Sends one request with further header lines and reads the answer to its end.
    fn ask(&self, method: &str, target: &str, headers: &[&str]) -> Answer {
        let mut stream = TcpStream::connect(self.host()).unwrap();
        let headers: String = headers.iter().map(|header| format!("{header}\r\n")).collect();
        write!(stream, "{method} {target} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n{headers}\r\n")
            .unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let head = std::str::from_utf8(&bytes[..end]).unwrap();
        let mut lines = head.split("\r\n");
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let header =
            |line: &str| line.split_once(": ").map(|(name, value)| (name.to_owned(), value.to_owned()));
        Answer { status, headers: lines.filter_map(header).collect(), body: bytes[end + 4..].to_vec() }
    }

    fn get(&self, target: &str) -> Answer {
        self.ask("GET", target, &[])
    }
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
fn what_is_missing_gets_the_nearest_page_for_it() {
    let server = small_site();
    let missing = server.get("/no/such/page");
    assert_eq!((missing.status, missing.text()), (404, "<h1>Not found</h1>"));
    assert_eq!(server.get("/zh-Hant/person/nobody/").text(), "<h1>找不到</h1>");
    for path in ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/_headers", "/events.csv/"] {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
}

#[test]
fn the_reader_chooses_the_precompressed_form() {
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
fn parts_of_files_can_be_asked_for() {
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
fn what_the_reader_has_is_not_sent_again() {
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
fn hashed_names_are_kept_for_ever_and_pages_are_asked_for_again() {
    let server = small_site();
    let rule = |path| server.get(path).header("cache-control").to_owned();
    assert_eq!(rule("/app-0123456789abcdef.js"), "public, max-age=31536000, immutable");
    assert_eq!(rule("/"), "no-cache");
    assert_eq!(rule("/missing-0123456789abcdef.js"), "no-cache");
}

#[test]
fn pages_of_other_origins_may_load_every_file() {
    let server = Server::start(&[("embed/index.html", "e"), ("app.js", "a")], "/");
    for path in ["/embed/", "/app.js"] {
        assert_eq!(
            server.ask("GET", path, &["Origin: null"]).header("access-control-allow-origin"),
            "*",
            "{path}"
        );
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
fn only_reading_is_possible() {
    let server = small_site();
    let head = server.ask("HEAD", "/events.csv", &[]);
    assert_eq!((head.status, head.header("content-length"), head.body.len()), (200, "10", 0));
    assert_eq!(server.ask("HEAD", "/nothing", &[]).body.len(), 0);
    let post = server.ask("POST", "/", &["Content-Length: 0"]);
    assert_eq!((post.status, post.header("allow")), (405, "GET, HEAD"));
    assert_eq!(server.get("/empty.txt").header("content-length"), "0");
}

#[test]
fn a_site_lives_under_any_prefix() {
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
fn after_stop_nobody_answers() {
    let server = small_site();
    let host = server.host().to_owned();
    server.running.stop();
    assert!(TcpStream::connect(host).is_err());
}

#[cfg(unix)]
#[test]
fn links_out_of_the_folder_lead_nowhere() {
    let server = small_site();
    let outside = tempfile::NamedTempFile::new().unwrap();
    std::os::unix::fs::symlink(outside.path(), server._dir.path().join("way-out.txt")).unwrap();
    assert_eq!(server.get("/way-out.txt").status, 404);
}
