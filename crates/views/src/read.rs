//! Files of JSON as JavaScript values.

use wasm_bindgen::JsValue;

/// The value of a file of JSON.
pub(crate) fn parse(file: &[u8]) -> Result<JsValue, JsValue> {
    js_sys::JSON::parse(std::str::from_utf8(file).map_err(|_| "UTF-8")?)
}
