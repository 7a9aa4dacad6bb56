//! Fields of inputs, read one by one.
//!
//! Derived deserializers of these structs would be as large as the views that use them.

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// A field; undefined where it is missing.
pub(crate) fn field(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &JsValue::from_str(name)).unwrap_or_default()
}

/// A text; empty where it is missing.
pub(crate) fn text(value: &JsValue, name: &str) -> String {
    field(value, name).as_string().unwrap_or_default()
}

/// A whole number; `None` if it is missing.
pub(crate) fn whole(value: &JsValue, name: &str) -> Option<i32> {
    field(value, name).as_f64().map(|number| number as i32)
}

/// The bytes of a `Uint8Array`; empty where it is missing.
pub(crate) fn bytes(value: &JsValue, name: &str) -> Vec<u8> {
    field(value, name).dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).unwrap_or_default()
}

/// The elements of a list; empty if it is missing.
pub(crate) fn list(value: &JsValue, name: &str) -> Vec<JsValue> {
    let mut elements = Vec::new();
    if let Ok(list) = field(value, name).dyn_into::<Array>() {
        for place in 0..list.length() {
            elements.push(list.get(place));
        }
    }
    elements
}

/// The elements of a list of texts.
pub(crate) fn texts(value: &JsValue, name: &str) -> Vec<String> {
    list(value, name).iter().map(|element| element.as_string().unwrap_or_default()).collect()
}
