//! The address bar and the history: the only code that navigates.
//!
//! Links are ordinary links; a plain click on one to a page of this site in the same language is handled here instead of
//! by the browser. The state of a history entry is its scroll position.

use super::network::is_offline;
use crate::url::route::{Route, href, split_locale};
use crate::url::view_state::{Rejected, ViewState};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlInputElement, MouseEvent, Url, Window};

/// A page and a view of it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Location {
    /// The page.
    pub route: Route,
    /// Its view; the default one on pages without a timeline.
    pub state: ViewState,
}

/// The window; none in the generator.
fn window() -> Option<Window> {
    // `web_sys::window` panics in native code, and the generator resolves addresses while it draws parts.
    if cfg!(target_family = "wasm") { web_sys::window() } else { None }
}

fn base() -> Option<String> {
    window()?.document()?.base_uri().ok()?
}

/// The absolute address of a path relative to the site's root.
pub(crate) fn resolve(path: &str) -> String {
    base()
        .and_then(|base| Url::new_with_base(path, &base).ok())
        .map_or_else(|| path.to_owned(), |url| url.href())
}

/// The page and view of an absolute address, and the rejected pairs of its query; none outside this site or language.
fn locate(address: &str, prefix: &str, prefixes: &[&str]) -> Option<(Location, Vec<Rejected>)> {
    let below_root = address.strip_prefix(&base()?)?;
    let (sent, fragment) = below_root.split_once('#').unwrap_or((below_root, ""));
    let kept = fragment.strip_prefix('?').unwrap_or_default();
    let (full_path, query) = sent.split_once('?').unwrap_or((sent, kept));
    let (found, path) = split_locale(full_path, prefixes);
    if found != prefix {
        return None;
    }
    let (state, rejected) = ViewState::from_query_with_rejected(query);
    Some((Location { route: Route::from_path(path), state }, rejected))
}

/// The fragment of this page's address, without `#`; empty without one.
pub(crate) fn fragment() -> Option<String> {
    Some(window()?.location().hash().ok()?.trim_start_matches('#').to_owned())
}

/// The page and view in the address bar, and the rejected pairs of its query.
pub(crate) fn current(prefix: &str, prefixes: &[&str]) -> Option<(Location, Vec<Rejected>)> {
    locate(&window()?.location().href().ok()?, prefix, prefixes)
}

/// The value of a key of this page's query string, for keys that are no part of the view (`limit`).
pub(crate) fn query_value(key: &str) -> Option<String> {
    let query = window()?.location().search().ok()?;
    let pairs = form_urlencoded::parse(query.trim_start_matches('?').as_bytes());
    pairs.into_iter().find(|(name, _)| name == key).map(|(_, value)| value.into_owned())
}

/// How a location is written into the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Entering {
    /// As a new entry.
    Push,
    /// In place of the current entry, whose scroll position it keeps.
    Replace,
}

/// The address of a page and view. Its query is in the fragment, which browsers keep from hosts, if `is_private`, or if
/// the reader has chosen so, which the present address shows.
pub(crate) fn address(prefix: &str, location: &Location, is_private: bool) -> String {
    let address = resolve(&href(prefix, &location.route, &location.state));
    let is_chosen = fragment().is_some_and(|fragment| fragment.starts_with('?'));
    match address.split_once('?') {
        Some((path, query)) if is_private || is_chosen => [path, "#?", query].concat(),
        // The choice outlasts a view without a query.
        None if is_chosen => address + "#?",
        _ => address,
    }
}

/// Writes an [`address`] into the address bar and the history.
pub(crate) fn write(address: &str, entering: Entering) {
    let Some(history) = window().and_then(|window| window.history().ok()) else { return };
    let _ = match entering {
        Entering::Push => history.push_state_with_url(&JsValue::NULL, "", Some(address)),
        Entering::Replace => {
            let state = history.state().unwrap_or(JsValue::NULL);
            history.replace_state_with_url(&state, "", Some(address))
        }
    };
}

/// Whether the address leads to a page of the site that is not `route`. Unknown if it is none that the site has.
pub(crate) fn is_elsewhere(route: &Route, prefix: &str, prefixes: &[&str]) -> bool {
    !matches!(route, Route::NotFound | Route::Embed)
        && current(prefix, prefixes).is_none_or(|(at, _)| at.route != *route && at.route != Route::NotFound)
}

/// Lets the browser load the page at a path or an address.
pub(crate) fn leave_for(path: &str) {
    if let Some(window) = window() {
        let _ = window.location().assign(&resolve(path));
    }
}

/// Reloads the page, unless there is no network: the browser's own page of errors would replace it.
pub(crate) fn reload() {
    if let Some(window) = window().filter(|_| !is_offline()) {
        let _ = window.location().reload();
    }
}

/// The vertical scroll position of the window, in pixels.
pub(crate) fn scroll_position() -> f64 {
    window().and_then(|window| window.scroll_y().ok()).unwrap_or(0.0)
}

/// Scrolls the window to a vertical position in pixels, without animation.
pub(crate) fn scroll_to(position: f64) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, position);
    }
}

/// Stores the scroll position in the current history entry.
pub(crate) fn keep_scroll() {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state(&JsValue::from_f64(scroll_position()), "");
    }
}

/// The scroll position stored in the current history entry.
pub(crate) fn kept_scroll() -> Option<f64> {
    window()?.history().ok()?.state().ok()?.as_f64()
}

/// Calls `run` after Back and Forward, and turns off the browser's own scroll restoration.
pub(crate) fn on_travel(run: impl Fn() + 'static) {
    let Some(window) = window() else { return };
    if let Ok(history) = window.history() {
        // The browser would scroll before the page of that entry is shown.
        let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
    }
    listen(&window, "popstate", move |_| run());
}

/// Calls `run` for each plain click on a link, with its address, and its page and view if it leads to this site in the same
/// language. The browser follows the link if it returns false.
pub(crate) fn on_link(
    prefix: String,
    prefixes: Vec<String>,
    run: impl Fn(String, Option<Location>) -> bool + 'static,
) {
    let Some(window) = window() else { return };
    listen(&window, "click", move |event| {
        let Some(event) = event.dyn_ref::<MouseEvent>() else { return };
        let prefixes: Vec<&str> = prefixes.iter().map(String::as_str).collect();
        let Some(address) = followed_address(event) else { return };
        let location = locate(&address, &prefix, &prefixes).map(|(location, _)| location);
        if run(address, location) {
            event.prevent_default();
        }
    });
}

/// Calls `run` with the text of each search form in the page (`data-search`) that is submitted.
pub(crate) fn on_search(run: impl Fn(String) + 'static) {
    let Some(window) = window() else { return };
    listen(&window, "submit", move |event| {
        let form = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlFormElement>().ok());
        let Some(form) = form.filter(|form| form.has_attribute("data-search")) else { return };
        let field =
            form.elements().named_item("q").and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
        if let Some(field) = field {
            event.prevent_default();
            run(field.value());
        }
    });
}

/// The absolute address of the link that a click would follow in this window; none for links with a fragment, which the
/// browser follows.
fn followed_address(event: &MouseEvent) -> Option<String> {
    if !super::dom::is_plain_click(event) || event.default_prevented() {
        return None;
    }
    let link = event.target()?.dyn_into::<web_sys::Element>().ok()?.closest("a[href]").ok()??;
    if link.has_attribute("target") || link.has_attribute("download") {
        return None;
    }
    let address = resolve(&link.get_attribute("href")?);
    (!address.contains('#')).then_some(address)
}

/// Adds a listener that is never removed.
fn listen(window: &Window, kind: &str, run: impl Fn(Event) + 'static) {
    let callback = Closure::<dyn Fn(Event)>::new(run);
    let _ = window.add_event_listener_with_callback(kind, callback.as_ref().unchecked_ref());
    // The navigator lives as long as the document.
    callback.forget();
}
