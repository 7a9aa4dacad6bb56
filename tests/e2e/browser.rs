//! A browser, driven over WebDriver: a fresh profile for each test, ended with it.

use crate::driver::{Driver, Lines};
use crate::engine::Engine;
use crate::page::Page;
use crate::site;
use fantoccini::error::CmdError;
use fantoccini::{Client, wd};
use serde_json::{Value, json};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long anything may take before a test fails.
pub const PATIENCE: Duration = Duration::from_secs(15);

/// How often a condition is looked at.
const INTERVAL: Duration = Duration::from_millis(20);

/// The functions that tests call in a page.
const PROBE: &str = include_str!("probe.js");

/// Whether a document has the functions.
const HAS_PROBE: &str = "return 'probe' in window";

/// Calls one of the functions, by its name and a list of arguments.
const CALL_PROBE: &str = "return window.probe[arguments[0]](...arguments[1])";

/// The machine has room for one browser.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Runs a test on the built site.
pub fn on_site(test: impl AsyncFnOnce(&Page)) {
    on_site_below("/", test);
}

/// Runs a test on the built site below a path.
pub fn on_site_below(prefix: &str, test: impl AsyncFnOnce(&Page)) {
    let dist = site::dist();
    in_browser(&dist, prefix, &json!({}), test);
}

/// Runs a test on the built site in a browser with some preferences of Chromium; other engines obey the one that turns scripts
/// off.
pub fn on_site_with(preferences: &Value, test: impl AsyncFnOnce(&Page)) {
    let dist = site::dist();
    in_browser(&dist, "/", preferences, test);
}

/// Runs a test on the site of ten thousand made-up events.
pub fn on_large_site(test: impl AsyncFnOnce(&Page)) {
    let dist = site::large_dist();
    in_browser(&dist, "/", &json!({}), test);
}

/// Runs a test on those files of the built site that are wanted.
pub fn on_part_of_site(wanted: fn(&Path) -> bool, test: impl AsyncFnOnce(&Page)) {
    on_changed_site(wanted, |_| {}, test);
}

/// Runs a test on a changed copy of those files of the built site that are wanted.
pub fn on_changed_site(wanted: fn(&Path) -> bool, change: fn(&Path), test: impl AsyncFnOnce(&Page)) {
    let dist = site::dist();
    let folder = tempfile::tempdir().unwrap();
    site::copy(&dist, folder.path(), &wanted);
    change(folder.path());
    in_browser(folder.path(), "/", &json!({}), test);
}

/// Runs a test on a changed copy of the built site, which the test may change while it is served. The copy has no
/// compressed forms and no pictures.
pub fn on_copy_of_site(change: fn(&Path), test: impl AsyncFnOnce(&Page, &Path)) {
    let folder = tempfile::tempdir().unwrap();
    let is_plain =
        |path: &Path| !["br", "gz", "png"].iter().any(|end| path.extension().is_some_and(|e| e == *end));
    site::copy(&site::dist(), folder.path(), &is_plain);
    change(folder.path());
    in_browser(folder.path(), "/", &json!({}), async |page| test(page, folder.path()).await);
}

fn in_browser(dir: &Path, prefix: &str, preferences: &Value, test: impl AsyncFnOnce(&Page)) {
    let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let running = site::serve(dir, prefix);
    let profile = tempfile::tempdir().unwrap();
    let engine = Engine::chosen();
    let driver = Driver::start(engine, profile.path());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let client = runtime.block_on(driver.open(engine, profile.path(), preferences));
    let browser = Browser { client: client.clone(), engine, printed: driver.printed.clone() };
    let page = Page::new(browser, &running.address);
    if engine == Engine::Chromium {
        // The page has the focus, whether or not the browser thinks that its window is in front.
        let focus = page.browser.devtools("Emulation.setFocusEmulationEnabled", json!({ "enabled": true }));
        runtime.block_on(focus);
    }
    let outcome = catch_unwind(AssertUnwindSafe(|| runtime.block_on(test(&page))));
    if outcome.is_err() {
        eprintln!("the page: {}", runtime.block_on(page.describe()));
    }
    // A browser that does not close in time is ended with its driver.
    let _ = runtime.block_on(async { tokio::time::timeout(PATIENCE, client.close()).await });
    drop(driver);
    running.stop();
    outcome.unwrap_or_else(|panic| resume_unwind(panic));
}

/// A browser window.
#[derive(Clone)]
pub struct Browser {
    /// The session.
    pub client: Client,
    /// The engine.
    pub engine: Engine,
    printed: Lines,
}

impl Browser {
    /// The value of a function of `probe.js` in the document or frame that has the focus; a promise is awaited.
    pub async fn probe(&self, name: &str, arguments: &Value) -> Value {
        let value = self.call(name, arguments).await;
        value.unwrap_or_else(|error| panic!("{error}\nin: probe.{name}{arguments}"))
    }

    /// Calls a function of `probe.js`, which a new document gets with its first call.
    pub async fn call(&self, name: &str, arguments: &Value) -> Result<Value, CmdError> {
        let arguments = vec![json!(name), arguments.clone()];
        let called = self.client.execute(CALL_PROBE, arguments.clone()).await;
        if called.is_ok() || self.client.execute(HAS_PROBE, Vec::new()).await? == json!(true) {
            return called;
        }
        self.client.execute(PROBE, Vec::new()).await?;
        self.client.execute(CALL_PROBE, arguments).await
    }

    /// Waits until the value of a function of `probe.js` passes a check.
    pub async fn until(&self, what: &str, name: &str, arguments: &Value, is_met: impl Fn(&Value) -> bool) {
        let begun = Instant::now();
        let mut ticks = tokio::time::interval(INTERVAL);
        loop {
            ticks.tick().await;
            // Between two pages there is no document to ask: an error means that the check fails as yet.
            match self.call(name, arguments).await {
                Ok(value) if is_met(&value) => return,
                last => {
                    let is_late = begun.elapsed() >= PATIENCE;
                    assert!(!is_late, "waited in vain for {what}: probe.{name}{arguments}: {last:?}");
                }
            }
        }
    }

    /// Runs a program of another project in the page.
    pub async fn run_program(&self, program: &str) {
        self.client.execute(program, Vec::new()).await.unwrap();
    }

    /// Calls a function of `probe.js` in each new document, before its own scripts.
    pub async fn probe_new_documents(&self, name: &str, arguments: &Value) {
        let source = format!("{PROBE}\nprobe[{}](...{arguments});", json!(name));
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await;
    }

    /// The lines written to the console since the last call. Other engines than Chromium print them.
    pub async fn console(&self) -> Vec<Value> {
        if self.engine != Engine::Chromium {
            let printed = std::mem::take(&mut *self.printed.lock().unwrap_or_else(PoisonError::into_inner));
            return printed
                .into_iter()
                .filter(|line| self.engine.is_console(line))
                .map(Value::from)
                .collect();
        }
        let lines = self.command("se/log", json!({ "type": "browser" })).await;
        lines.as_array().cloned().unwrap_or_default()
    }

    /// Gives a command of Chromium's own, by the DevTools protocol. Tests that call it are listed in `engines.toml`.
    pub async fn devtools(&self, command: &str, parameters: Value) {
        assert_eq!(self.engine, Engine::Chromium, "only Chromium has {command}");
        self.command("goog/cdp/execute", json!({ "cmd": command, "params": parameters })).await;
    }

    /// Prints the page on paper of a size in centimeters: a PDF in Base64.
    pub async fn print(&self, width: f64, height: f64) -> String {
        let margin = json!({ "top": 0, "bottom": 0, "left": 0, "right": 0 });
        let page = json!({ "width": width, "height": height });
        let printed =
            self.command("print", json!({ "page": page, "margin": margin, "shrinkToFit": false })).await;
        printed.as_str().unwrap().to_owned()
    }

    async fn command(&self, path: &'static str, body: Value) -> Value {
        self.client.issue_cmd(ExtensionCommand { path, body }).await.unwrap()
    }
}

/// A WebDriver command that fantoccini does not know: printing, and those of chromedriver's own.
#[derive(Debug)]
struct ExtensionCommand {
    path: &'static str,
    body: Value,
}

impl wd::WebDriverCompatibleCommand for ExtensionCommand {
    fn endpoint(&self, base_url: &url::Url, session_id: Option<&str>) -> Result<url::Url, url::ParseError> {
        base_url.join(&format!("session/{}/{}", session_id.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
