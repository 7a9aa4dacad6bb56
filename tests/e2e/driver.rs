//! The running WebDriver server of an engine, which is ended with its test.

use crate::browser::PATIENCE;
use crate::engine::Engine;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How often a driver that names no port is asked whether it listens.
const INTERVAL: Duration = Duration::from_millis(20);

/// The lines that a driver and its browser have printed.
pub type Lines = Arc<Mutex<Vec<String>>>;

/// A running driver.
pub struct Driver {
    _child: Ended,
    address: String,
    /// The lines that it and its browser have printed.
    pub printed: Lines,
    /// The screen of a browser that needs one.
    _screen: Option<Ended>,
}

impl Driver {
    /// Starts the driver of an engine; again if it finds no port, which happens on a busy machine.
    pub fn start(engine: Engine, profile: &Path) -> Driver {
        let started = (0..3).find_map(|_| match engine {
            Engine::WebKit => Driver::start_on_screen(engine, profile),
            Engine::Chromium | Engine::Firefox => Driver::start_on_any_port(engine),
        });
        started.unwrap_or_else(|| panic!("{} must name its port", engine.driver()[0]))
    }

    /// Starts a driver that chooses a port and prints it.
    fn start_on_any_port(engine: Engine) -> Option<Driver> {
        let mut command = command(engine);
        command.arg("--port=0");
        if engine == Engine::Firefox {
            command.arg("--websocket-port=0");
        }
        let mut child = spawn(command, engine);
        let mut lines = BufReader::new(child.0.stdout.take()?).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            // "… successfully on port 1234." and "… Listening on 127.0.0.1:1234".
            let (_, end) =
                line.split_once("successfully on port ").or(line.split_once("Listening on 127.0.0.1:"))?;
            Some(end.trim_end_matches('.').to_owned())
        })?;
        let printed = Lines::default();
        keep(&printed, lines.map_while(Result::ok));
        Some(Driver { _child: child, address: format!("http://127.0.0.1:{port}"), printed, _screen: None })
    }

    /// Starts a driver that needs a port and whose browser needs a screen.
    fn start_on_screen(engine: Engine, profile: &Path) -> Option<Driver> {
        let (screen, display) = start_screen()?;
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).ok()?.local_addr().ok()?.port();
        let mut command = command(engine);
        command.arg(format!("--port={port}")).env("DISPLAY", display).env("GDK_BACKEND", "x11");
        // Neither the graphics card nor the bus of a desktop, which a machine for tests has not.
        command.env("LIBGL_ALWAYS_SOFTWARE", "1").env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
        command.env("NO_AT_BRIDGE", "1").env("DBUS_SESSION_BUS_ADDRESS", "disabled:");
        for variable in ["HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"] {
            command.env(variable, profile);
        }
        let mut child = spawn(command, engine);
        let printed = Lines::default();
        keep(&printed, BufReader::new(child.0.stdout.take()?).lines().map_while(Result::ok));
        let begun = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if begun.elapsed() >= PATIENCE || child.0.try_wait().ok()?.is_some() {
                return None;
            }
            thread::sleep(INTERVAL);
        }
        Some(Driver {
            _child: child,
            address: format!("http://127.0.0.1:{port}"),
            printed,
            _screen: Some(screen),
        })
    }

    /// Opens a browser with a profile.
    pub async fn open(&self, engine: Engine, profile: &Path, preferences: &Value) -> Client {
        let capabilities = engine.capabilities(profile, preferences);
        let connecting =
            ClientBuilder::new(HttpConnector::new()).capabilities(capabilities).connect(&self.address).await;
        let client = connecting.unwrap_or_else(|error| panic!("{engine:?} must start: {error}"));
        if engine != Engine::Chromium {
            client.set_window_size(1280, 900).await.unwrap();
        }
        client
    }
}

/// A process that is killed when it is dropped.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The command of a driver; geckodriver may be among the tools that `cargo xtask` has installed.
fn command(engine: Engine) -> Command {
    let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/bin");
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let paths = std::iter::once(tools).chain(std::env::split_paths(&paths));
    let mut command = Command::new(engine.driver()[0]);
    command.env("PATH", std::env::join_paths(paths).unwrap());
    command
}

fn spawn(mut command: Command, engine: Engine) -> Ended {
    let [program, package] = engine.driver();
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
    Ended(child.unwrap_or_else(|error| panic!("{program} must be installed ({package}): {error}")))
}

/// Starts a screen without a display, and its name.
fn start_screen() -> Option<(Ended, String)> {
    let mut command = Command::new("Xvfb");
    command.args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]);
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut screen = Ended(child.expect("Xvfb must be installed (Debian: xvfb)"));
    let number = BufReader::new(screen.0.stdout.as_mut()?).lines().next()?.ok()?;
    Some((screen, format!(":{number}")))
}

/// Reads lines until their end, on a thread, so that who prints them never waits.
fn keep(printed: &Lines, lines: impl Iterator<Item = String> + Send + 'static) {
    let printed = Arc::clone(printed);
    thread::spawn(move || {
        lines.for_each(|line| printed.lock().unwrap_or_else(PoisonError::into_inner).push(line));
    });
}
