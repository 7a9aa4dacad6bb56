//! Inputs and files from JavaScript values.

use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

/// Reads an input. The error has no details: app and module are of one build, so it can only be a bug.
pub(crate) fn read<T: DeserializeOwned>(input: JsValue) -> Result<T, JsValue> {
    vigil_json::read(input).map_err(|_| JsValue::from_str("input"))
}

/// The value of a file of JSON.
pub(crate) fn parse(file: &[u8]) -> Result<JsValue, JsValue> {
    js_sys::JSON::parse(std::str::from_utf8(file).map_err(|_| "UTF-8")?)
}
