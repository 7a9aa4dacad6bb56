//! What is handed to the chart's module.

use super::dom;
use super::module::Module;
use js_sys::{Array, Uint8Array};
use vigil_index::DocSet;

/// Shows events in the page's chart, in lanes; false if their dates are not known yet and were not given.
pub fn show(module: &Module, lanes: &[DocSet], dates: &[u8]) -> bool {
    let Some(figure) = dom::find("figure.chart") else { return true };
    let arguments = Array::of2(&figure, &Uint8Array::from(dates));
    for docs in lanes {
        arguments.push(&Uint8Array::from(docs.to_bytes().as_slice()));
    }
    module.call("show", &arguments)
}
