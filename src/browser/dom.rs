//! The document: reading what the page came with, and the few changes views cannot express.

use super::json;
use crate::data::page_data::{CONTENT_ID, ELEMENT_ID, FRAME_REGIONS, LoadedPage};
use wasm_bindgen::JsCast;
pub use web_sys::HtmlElement;
use web_sys::{Document, Element};

/// The document.
fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The page in a document.
fn page_in_document(document: &Document) -> Option<LoadedPage> {
    let json = document.get_element_by_id(ELEMENT_ID)?.text_content()?;
    let html = document.get_element_by_id(CONTENT_ID)?.inner_html();
    let frame = FRAME_REGIONS.map(|name| {
        let region = document.query_selector(&format!("[data-frame={name}]")).ok().flatten();
        region.map(|region| region.inner_html()).unwrap_or_default()
    });
    Some(LoadedPage::new(json::parse(&json).ok()?, html, frame))
}

/// The page that was opened.
pub fn first_page() -> Option<LoadedPage> {
    page_in_document(&document()?)
}

/// The same, from the text of a page that was fetched. Nothing in it is run or loaded.
pub fn page_in(html: &str) -> Option<LoadedPage> {
    let parser = web_sys::DomParser::new().ok()?;
    page_in_document(&parser.parse_from_string(html, web_sys::SupportedType::TextHtml).ok()?)
}

/// The elements within another that have a mark, with its value.
pub fn marked_in(element: &Element, mark: &str) -> Vec<(String, HtmlElement)> {
    let Ok(marked) = element.query_selector_all(&["[", mark, "]"].concat()) else { return Vec::new() };
    let marked = (0..marked.length()).filter_map(|i| marked.item(i)?.dyn_into::<HtmlElement>().ok());
    marked.filter_map(|marked| Some((marked.get_attribute(mark)?, marked))).collect()
}

/// The first element a selector finds.
pub fn find(selector: &str) -> Option<HtmlElement> {
    document()?.query_selector(selector).ok()??.dyn_into().ok()
}

/// Sets the text of the first element a selector finds.
pub fn set_text(selector: &str, text: &str) {
    if let Some(element) = find(selector) {
        element.set_text_content(Some(text));
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

/// Replaces the content of an element. Where the keyboard focus was in it, it goes to the element with the same key, or
/// else the same address.
pub fn replace_content(element: &Element, html: &str) {
    let focused = document()
        .and_then(|document| document.active_element())
        .filter(|focused| element.contains(Some(focused.as_ref())));
    let key = focused.and_then(|focused| {
        ["data-key", "href", "data-action"]
            .iter()
            .find_map(|name| Some((*name, focused.get_attribute(name)?)))
    });
    element.set_inner_html(html);
    let Some((name, value)) = key else { return };
    let Ok(candidates) = element.query_selector_all(&format!("[{name}]")) else { return };
    let same = (0..candidates.length())
        // Elements of a drawing can be focused as those of a page can, though they are not of that type.
        .filter_map(|i| Some(candidates.item(i)?.unchecked_into::<HtmlElement>()))
        .find(|candidate| candidate.get_attribute(name).as_deref() == Some(&value));
    if let Some(same) = same {
        super::focus::without_scroll(&same);
    }
}

/// The left edge and the width of an element's first child, in pixels.
pub fn first_child_extent(element: &Element) -> Option<(f64, f64)> {
    let rect = element.first_element_child()?.get_bounding_client_rect();
    Some((rect.left(), rect.width()))
}

/// Whether an event comes from within a drawing.
pub fn is_in_svg(event: &web_sys::Event) -> bool {
    target_within(event, "svg").is_some()
}

/// The key of the element an event comes from (`data-key`).
pub fn key_of_target(event: &web_sys::Event) -> Option<String> {
    event.target()?.dyn_into::<Element>().ok()?.get_attribute("data-key")
}

fn target_within(event: &web_sys::Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// The words of the action a click stands for (`data-action`, `data-value`); read by [`crate::ui::Action::of`].
pub fn action_of(event: &web_sys::Event) -> Option<(String, String)> {
    let element = target_within(event, "[data-action]")?;
    Some((element.get_attribute("data-action")?, element.get_attribute("data-value").unwrap_or_default()))
}

/// The window's inner height in pixels.
pub fn window_height() -> f64 {
    web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or(800.0)
}

/// Whether the keyboard focus is in a place where letters are typed.
pub fn is_typing() -> bool {
    document()
        .and_then(|document| document.active_element())
        .is_some_and(|element| element.matches("input, textarea, select, [contenteditable]").unwrap_or(false))
}

/// Whether a click is one that follows a link in this window.
pub fn is_plain_click(event: &web_sys::Event) -> bool {
    event.dyn_ref::<web_sys::MouseEvent>().is_some_and(|event| {
        let is_held = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        !is_held && event.button() == 0
    })
}

/// Whether letters are still being composed by an input method.
pub fn is_composing(event: &web_sys::Event) -> bool {
    event.dyn_ref::<web_sys::InputEvent>().is_some_and(web_sys::InputEvent::is_composing)
}

/// The key that was pressed, unless another is held down with it or an input method is composing.
pub fn key_of(event: &web_sys::KeyboardEvent) -> Option<String> {
    let held = event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing();
    (!held).then(|| event.key())
}

/// The same, for a listener on the window.
pub fn key_pressed(event: &web_sys::Event) -> Option<String> {
    key_of(event.dyn_ref()?)
}

/// Shows the line that says the app could not start, and all that came with the page.
pub fn show_failure() {
    super::more::place_all();
    mark_root("data-searching", false);
    mark_root("data-single", false);
    if let Some(line) = find("#app-failed") {
        let _ = line.remove_attribute("hidden");
    }
}
