//! The address bar: the one place that navigates.
//!
//! Links are ordinary; a click on one that leads to another page of the site in the same language is taken over
//! here. The scroll position is kept in the history's state, so that Back leads to the same place.

use crate::url::route::{Route, href, split_locale};
use crate::url::view_state::{Rejected, ViewState};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MouseEvent, Url, Window};

/// Where the reader is.
#[derive(Clone, Debug, PartialEq)]
pub struct Location {
    /// The page.
    pub route: Route,
    /// The view of it.
    pub state: ViewState,
}

/// The window; none in native code, where the generator draws parts and asking for it would panic.
fn window() -> Option<Window> {
    if cfg!(target_family = "wasm") { web_sys::window() } else { None }
}

fn base() -> Option<String> {
    window()?.document()?.base_uri().ok()?
}

/// The absolute address of a path relative to the site's root.
pub fn resolve(path: &str) -> String {
    base()
        .and_then(|base| Url::new_with_base(path, &base).ok())
        .map_or_else(|| path.to_owned(), |url| url.href())
}

/// Where an absolute address leads, if to a page of this site in this language.
fn locate(address: &str, prefix: &str, prefixes: &[&str]) -> Option<(Location, Vec<Rejected>)> {
    let rest = address.strip_prefix(&base()?)?;
    let rest = rest.split('#').next().unwrap_or(rest);
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (found, path) = split_locale(path, prefixes);
    if found != prefix {
        return None;
    }
    let (state, rejected) = ViewState::from_query_with_rejected(query);
    Some((Location { route: Route::from_path(path), state }, rejected))
}

/// The fragment of this page's address, without its sign.
pub fn fragment() -> Option<String> {
    Some(window()?.location().hash().ok()?.trim_start_matches('#').to_owned())
}

/// Where the reader is now, and what of the query could not be used.
pub fn current(prefix: &str, prefixes: &[&str]) -> Option<(Location, Vec<Rejected>)> {
    locate(&window()?.location().href().ok()?, prefix, prefixes)
}

/// The value of a key in the query string of this page; for keys that are no part of the view.
pub fn query_value(key: &str) -> Option<String> {
    let query = window()?.location().search().ok()?;
    let pairs = form_urlencoded::parse(query.trim_start_matches('?').as_bytes());
    pairs.into_iter().find(|(name, _)| name == key).map(|(_, value)| value.into_owned())
}

/// How a place enters the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entering {
    /// As a new place: something was chosen.
    Push,
    /// In place of the present one: something was typed.
    Replace,
}

/// Writes a place into the address bar.
pub fn write(prefix: &str, location: &Location, entering: Entering) {
    let address = resolve(&href(prefix, &location.route, &location.state));
    let Some(history) = window().and_then(|window| window.history().ok()) else { return };
    let _ = match entering {
        Entering::Push => history.push_state_with_url(&JsValue::NULL, "", Some(&address)),
        Entering::Replace => {
            let state = history.state().unwrap_or(JsValue::NULL);
            history.replace_state_with_url(&state, "", Some(&address))
        }
    };
}

/// Leaves for an address as the browser would, with a fresh page.
pub fn leave_for(path: &str) {
    if let Some(window) = window() {
        let _ = window.location().assign(&resolve(path));
    }
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// How far the window is scrolled, in pixels.
pub fn scroll_position() -> f64 {
    window().and_then(|window| window.scroll_y().ok()).unwrap_or(0.0)
}

/// Scrolls the window, at once.
pub fn scroll_to(position: f64) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, position);
    }
}

/// Keeps the scroll position with the present place in the history.
pub fn keep_scroll() {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state(&JsValue::from_f64(scroll_position()), "");
    }
}

/// The scroll position kept with the present place.
pub fn kept_scroll() -> Option<f64> {
    window()?.history().ok()?.state().ok()?.as_f64()
}

/// Calls back when the reader goes back or forward, and takes the restoring of scroll from the browser.
pub fn on_travel(run: impl Fn() + 'static) {
    let Some(window) = window() else { return };
    if let Ok(history) = window.history() {
        let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
    }
    listen(&window, "popstate", move |_| run());
}

/// Takes over plain clicks on links that stay on the site and in the language.
pub fn on_link(prefix: String, prefixes: Vec<String>, run: impl Fn(Location) + 'static) {
    let Some(window) = window() else { return };
    listen(&window, "click", move |event| {
        let Some(event) = event.dyn_ref::<MouseEvent>() else { return };
        let prefixes: Vec<&str> = prefixes.iter().map(String::as_str).collect();
        let Some(address) = followed_address(event) else { return };
        let Some((location, _)) = locate(&address, &prefix, &prefixes) else { return };
        if location.route.is_within_app() {
            event.prevent_default();
            run(location);
        }
    });
}

/// The address of the link a click would follow in this window.
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

/// A listener for as long as the page lives.
fn listen(window: &Window, kind: &str, run: impl Fn(Event) + 'static) {
    let callback = Closure::<dyn Fn(Event)>::new(run);
    let _ = window.add_event_listener_with_callback(kind, callback.as_ref().unchecked_ref());
    callback.forget();
}
