//! The document: reading what the page came with, and the few changes views cannot express.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement};

/// The document.
pub fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The text of the element with an id.
pub fn text_of(id: &str) -> Option<String> {
    document()?.get_element_by_id(id)?.text_content()
}

/// The first element a selector finds.
pub fn find(selector: &str) -> Option<HtmlElement> {
    document()?.query_selector(selector).ok()??.dyn_into().ok()
}

/// Puts the keyboard focus on the first element a selector finds, without scrolling to it.
pub fn focus(selector: &str) {
    if let Some(element) = find(selector) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Sets the document's title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets or removes an attribute of the root element (`html[data-ready]`).
pub fn mark_root(name: &str, present: bool) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = if present { root.set_attribute(name, "") } else { root.remove_attribute(name) };
    }
}

/// Sets an element's height in pixels, through the object model: the page's policy forbids style attributes.
pub fn set_height(element: &HtmlElement, height: f64) {
    let _ = element.style().set_property("block-size", &format!("{height}px"));
}

/// How far an element's top lies below the top of the window, in pixels.
pub fn top_of(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}

/// An element's height in pixels.
pub fn height_of(element: &Element) -> f64 {
    element.get_bounding_client_rect().height()
}

/// The window's inner height in pixels.
pub fn window_height() -> f64 {
    web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or(800.0)
}

/// The search box.
pub fn search_input() -> Option<HtmlInputElement> {
    document()?.query_selector("[role=search] input[type=search]").ok()??.dyn_into().ok()
}

/// Whether the keyboard focus is in a place where letters are typed.
pub fn is_typing() -> bool {
    document()
        .and_then(|document| document.active_element())
        .is_some_and(|element| element.matches("input, textarea, select, [contenteditable]").unwrap_or(false))
}

/// Opens a `<dialog>` above the page.
pub fn show_modal(element: &HtmlElement) {
    if let Some(dialog) = element.dyn_ref::<web_sys::HtmlDialogElement>() {
        let _ = dialog.show_modal();
    }
}

/// Closes a `<dialog>`.
pub fn close_dialog(element: &HtmlElement) {
    if let Some(dialog) = element.dyn_ref::<web_sys::HtmlDialogElement>() {
        dialog.close();
    }
}

/// Whether letters are still being composed by an input method.
pub fn is_composing(event: &web_sys::Event) -> bool {
    event.dyn_ref::<web_sys::InputEvent>().is_some_and(web_sys::InputEvent::is_composing)
}

/// Whether a key was pressed, without another held down.
pub fn pressed(event: &web_sys::Event, key: &str) -> bool {
    event
        .dyn_ref::<web_sys::KeyboardEvent>()
        .is_some_and(|event| event.key() == key && !event.ctrl_key() && !event.meta_key() && !event.alt_key())
}

/// The page's language, as its root element says.
pub fn language() -> Option<String> {
    document()?.document_element()?.get_attribute("lang")
}

/// Shows the line that says the app could not start.
pub fn show_failure() {
    if let Some(line) = find("#app-failed") {
        let _ = line.remove_attribute("hidden");
    }
}

/// Writes a fault of the program to the console, for those who look for it there.
pub fn report(fault: &str) {
    web_sys::console::error_1(&fault.into());
}
