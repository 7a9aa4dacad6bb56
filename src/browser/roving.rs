//! Keyboard focus among the bars of the histogram (roving `tabindex` of the WAI-ARIA practices,
//! <https://www.w3.org/WAI/ARIA/apg/practices/keyboard-interface/>).

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, SvgElement};

/// Moves the focus to the neighbor, the first or the last bar, and returns true. Returns false for other keys, and for
/// events outside bars.
pub(crate) fn follow_key(event: &Event, key: &str) -> bool {
    let bar = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(bar) = bar.filter(|bar| bar.matches("svg a").unwrap_or(false)) else { return false };
    let is_bar = |element: &Element| element.matches("a").unwrap_or(false);
    let siblings = || bar.parent_element().map(|parent| parent.children());
    let to = match key {
        "ArrowLeft" | "ArrowDown" => bar.previous_element_sibling(),
        "ArrowRight" | "ArrowUp" => bar.next_element_sibling(),
        "Home" => siblings().and_then(|all| (0..all.length()).filter_map(|i| all.item(i)).find(is_bar)),
        "End" => siblings().and_then(|all| all.item(all.length().saturating_sub(1))),
        _ => return false,
    };
    if let Some(to) = to.filter(is_bar).and_then(|to| to.dyn_into::<SvgElement>().ok()) {
        let _ = bar.set_attribute("tabindex", "-1");
        let _ = to.set_attribute("tabindex", "0");
        let _ = to.focus();
    }
    true
}
