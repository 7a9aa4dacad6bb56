//! Stands between the browser and `vigil serve`: adds a script to each page, which reloads it after a build or shows the
//! error. Built sites never contain the script.
//!
//! The policy of the pages allows scripts and requests of the page's own origin, so it stays as it is published.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::Context;

/// The added script.
const SCRIPT: &str = include_str!("reload.js");
/// How often an idle stream of events is written to, which finds out that its page was closed.
const HEARTBEAT: Duration = Duration::from_secs(10);
/// Request headers that the site's server does not get: pages must be whole, uncompressed and fresh.
const DROPPED_REQUEST: &[&str] = &["accept-encoding", "connection", "if-modified-since", "if-none-match"];
/// Headers of the site's server that are no longer true of a page with the script.
const DROPPED_RESPONSE: &[&str] = &["cache-control", "connection", "content-length", "etag", "last-modified"];

/// The state of the builds, shared with all open pages.
#[derive(Default)]
pub(crate) struct Live {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Clone, Default, PartialEq, serde::Serialize)]
struct State {
    /// The number of the site; each page knows the one it is from.
    version: u64,
    /// The error of the last build; empty after a good one.
    fault: String,
}

impl Live {
    /// Reloads all open pages.
    pub(crate) fn reload(&self) {
        self.set(|state| *state = State { version: state.version + 1, fault: String::new() });
    }

    /// Shows an error on all open pages.
    pub(crate) fn show(&self, fault: String) {
        self.set(|state| state.fault = fault);
    }

    fn set(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.lock());
        self.changed.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The state, as soon as it differs from `seen`, or after a heartbeat.
    fn after(&self, seen: Option<&State>) -> State {
        let same = |state: &mut State| seen == Some(state);
        let waited = self.changed.wait_timeout_while(self.lock(), HEARTBEAT, same);
        waited.unwrap_or_else(PoisonError::into_inner).0.clone()
    }
}

/// Listens on this machine in the background; `upstream` is the address of the site's server.
pub(crate) fn listen(port: u16, upstream: String, live: Arc<Live>) -> anyhow::Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .with_context(|| format!("cannot listen on port {port}; choose another with --port"))?;
    println!("Serving at http://{}/ and watching for changes", listener.local_addr()?);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (upstream, live) = (upstream.clone(), Arc::clone(&live));
            // An error is a browser that has left.
            std::thread::spawn(move || answer(&stream, &upstream, &live));
        }
    });
    Ok(())
}

/// Answers the one request of a connection.
fn answer(mut stream: &TcpStream, upstream: &str, live: &Live) -> io::Result<()> {
    let head = read_head(stream)?;
    let path = head.split(' ').nth(1).unwrap_or_default();
    match path.split('?').next() {
        Some("/__reload.js") => write!(
            stream,
            "HTTP/1.1 200 OK\r\nContent-Type: text/javascript\r\nCache-Control: no-store\r\n\
             Connection: close\r\nContent-Length: {}\r\n\r\n{SCRIPT}",
            SCRIPT.len()
        ),
        Some("/__reload") => send_events(stream, live),
        _ => {
            let response = forward(&head, upstream)?;
            let version = live.lock().version;
            stream.write_all(&with_script(response, version))
        }
    }
}

/// The request line and the headers, without the empty line.
fn read_head(stream: &TcpStream) -> io::Result<String> {
    let mut head = String::new();
    let mut reader = BufReader::new(stream.take(65_536));
    while reader.read_line(&mut head)? > 2 {}
    Ok(head.trim_end().to_owned())
}

/// Writes the state at once and after each change, until the page is closed.
fn send_events(mut stream: &TcpStream, live: &Live) -> io::Result<()> {
    write!(stream, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\r\n")?;
    let mut seen = None;
    loop {
        let state = live.after(seen.as_ref());
        write!(stream, "data: {}\n\n", serde_json::to_string(&state)?)?;
        seen = Some(state);
    }
}

/// The whole answer of the site's server. It is asked in HTTP 1.0, in which an answer ends with its connection.
fn forward(head: &str, upstream: &str) -> io::Result<Vec<u8>> {
    let mut lines = head.lines();
    let request = lines.next().unwrap_or_default().replace("HTTP/1.1", "HTTP/1.0");
    let mut server = TcpStream::connect(upstream)?;
    write!(server, "{request}\r\n")?;
    for line in lines.filter(|line| !is_named(line, DROPPED_REQUEST)) {
        write!(server, "{line}\r\n")?;
    }
    write!(server, "\r\n")?;
    let mut response = Vec::new();
    server.read_to_end(&mut response)?;
    Ok(response)
}

fn is_named(header: &str, names: &[&str]) -> bool {
    header.split_once(':').is_some_and(|(name, _)| names.iter().any(|other| name.eq_ignore_ascii_case(other)))
}

/// A page with the script in its head; any other response unchanged, also documents for frames, whose policy forbids requests.
fn with_script(response: Vec<u8>, version: u64) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(&response) else { return response };
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return response };
    let is_page = head.to_ascii_lowercase().contains("content-type: text/html");
    if !is_page || !body.contains("connect-src 'self'") {
        return response;
    }
    let script = format!("<script src=\"/__reload.js?{version}\" async></script></head>");
    let body = body.replacen("</head>", &script, 1);
    let kept: Vec<&str> = head.lines().filter(|line| !is_named(line, DROPPED_RESPONSE)).collect();
    let length = body.len();
    let head = kept.join("\r\n");
    format!(
        "{head}\r\nCache-Control: no-store\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "HTTP/1.0 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nETag: \"1\"\r\nContent-Length: 9\r\n\r\n\
        <head><meta content=\"connect-src 'self'\"></head><body>";

    /// Asks for a path of a server that answers everything with [`PAGE`]; returns the answer and the forwarded request.
    fn ask(path: &str, live: &Live) -> (String, String) {
        let upstream = TcpListener::bind("127.0.0.1:0").unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let upstream_address = upstream.local_addr().unwrap().to_string();
        let mut browser = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        write!(
            browser,
            "GET {path} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br\r\nIf-None-Match: \"1\"\r\n\r\n"
        )
        .unwrap();
        let forwarded = std::thread::scope(|scope| {
            let server = scope.spawn(|| {
                let (mut stream, _) = upstream.accept().unwrap();
                let head = read_head(&stream).unwrap_or_default();
                let _ = stream.write_all(PAGE.as_bytes());
                head
            });
            answer(&listener.accept().unwrap().0, &upstream_address, live).unwrap();
            // Where nothing was forwarded, the server is still waiting.
            drop(TcpStream::connect(&upstream_address));
            server.join().unwrap()
        });
        let mut answer = String::new();
        browser.read_to_string(&mut answer).unwrap();
        (answer, forwarded)
    }

    #[test]
    fn a_page_gets_the_script_of_its_version_and_is_never_cached() {
        let live = Live::default();
        live.reload();
        let (page, forwarded) = ask("/people/", &live);
        assert!(page.contains("<script src=\"/__reload.js?1\" async></script></head><body>"), "{page}");
        assert!(page.contains("Cache-Control: no-store") && !page.contains("ETag"), "{page}");
        let (head, body) = page.split_once("\r\n\r\n").unwrap();
        assert!(head.contains(&format!("Content-Length: {}", body.len())), "{head}");
        assert_eq!(forwarded, "GET /people/ HTTP/1.0\r\nHost: x");
    }

    #[test]
    fn other_files_and_documents_for_frames_are_unchanged() {
        let style = PAGE.replace("text/html", "text/css").into_bytes();
        assert_eq!(with_script(style.clone(), 1), style);
        let frame = PAGE.replace("connect-src 'self'", "script-src 'none'").into_bytes();
        assert_eq!(with_script(frame.clone(), 1), frame);
    }

    #[test]
    fn the_script_is_served_by_itself() {
        let (answer, forwarded) = ask("/__reload.js?7", &Live::default());
        assert!(answer.ends_with(SCRIPT) && forwarded.is_empty(), "{answer}");
    }

    #[test]
    fn pages_learn_of_errors_and_of_new_sites() {
        let live = Live::default();
        let first = live.after(None);
        live.show("no such person".to_owned());
        let failed = live.after(Some(&first));
        assert_eq!((failed.version, failed.fault.as_str()), (0, "no such person"));
        live.reload();
        let built = live.after(Some(&failed));
        assert_eq!((built.version, built.fault.as_str()), (1, ""));
    }
}
