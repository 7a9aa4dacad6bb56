//! A page of the site, in the words of those who read it.

use crate::browser::{Browser, PATIENCE};
use crate::engine::Engine;
use fantoccini::Locator;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde::Serialize;
use serde_json::{Value, json};

/// The search box.
const SEARCH_BOX: &str = "[role=search] input[type=search]";

/// A page of the site in a browser.
pub struct Page {
    /// The browser.
    pub browser: Browser,
    root: String,
}

impl Page {
    /// No page yet, of the site at `root`.
    pub fn new(browser: Browser, root: &str) -> Page {
        Page { browser, root: root.to_owned() }
    }

    /// The address of the site.
    pub fn root(&self) -> &str {
        &self.root
    }

    /// Opens an address below the site's root.
    pub async fn open(&self, path: &str) {
        self.browser.client.goto(&format!("{}{path}", self.root)).await.unwrap();
    }

    /// The first element a selector finds, as soon as there is one; works without JavaScript.
    pub async fn find(&self, selector: &str) -> Element {
        let found = self.browser.client.wait().at_most(PATIENCE).for_element(Locator::Css(selector)).await;
        found.unwrap_or_else(|error| panic!("{selector}: {error}"))
    }

    /// Opens a view of the timeline and waits for its events.
    pub async fn open_timeline(&self, path: &str) {
        self.open(path).await;
        self.ready().await;
    }

    /// Waits until the app is interactive and shows the answer to the last query.
    pub async fn ready(&self) {
        self.until("the app", "isReady", ()).await;
    }

    /// The value of a function of `probe.js`, called with a list of arguments; `()` is none.
    pub async fn probe(&self, name: &str, arguments: impl Serialize) -> Value {
        self.browser.probe(name, &list(arguments)).await
    }

    /// Waits until a function of `probe.js` returns `true`.
    pub async fn until(&self, what: &str, name: &str, arguments: impl Serialize) {
        self.until_is(what, name, arguments, true).await;
    }

    /// Waits until a function of `probe.js` returns a value.
    pub async fn until_is(
        &self,
        what: &str,
        name: &str,
        arguments: impl Serialize,
        expected: impl Serialize,
    ) {
        let expected = json!(expected);
        self.browser.until(what, name, &list(arguments), |value| *value == expected).await;
    }

    /// Waits until a function of `probe.js` returns another value than before; null is none.
    pub async fn until_other(&self, what: &str, name: &str, arguments: impl Serialize, before: &Value) {
        self.browser.until(what, name, &list(arguments), |value| !value.is_null() && value != before).await;
    }

    /// Waits until a function of `probe.js` returns a number above a limit.
    pub async fn until_above(&self, what: &str, name: &str, arguments: impl Serialize, limit: f64) {
        let is_above = |value: &Value| value.as_f64().is_some_and(|number| number > limit);
        self.browser.until(what, name, &list(arguments), is_above).await;
    }

    /// Waits until a selector finds an element.
    pub async fn until_exists(&self, what: &str, selector: &str) {
        self.until(what, "exists", [selector]).await;
    }

    /// Waits until a selector finds no element.
    pub async fn until_absent(&self, what: &str, selector: &str) {
        self.until_is(what, "exists", [selector], false).await;
    }

    /// Waits until the first element of a selector is drawn.
    pub async fn until_visible(&self, what: &str, selector: &str) {
        self.until(what, "isVisible", [selector]).await;
    }

    /// Waits until the first element of a selector is not drawn, or there is none.
    pub async fn until_hidden(&self, what: &str, selector: &str) {
        self.until_is(what, "isVisible", [selector], false).await;
    }

    /// Waits until a selector finds `count` elements.
    pub async fn until_count(&self, what: &str, selector: &str, count: u64) {
        self.until_is(what, "count", [selector], count).await;
    }

    /// Focuses the first element of a selector, without the keyboard or the pointer.
    pub async fn focus(&self, selector: &str) {
        self.probe("focus", [selector]).await;
    }

    /// Types a text into the emptied search box and waits for its events.
    pub async fn search(&self, text: &str) {
        let search_box = self.browser.client.find(Locator::Css(SEARCH_BOX)).await.unwrap();
        search_box.click().await.unwrap();
        search_box.send_keys(&format!("{}a{}", Key::Control, Key::Null)).await.unwrap();
        search_box.send_keys(&format!("{}{text}", Key::Delete)).await.unwrap();
        self.answers(text).await;
    }

    /// Waits until the list answers a text.
    pub async fn answers(&self, text: &str) {
        self.until("the answer", "isAnswered", [text]).await;
    }

    /// Presses a key in the search box.
    pub async fn press(&self, key: Key) {
        let search_box = self.browser.client.find(Locator::Css(SEARCH_BOX)).await.unwrap();
        search_box.send_keys(&key.to_string()).await.unwrap();
    }

    /// Clicks the first element a selector finds.
    pub async fn click(&self, selector: &str) {
        if self.browser.engine != Engine::Chromium {
            // Other drivers scroll an element to the edge of the window, below what is sticky there.
            self.probe("bringToMiddle", [selector]).await;
        }
        if self.browser.engine == Engine::WebKit {
            // Its driver clicks no `summary`.
            if self.probe("exists", [format!("{selector}:is(summary)")]).await == json!(true) {
                self.probe("click", [selector]).await;
                return;
            }
        }
        let element = self.browser.client.find(Locator::Css(selector)).await;
        element.unwrap_or_else(|error| panic!("{selector}: {error}")).click().await.unwrap();
    }

    /// Clicks an element that leads to another view of the timeline, and waits for its events.
    pub async fn choose(&self, selector: &str, query: &str) {
        self.click(selector).await;
        self.at_query(query).await;
    }

    /// Waits until the address has a query string and its events are shown.
    pub async fn at_query(&self, query: &str) {
        self.until_is("the address", "address", ["search"], query).await;
        self.ready().await;
    }

    /// Goes back.
    pub async fn back(&self) {
        self.browser.client.back().await.unwrap();
    }

    /// Goes forward.
    pub async fn forward(&self) {
        self.browser.client.forward().await.unwrap();
    }

    /// The text of all elements a selector finds.
    pub async fn texts(&self, selector: &str) -> Vec<String> {
        strings(self.probe("texts", [selector]).await)
    }

    /// Whether an element is drawn.
    pub async fn is_visible(&self, selector: &str) -> bool {
        self.probe("isVisible", [selector]).await == json!(true)
    }

    /// The ids of the events in the list.
    pub async fn events(&self) -> Vec<String> {
        strings(self.probe("listedEvents", ()).await)
    }

    /// How many events the live region counts.
    pub async fn count(&self) -> u64 {
        let said = self.texts("#app [role=status]").await;
        let said = said.first().expect("a live region");
        // "11 events of 385", in Chinese in the opposite order: the number found is never the larger one.
        let numbers = said.replace(',', "");
        let numbers = numbers.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok());
        numbers.min().unwrap_or_else(|| panic!("no digits in the live region: {said}"))
    }

    /// Searches for a text and counts its events.
    pub async fn count_of(&self, text: &str) -> u64 {
        self.search(text).await;
        self.count().await
    }

    /// Fails if the console holds a line.
    pub async fn assert_silent(&self) {
        let lines = self.browser.console().await;
        assert!(lines.is_empty(), "{lines:#?}");
    }

    /// Presses keys one after the other, wherever the focus is.
    pub async fn press_keys(&self, keys: &str) {
        for value in keys.chars() {
            let pressed = KeyActions::new("keys".to_owned());
            let pressed = pressed.then(KeyAction::Down { value }).then(KeyAction::Up { value });
            self.browser.client.perform_actions(pressed).await.unwrap();
        }
    }

    /// Address, text and console of the page, for the message of a failed test.
    pub async fn describe(&self) -> String {
        // A page that cannot run the function is described by the error.
        let described = self.browser.call("describe", &json!([])).await;
        match described {
            Ok(value) => {
                format!("{}\n{:?}", value.as_str().unwrap_or_default(), self.browser.console().await)
            }
            Err(error) => error.to_string(),
        }
    }
}

fn strings(value: Value) -> Vec<String> {
    serde_json::from_value(value).unwrap()
}

/// The arguments of a call as a list.
fn list(arguments: impl Serialize) -> Value {
    match json!(arguments) {
        Value::Null => json!([]),
        list => list,
    }
}
