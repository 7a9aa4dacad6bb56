//! Keyboard focus.

use web_sys::{FocusOptions, HtmlElement};

/// Focuses an element and scrolls to it.
pub(crate) fn with_scroll(element: &HtmlElement) {
    let _ = element.focus();
}

/// Focuses an element without scrolling to it.
pub(crate) fn without_scroll(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}
