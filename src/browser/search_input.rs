//! The search box as an element: its text, and what assistive technology is told of its list.

use super::dom;

/// The search box.
pub const INPUT: &str = "[role=search] input[type=search]";

/// The text in the box.
pub fn text() -> String {
    dom::text_in(INPUT)
}

/// Puts a text into the box, unless it is there: the caret stays where nothing changes.
pub fn set_text(text: &str) {
    if self::text() != text {
        dom::set_text_in(INPUT, text);
    }
}

/// Shows or hides the list of names, and tells which of them the arrows point at.
pub fn expand(is_open: bool, active: Option<usize>) {
    let (Some(input), Some(list)) = (dom::find(INPUT), dom::find("#suggestions")) else { return };
    list.set_hidden(!is_open);
    let _ = input.set_attribute("aria-expanded", if is_open { "true" } else { "false" });
    let _ = match active {
        Some(place) => input.set_attribute("aria-activedescendant", &format!("suggestion-{place}")),
        None => input.remove_attribute("aria-activedescendant"),
    };
}
