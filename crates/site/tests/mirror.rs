//! `vigil verify URL` finds each listed file that a server lacks or answers otherwise, in whatever encoding it answers.

use sha2::{Digest, Sha256};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;
use vigil_site::output::compress::{Level, compress, list_forms};
use vigil_site::output::verify::{Difference, Summary, verify_mirror};
use vigil_site::tool::serve::{self, Options, Running};

const PAGE: &str = "<p>A page of many words that are the same, and are the same again. ";

/// A site that is served.
struct Mirror {
    folder: TempDir,
    running: Running,
}

impl Mirror {
    fn below(prefix: &str) -> Mirror {
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path();
        let files = [
            ("_headers", "/*\n  X-Of-The-Host: 1\n".to_owned()),
            ("data/a b.txt", "A name with a space.".to_owned()),
            ("event/a/index.html", PAGE.repeat(90)),
            ("index.html", PAGE.repeat(80)),
        ];
        let line = |(path, text): &(&str, String)| {
            fs::create_dir_all(dir.join(path).parent().unwrap()).unwrap();
            fs::write(dir.join(path), text).unwrap();
            format!("{}  {path}\n", digits(text.as_bytes()))
        };
        let list: String = files.iter().map(line).collect();
        fs::write(dir.join("SHA256SUMS"), list).unwrap();
        compress(dir, Level::Fast, None).unwrap();
        list_forms(dir).unwrap();
        let options = Options { prefix: prefix.to_owned(), ..Options::default() };
        let running = serve::start(dir, SocketAddr::from(([127, 0, 0, 1], 0)), options).unwrap();
        Mirror { folder, running }
    }

    fn dir(&self) -> &Path {
        self.folder.path()
    }

    fn differences(&self) -> Vec<String> {
        differences(&self.running.address).unwrap().1
    }
}

fn digits(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn differences(address: &str) -> anyhow::Result<(Summary, Vec<String>)> {
    let mut lines = Vec::new();
    let summary = verify_mirror(address, None, &mut |path, difference| {
        let what = match difference {
            Difference::Unreadable(reason) => reason,
            other => format!("{other:?}"),
        };
        lines.push(format!("{}: {what}", path.display()));
        Ok(())
    })?;
    Ok((summary, lines))
}

/// Runs the command; whether it was content, and what it printed.
fn run(arguments: &[&str]) -> (bool, String) {
    let mut vigil = Command::new(env!("CARGO_BIN_EXE_vigil"));
    for name in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "https_proxy", "HTTPS_PROXY"] {
        vigil.env_remove(name);
    }
    let output = vigil.arg("verify").args(arguments).env("RUST_BACKTRACE", "0").output().unwrap();
    let [stdout, stderr] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    (output.status.success(), stdout + &stderr)
}

#[test]
fn a_whole_mirror_is_accepted_at_a_root_and_below_a_path() {
    for prefix in ["", "/a/timeline"] {
        let mirror = Mirror::below(prefix);
        let address = mirror.running.address.trim_end_matches('/');
        let (summary, lines) = differences(address).unwrap();
        assert_eq!(lines, Vec::<String>::new());
        // The server keeps `_headers` for itself.
        assert_eq!((summary.files, summary.forms), (3, 4));
        let (is_whole, printed) = run(&[address]);
        assert!(is_whole && printed.contains("All 3 files"), "{printed}");
        assert!(printed.contains(&digits(&fs::read(mirror.dir().join("SHA256SUMS")).unwrap())), "{printed}");
    }
}

#[test]
fn missing_and_changed_files_are_found_and_forms_may_be_left_out() {
    let mirror = Mirror::below("");
    let dir = mirror.dir();
    for left_out in ["index.html.gz", "event/a/index.html.br", "_headers"] {
        fs::remove_file(dir.join(left_out)).unwrap();
    }
    assert_eq!(mirror.differences(), Vec::<String>::new());
    fs::remove_file(dir.join("data/a b.txt")).unwrap();
    let page = fs::read(dir.join("event/a/index.html")).unwrap();
    fs::remove_file(dir.join("event/a/index.html.gz")).unwrap();
    fs::write(dir.join("event/a/index.html"), &page[..page.len() - 1]).unwrap();
    assert_eq!(mirror.differences(), ["data/a b.txt: Missing", "event/a/index.html: Changed"]);
    let (is_whole, printed) = run(&[&mirror.running.address]);
    assert!(!is_whole, "{printed}");
    assert!(
        printed.contains("missing: data/a b.txt\nchanged: event/a/index.html\n2 differences"),
        "{printed}"
    );
}

#[test]
fn a_page_that_is_another_one_only_when_it_is_compressed_is_found() {
    let mirror = Mirror::below("");
    let path = mirror.dir().join("index.html.br");
    let mut encoder = brotli::CompressorWriter::new(Vec::new(), 4096, 5, 22);
    encoder.write_all(b"another page").unwrap();
    fs::write(path, encoder.into_inner()).unwrap();
    assert_eq!(mirror.differences(), ["index.html: Changed", "index.html.br: Changed"]);
}

#[test]
fn without_a_whole_signed_list_nothing_is_compared() {
    let mirror = Mirror::below("");
    let address = &mirror.running.address;
    let key = "RWRgxCf6WR7p1J3So0Ty5FwysFHMhoTCw2oe9+r3rX9zbjDTyl8mlQ2C";
    assert!(run(&["--key", key, address]).1.contains("there is no SHA256SUMS.minisig"));
    fs::write(mirror.dir().join("SHA256SUMS.minisig"), "no signature").unwrap();
    assert!(run(&["--key", key, address]).1.contains("is not a signature of minisign"));
    fs::write(mirror.dir().join("SHA256SUMS"), "../../etc/passwd").unwrap();
    assert!(run(&[address]).1.contains("line 1 of SHA256SUMS is not a checksum"));
    fs::remove_file(mirror.dir().join("SHA256SUMS")).unwrap();
    assert!(run(&[address]).1.contains("there is no SHA256SUMS at http://127.0.0.1"));
    for other in ["http://", "https://127.0.0.1:1/?a", "https://127.0.0.1:1/"] {
        let (is_whole, printed) = run(&[other]);
        assert!(!is_whole && printed.starts_with("Error: "), "{other}: {printed}");
    }
}

/// A server of one's own making: the head of the answer to each path, and whatever follows it.
fn server(answer: fn(&str) -> String) -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            std::thread::spawn(move || respond(stream, answer));
        }
    });
    address
}

fn respond(mut stream: TcpStream, answer: fn(&str) -> String) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let request = lines.next().and_then(Result::ok).unwrap_or_default();
    lines.map_while(Result::ok).find(String::is_empty);
    let path = request.split(' ').nth(1).unwrap_or_default();
    let text = match path {
        "/SHA256SUMS" => {
            let list: String = ["away", "coded", "cut", "error", "near", "round"]
                .map(|name| format!("{}  {name}\n", digits(b"x")))
                .concat();
            format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{list}", list.len())
        }
        path => answer(path),
    };
    let text = text.replacen("\r\n", "\r\nConnection: close\r\n", 1);
    let _ = stream.write_all(text.as_bytes());
}

#[test]
fn answers_that_are_no_files_are_reported_with_the_reason() {
    let address = server(|path| match path {
        "/near" => "HTTP/1.1 308 Permanent\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n".to_owned(),
        "/x" => "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx".to_owned(),
        "/away" => {
            "HTTP/1.1 302 Found\r\nLocation: http://localhost:9/x\r\nContent-Length: 0\r\n\r\n".to_owned()
        }
        "/round" => "HTTP/1.1 302 Found\r\nLocation: /round\r\nContent-Length: 0\r\n\r\n".to_owned(),
        "/coded" => "HTTP/1.1 200 OK\r\nContent-Encoding: zstd\r\nContent-Length: 1\r\n\r\nx".to_owned(),
        "/error" => "HTTP/1.1 503 Busy\r\nContent-Length: 1\r\n\r\nx".to_owned(),
        _ => "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx".to_owned(),
    });
    let (summary, lines) = differences(&address).unwrap();
    assert_eq!((summary.files, summary.forms), (6, 0));
    assert_eq!(lines.len(), 5, "{lines:?}");
    for (line, expected) in lines.iter().zip([
        "away: the server leads to another origin",
        "coded: the server answers in an encoding",
        "cut: ",
        "error: the server answers with the status 503",
        "round: the server leads from address to address",
    ]) {
        assert!(line.starts_with(expected), "{line}");
    }
}
