//! The engine under test: Chromium, or the one that `VIGIL_BROWSER` names. `tests/e2e/engines.toml` lists the tests that the
//! others cannot run.

use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};

/// Chromium's switches: no window, no sandbox in containers, no traffic of its own.
const SWITCHES: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,900",
];

/// The switches of WebKitGTK's small browser. It prints the lines of the console, for which its driver has no command.
const WEBKIT_SWITCHES: [&str; 2] = ["--automation", "--enable-write-console-messages-to-stdout=true"];

/// Chromium's preference about scripts, which turns them off as 2.
const NO_SCRIPT: &str = "profile.managed_default_content_settings.javascript";

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, driven by chromedriver.
    Chromium,
    /// Firefox ESR, driven by geckodriver.
    Firefox,
    /// WebKitGTK's small browser, driven by WebKitWebDriver.
    WebKit,
}

impl Engine {
    /// The engine that `VIGIL_BROWSER` names; without it Chromium.
    pub fn chosen() -> Engine {
        match std::env::var("VIGIL_BROWSER").as_deref() {
            Err(_) | Ok("" | "chromium") => Engine::Chromium,
            Ok("firefox") => Engine::Firefox,
            Ok("webkit") => Engine::WebKit,
            Ok(other) => panic!("VIGIL_BROWSER is chromium, firefox or webkit, not {other}"),
        }
    }

    /// The program that drives it, and its Debian package or crate.
    pub fn driver(self) -> [&'static str; 2] {
        match self {
            Engine::Chromium => ["chromedriver", "chromium-driver of Debian"],
            Engine::Firefox => ["geckodriver", "geckodriver of crates.io, with firefox-esr of Debian"],
            Engine::WebKit => ["WebKitWebDriver", "webkit2gtk-driver of Debian, with xvfb"],
        }
    }

    /// Whether a line that the browser printed is one of the console.
    pub fn is_console(self, line: &str) -> bool {
        match self {
            Engine::Chromium => false,
            // Not those of its own parts, such as the one that looks for updates of settings.
            Engine::Firefox if line.contains("resource://") || line.contains("RSLoader") => false,
            Engine::Firefox if line.starts_with("console.") => true,
            Engine::Firefox => line.starts_with("JavaScript ") && line.contains(" http://"),
            Engine::WebKit => line.starts_with("CONSOLE "),
        }
    }

    /// The capabilities of a session with a new profile and preferences of Chromium.
    pub fn capabilities(self, profile: &Path, preferences: &Value) -> Map<String, Value> {
        let has_script = preferences[NO_SCRIPT] != json!(2);
        let capabilities = match self {
            Engine::Chromium => {
                let mut switches = SWITCHES.map(str::to_owned).to_vec();
                switches.push(format!("--user-data-dir={}", profile.display()));
                json!({
                    "goog:chromeOptions": { "args": switches, "prefs": preferences },
                    "goog:loggingPrefs": { "browser": "ALL" },
                })
            }
            Engine::Firefox => {
                // Errors and lines of the console are printed, because geckodriver has no command for them.
                let preferences = json!({
                    "javascript.enabled": has_script,
                    "browser.dom.window.dump.enabled": true,
                    "devtools.console.stdout.content": true,
                });
                json!({ "moz:firefoxOptions": { "args": ["-headless"], "prefs": preferences } })
            }
            Engine::WebKit => {
                let mut switches = WEBKIT_SWITCHES.to_vec();
                if !has_script {
                    switches.push("--enable-javascript=false");
                }
                json!({ "webkitgtk:browserOptions": { "binary": small_browser(), "args": switches } })
            }
        };
        capabilities.as_object().cloned().unwrap_or_default()
    }
}

/// WebKitGTK's small browser, which Debian keeps next to the library.
fn small_browser() -> PathBuf {
    let below = |folder: PathBuf| std::fs::read_dir(folder).into_iter().flatten().flatten();
    let folders = below("/usr/lib".into()).flat_map(|child| below(child.path()));
    let mut found: Vec<_> = folders.map(|folder| folder.path().join("MiniBrowser")).collect();
    found.retain(|path| path.is_file());
    found.sort();
    found.pop().expect("WebKitGTK's MiniBrowser must be installed (Debian: webkit2gtk-driver)")
}
