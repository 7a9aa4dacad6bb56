//! `vigil serve`: the site as a good static host would give it, for trying it out and for the browser tests.
//!
//! tower-http's `ServeDir` reads the files: precompressed forms, ranges, conditions. Added here: content types, the index
//! of a folder, `404.html`, cache rules, the rules of a `_headers` file, and limits for slow clients. On the loopback
//! address unless told otherwise. Nothing is computed, nothing is written.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use anyhow::Context;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio_io_timeout::TimeoutWriter;

mod header_rules;
mod host;
mod inside;
mod media_type;
mod policy;
mod range;
mod respond;
mod target;

use respond::Site;

/// How long a client may take for the headers of a request or read nothing of a response, unless told otherwise.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long the server waits when no connection can be accepted.
const PAUSE: Duration = Duration::from_millis(100);

/// How a site is served.
#[derive(Clone, Debug)]
pub struct Options {
    /// The path the site is below, such as `/a/b/`; the root by default.
    pub prefix: String,
    /// Whether any name in `Host` is answered, and files carry the `Access-Control-Allow-Origin` of `_headers`. By
    /// default neither: the site may be a draft, which other sites opened in the same browser must not read.
    pub is_published: bool,
    /// The longest a client may take to send the headers of a request, counted from the connection or from the response
    /// before; then the connection is cut. 30 seconds by default.
    pub header_timeout: Duration,
    /// The longest a client may read nothing of a response before the connection is cut. 30 seconds by default.
    pub write_timeout: Duration,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            prefix: "/".to_owned(),
            is_published: false,
            header_timeout: PATIENCE,
            write_timeout: PATIENCE,
        }
    }
}

/// A running server; dropping it stops it.
#[derive(Debug)]
pub struct Running {
    /// The address of the site, such as `http://127.0.0.1:8080/`, with the prefix.
    pub address: String,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Running {
    /// Stops listening, cuts open connections and waits for the server's thread.
    pub fn stop(self) {
        drop(self);
    }

    /// Blocks until the server ends, which it does by itself only if it fails.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // The receiver is gone only when the server has already ended.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Starts serving `dir` at `addr`, on threads of its own. Fails if there is no such folder or the port is taken.
pub fn start(dir: &Path, addr: SocketAddr, options: Options) -> anyhow::Result<Running> {
    let prefix = normalize_prefix(&options.prefix);
    let site = Arc::new(Site::open(dir, prefix.clone(), options.is_published)?);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let listener = runtime.block_on(TcpListener::bind(addr)).with_context(|| {
        format!("cannot listen on {addr}; if another program has the port, choose one with --port")
    })?;
    let address = format!("http://{}{prefix}", listener.local_addr()?);
    let (stop, stopped) = oneshot::channel();
    let thread = std::thread::spawn(move || {
        runtime.block_on(async {
            tokio::select! {
                () = accept(listener, site, options) => {}
                _ = stopped => {}
            }
        });
        // Open connections are cut: a browser may hold them for minutes.
        runtime.shutdown_background();
    });
    Ok(Running { address, stop: Some(stop), thread: Some(thread) })
}

async fn accept(listener: TcpListener, site: Arc<Site>, options: Options) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => drop(tokio::spawn(converse(stream, Arc::clone(&site), options.clone()))),
            // Most often too many files are open: without the pause, trying again would keep a core busy.
            Err(_) => tokio::time::sleep(PAUSE).await,
        }
    }
}

/// Answers the requests of one connection until either side ends it or the client is too slow.
async fn converse(stream: TcpStream, site: Arc<Site>, options: Options) {
    let _ = stream.set_nodelay(true);
    let mut stream = TimeoutWriter::new(stream);
    stream.set_timeout(Some(options.write_timeout));
    let service = service_fn(move |request| {
        let site = Arc::clone(&site);
        async move { Ok::<_, std::convert::Infallible>(site.respond(&request).await) }
    });
    // An error is a client that left or was cut off; there is nobody to tell.
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(options.header_timeout)
        .serve_connection(TokioIo::new(Box::pin(stream)), service)
        .await;
}

/// The prefix with one slash at each end.
fn normalize_prefix(prefix: &str) -> String {
    match prefix.trim_matches('/') {
        "" => "/".to_owned(),
        inner => format!("/{inner}/"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_has_one_slash_at_each_end() {
        for (given, expected) in
            [("", "/"), ("/", "/"), ("a/b", "/a/b/"), ("/a/b/", "/a/b/"), ("//a//", "/a/")]
        {
            assert_eq!(normalize_prefix(given), expected, "{given}");
        }
    }
}
