//! Keyboard focus among links that are one stop of the Tab key together (roving `tabindex` of the WAI-ARIA practices,
//! <https://www.w3.org/WAI/ARIA/apg/practices/keyboard-interface/>). The page is drawn with `tabindex="-1"` on all but one.

use super::focus;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// Moves the focus from the link of an event to another link of the group around it (both are selectors): to the one before or
/// after, the first or the last. Returns false for other keys and for events outside such links.
pub(crate) fn follow_key(event: &Event, key: &str, group: &str, link: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(target) = target.filter(|target| target.matches(link).unwrap_or(false)) else { return false };
    let Some(links) =
        target.closest(group).ok().flatten().and_then(|group| group.query_selector_all(link).ok())
    else {
        return false;
    };
    let count = links.length();
    let place = (0..count).find(|place| links.item(*place).as_ref() == Some(&target)).unwrap_or(0);
    let next = match key {
        "ArrowLeft" | "ArrowUp" => place.saturating_sub(1),
        "ArrowRight" | "ArrowDown" => (place + 1).min(count - 1),
        "Home" => 0,
        "End" => count - 1,
        _ => return false,
    };
    if let Some(to) = links.item(next).and_then(|to| to.dyn_into::<Element>().ok()) {
        let _ = target.set_attribute("tabindex", "-1");
        let _ = to.set_attribute("tabindex", "0");
        focus::with_scroll(to.unchecked_ref());
    }
    true
}
