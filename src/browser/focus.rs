//! The keyboard focus.

use web_sys::{FocusOptions, HtmlElement};

/// Puts the focus on an element without scrolling to it.
pub fn without_scroll(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}
