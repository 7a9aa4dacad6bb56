//! The browser's setting to save data.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Whether the reader turned on saving data (`navigator.connection.saveData`, W3C Save Data API); false in browsers
/// without this setting.
pub(crate) fn saves_data() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let get = |of: JsValue, name: &str| Reflect::get(&of, &name.into()).unwrap_or(JsValue::UNDEFINED);
    let path = ["navigator", "connection", "saveData"];
    path.iter().fold(JsValue::from(window), |of, name| get(of, name)).is_truthy()
}
