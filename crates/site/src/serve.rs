//! `vigil serve`: the site as a good static host would give it, for trying it out and for the browser tests.
//!
//! Content types, precompressed forms, directory indexes, `404.html`, ranges, validators, cache rules and the rules of
//! a `_headers` file; on the loopback address unless told otherwise. Nothing is computed, nothing is written.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::thread::JoinHandle;

use anyhow::Context;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

mod body;
mod encoding;
mod header_rules;
mod media_type;
mod range;
mod respond;
mod target;

use respond::Site;

/// What `vigil serve` is told.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The folder that holds the site.
    dir: PathBuf,
    /// The port; 0 takes any that is free.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// The address to listen on; others than the default make the site visible to the network.
    #[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    host: IpAddr,
    /// The path the site is to appear under, such as `/a/b/`.
    #[arg(long, default_value = "/")]
    prefix: String,
}

/// A server at work; dropping it stops it.
#[derive(Debug)]
pub struct Running {
    /// Where the site is, such as `http://127.0.0.1:8080/`, with the prefix.
    pub address: String,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Running {
    /// Stops listening and waits until nothing runs any more.
    pub fn stop(self) {
        drop(self);
    }

    /// Waits for as long as the server runs.
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

/// Serves until the process is ended.
pub fn run(args: Args) -> anyhow::Result<ExitCode> {
    let running = start(&args.dir, SocketAddr::new(args.host, args.port), &args.prefix)?;
    println!("Serving {} at {}", args.dir.display(), running.address);
    running.wait();
    Ok(ExitCode::SUCCESS)
}

/// Starts serving `dir` at `addr` below the path `prefix` (`/` for the root), on threads of its own.
pub fn start(dir: &Path, addr: SocketAddr, prefix: &str) -> anyhow::Result<Running> {
    let prefix = normalize_prefix(prefix);
    let site = Arc::new(Site::open(dir, prefix.clone())?);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let listener = runtime.block_on(TcpListener::bind(addr)).with_context(|| {
        format!("cannot listen on {addr}; if another program has the port, choose one with --port")
    })?;
    let address = format!("http://{}{prefix}", listener.local_addr()?);
    let (stop, stopped) = oneshot::channel();
    let thread = std::thread::spawn(move || {
        runtime.block_on(async {
            tokio::select! {
                () = accept(listener, site) => {}
                _ = stopped => {}
            }
        });
        // Open connections are cut: a browser may hold them for minutes.
        runtime.shutdown_background();
    });
    Ok(Running { address, stop: Some(stop), thread: Some(thread) })
}

async fn accept(listener: TcpListener, site: Arc<Site>) {
    loop {
        // A connection that ends before it is accepted concerns nobody else.
        let Ok((stream, _)) = listener.accept().await else { continue };
        let _ = stream.set_nodelay(true);
        let site = Arc::clone(&site);
        tokio::spawn(async move {
            let service = service_fn(move |request| {
                let site = Arc::clone(&site);
                async move { Ok::<_, std::convert::Infallible>(site.respond(&request).await) }
            });
            // Errors here are readers who left; there is nobody to tell.
            let _ = http1::Builder::new()
                .timer(TokioTimer::new())
                .serve_connection(TokioIo::new(stream), service)
                .await;
        });
    }
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
