//! What is handed to the chart's module.

use super::dom;
use super::module::Module;
use js_sys::{Array, BigUint64Array};
use vigil_index::DocSet;

/// Shows events in the page's chart, in those lanes that have any.
pub fn show(module: &Module, lanes: &[DocSet]) {
    let Some(figure) = dom::find("figure.chart") else { return };
    let arguments = Array::of1(&figure);
    for docs in lanes.iter().filter(|docs| !docs.is_empty()) {
        arguments.push(&BigUint64Array::from(docs.words()));
    }
    module.call("show", &arguments);
}
