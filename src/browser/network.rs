//! The reader's wish to save data.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Whether the reader asked the browser to save data (`navigator.connection.saveData`, W3C Save Data API). Browsers
/// that cannot be told so are taken not to.
pub fn saves_data() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let get = |of: JsValue, name: &str| Reflect::get(&of, &name.into()).unwrap_or(JsValue::UNDEFINED);
    let path = ["navigator", "connection", "saveData"];
    path.iter().fold(JsValue::from(window), |of, name| get(of, name)).is_truthy()
}
