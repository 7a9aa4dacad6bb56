//! The state of the network, as the browser tells it.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Whether the reader turned on saving data (`navigator.connection.saveData`, W3C Save Data API); false in browsers
/// without this setting.
pub(crate) fn saves_data() -> bool {
    navigator(&["connection", "saveData"]).is_truthy()
}

/// Whether the browser knows that there is no network (`navigator.onLine`). It may have one that leads nowhere.
pub(crate) fn is_offline() -> bool {
    navigator(&["onLine"]).is_falsy()
}

fn navigator(path: &[&str]) -> JsValue {
    let get = |of: JsValue, name: &str| Reflect::get(&of, &name.into()).unwrap_or(JsValue::UNDEFINED);
    let window = web_sys::window().map(JsValue::from).unwrap_or_default();
    path.iter().fold(get(window, "navigator"), |of, name| get(of, name))
}
