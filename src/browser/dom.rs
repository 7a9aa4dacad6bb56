//! The document: reading what the page came with, and the few changes views cannot express.

use crate::page_data::{CONTENT_ID, Content, ELEMENT_ID, PageData};
use wasm_bindgen::JsCast;
pub use web_sys::HtmlElement;
use web_sys::{Document, Element, HtmlInputElement};

/// The document.
fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The data a page came with, and its content.
fn page_data(document: &Document) -> Option<PageData> {
    let json = document.get_element_by_id(ELEMENT_ID)?.text_content()?;
    let mut page: PageData = serde_json::from_str(&json).ok()?;
    page.content =
        Content::Html(document.get_element_by_id(CONTENT_ID).map(|e| e.inner_html()).unwrap_or_default());
    Some(page)
}

/// The page that was opened.
pub fn first_page() -> Option<PageData> {
    page_data(&document()?)
}

/// The same, from the text of a page that was fetched. Nothing in it is run or loaded.
pub fn page_in(html: &str) -> Option<PageData> {
    let parser = web_sys::DomParser::new().ok()?;
    page_data(&parser.parse_from_string(html, web_sys::SupportedType::TextHtml).ok()?)
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

/// Sets an attribute.
pub fn set_attribute(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// Draws an element's content anew. Where the keyboard's focus was in it, it goes to the element that has the same
/// key, or else the same address.
pub fn draw(element: &Element, html: &str) {
    let focused = document()
        .and_then(|document| document.active_element())
        .filter(|focused| element.contains(Some(focused)));
    let key = focused.and_then(|focused| {
        ["data-key", "href", "data-action"]
            .iter()
            .find_map(|name| Some((*name, focused.get_attribute(name)?)))
    });
    element.set_inner_html(html);
    let Some((name, value)) = key else { return };
    let Ok(candidates) = element.query_selector_all(&format!("[{name}]")) else { return };
    let same = (0..candidates.length())
        .filter_map(|i| candidates.item(i)?.dyn_into::<HtmlElement>().ok())
        .find(|candidate| candidate.get_attribute(name).as_deref() == Some(&value));
    if let Some(same) = same {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = same.focus_with_options(&options);
    }
}

/// What a click asks for: the `data-action` of the element that was clicked, and its `data-value`.
pub fn action_of(event: &web_sys::Event) -> Option<(String, String)> {
    let element = event.target()?.dyn_into::<Element>().ok()?.closest("[data-action]").ok()??;
    Some((element.get_attribute("data-action")?, element.get_attribute("data-value").unwrap_or_default()))
}

/// The heights of an element's children, in pixels.
pub fn child_heights(element: &Element) -> Vec<f64> {
    let children = element.children();
    (0..children.length()).filter_map(|i| children.item(i)).map(|child| height_of(&child)).collect()
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
