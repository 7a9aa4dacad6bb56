//! What is handed to the chart's module.

use super::dom;
use super::module::Module;
use js_sys::{Array, Uint8Array};
use vigil_index::DocSet;
use wasm_bindgen::JsValue;

/// Shows events in the page's chart, in lanes; false if it does not know their dates yet and was not given them.
pub fn show(module: &Module, lanes: &[DocSet], dates: Option<&[u8]>) -> bool {
    let Some(figure) = dom::find("figure.chart") else { return true };
    let bits: Array = lanes.iter().map(|docs| Uint8Array::from(docs.to_bytes().as_slice())).collect();
    let dates = dates.map_or(JsValue::UNDEFINED, |dates| Uint8Array::from(dates).into());
    let shown = module.call("show", &Array::of3(&figure, &bits, &dates));
    shown.is_some_and(|shown| shown.is_truthy())
}
