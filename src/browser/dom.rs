//! The document: reads the page and events, and makes the few changes that components cannot express.

use super::json;
use crate::data::page_data::{CONTENT_ID, ELEMENT_ID, FRAME_REGIONS, LoadedPage};
use wasm_bindgen::JsCast;
pub(crate) use web_sys::HtmlElement;
use web_sys::{Document, Element};

/// The height of a low screen, in pixels.
const LOW_PX: f64 = 600.0;

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The data, content and frame of a page; none if the JSON or an element is missing or malformed.
fn page_in_document(document: &Document) -> Option<LoadedPage> {
    let json = document.get_element_by_id(ELEMENT_ID)?.text_content()?;
    let html = document.get_element_by_id(CONTENT_ID)?.inner_html();
    let frame = FRAME_REGIONS.map(|name| {
        let region = document.query_selector(&format!("[data-frame={name}]")).ok().flatten();
        region.map(|region| region.inner_html()).unwrap_or_default()
    });
    Some(LoadedPage::new(json::parse(&json).ok()?, html, frame))
}

/// The page in the current document.
pub(crate) fn first_page() -> Option<LoadedPage> {
    page_in_document(&document()?)
}

/// The page in the text of a fetched document. Its scripts do not run, its images and sheets are not loaded.
pub(crate) fn page_in(html: &str) -> Option<LoadedPage> {
    let parser = web_sys::DomParser::new().ok()?;
    page_in_document(&parser.parse_from_string(html, web_sys::SupportedType::TextHtml).ok()?)
}

/// The descendants of `element` that have the attribute `mark`, each after the attribute's value.
pub(crate) fn marked_in(element: &Element, mark: &str) -> Vec<(String, HtmlElement)> {
    let Ok(nodes) = element.query_selector_all(&["[", mark, "]"].concat()) else { return Vec::new() };
    let elements = (0..nodes.length()).filter_map(|i| nodes.item(i)?.dyn_into::<HtmlElement>().ok());
    elements.filter_map(|element| Some((element.get_attribute(mark)?, element))).collect()
}

/// The first element that matches a selector.
pub(crate) fn find(selector: &str) -> Option<HtmlElement> {
    document()?.query_selector(selector).ok()??.dyn_into().ok()
}

/// Sets the text of the first element that matches a selector, if there is one.
pub(crate) fn set_text(selector: &str, text: &str) {
    if let Some(element) = find(selector) {
        element.set_text_content(Some(text));
    }
}

/// Sets the title of the document.
pub(crate) fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets or removes an empty attribute of `<html>`, such as `data-ready`.
pub(crate) fn mark_root(name: &str, present: bool) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = if present { root.set_attribute(name, "") } else { root.remove_attribute(name) };
    }
}

/// Replaces the content of an element. A focus inside it moves to the new element with the same key, address or action.
pub(crate) fn replace_content(element: &Element, html: &str) {
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
        // Unchecked, because elements of SVG are no `HtmlElement` but have the same `focus()`.
        .filter_map(|i| Some(candidates.item(i)?.unchecked_into::<HtmlElement>()))
        .find(|candidate| candidate.get_attribute(name).as_deref() == Some(&value));
    if let Some(same) = same {
        super::focus::without_scroll(&same);
    }
}

/// The left edge and the width of an element's first child, in pixels.
pub(crate) fn first_child_extent(element: &Element) -> Option<(f64, f64)> {
    let rect = element.first_element_child()?.get_bounding_client_rect();
    Some((rect.left(), rect.width()))
}

/// Whether the target of an event is in an SVG.
pub(crate) fn is_in_svg(event: &web_sys::Event) -> bool {
    target_within(event, "svg").is_some()
}

/// The `data-key` of an event's target.
pub(crate) fn key_of_target(event: &web_sys::Event) -> Option<String> {
    event.target()?.dyn_into::<Element>().ok()?.get_attribute("data-key")
}

fn target_within(event: &web_sys::Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// `data-action` and `data-value` of the nearest element around an event's target that has an action. Only
/// [`crate::ui::Action::of`] interprets them.
pub(crate) fn action_of(event: &web_sys::Event) -> Option<(String, String)> {
    let element = target_within(event, "[data-action]")?;
    Some((element.get_attribute("data-action")?, element.get_attribute("data-value").unwrap_or_default()))
}

/// The inner height of the window in pixels; 800 if unknown.
pub(crate) fn window_height() -> f64 {
    web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or(800.0)
}

/// The height of the window that is on screen, in pixels: without the keyboard of a phone.
pub(crate) fn visible_height() -> f64 {
    let viewport = web_sys::window().and_then(|window| window.visual_viewport());
    viewport.map_or_else(window_height, |viewport| viewport.height())
}

/// Whether little height is on screen, as above the keyboard of a phone.
pub(crate) fn is_low() -> bool {
    visible_height() <= LOW_PX
}

/// Closes a popover if it is open.
pub(crate) fn close_popover(element: &HtmlElement) {
    // Fails where the browser knows no popovers and always shows the element.
    let _ = element.hide_popover();
}

/// Scrolls to the top of an element.
pub(crate) fn scroll_to(element: &Element) {
    element.scroll_into_view();
}

/// The lower edge of an element, in pixels below the top of the window.
pub(crate) fn bottom(element: &Element) -> f64 {
    element.get_bounding_client_rect().bottom()
}

/// Whether the focused element accepts typed text.
pub(crate) fn is_typing() -> bool {
    document()
        .and_then(|document| document.active_element())
        .is_some_and(|element| element.matches("input, textarea, select, [contenteditable]").unwrap_or(false))
}

/// Whether a click would follow a link in this window: the main button, no modifier key.
pub(crate) fn is_plain_click(event: &web_sys::Event) -> bool {
    event.dyn_ref::<web_sys::MouseEvent>().is_some_and(|event| {
        let is_held = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        !is_held && event.button() == 0
    })
}

/// Whether an input event is part of an unfinished composition of an input method.
pub(crate) fn is_composing(event: &web_sys::Event) -> bool {
    event.dyn_ref::<web_sys::InputEvent>().is_some_and(web_sys::InputEvent::is_composing)
}

/// The pressed key; none with Control, Meta or Alt, or while an input method is composing.
pub(crate) fn key_of(event: &web_sys::KeyboardEvent) -> Option<String> {
    let held = event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing();
    (!held).then(|| event.key())
}

/// [`key_of`] for the untyped event of a listener on the window.
pub(crate) fn key_pressed(event: &web_sys::Event) -> Option<String> {
    key_of(event.dyn_ref()?)
}

/// Reports in one line that the app could not start, and shows the whole prerendered page (`script/start.js`).
pub(crate) fn show_failure() {
    if let (Some(window), Ok(event)) = (web_sys::window(), web_sys::Event::new("failed-start")) {
        let _ = window.dispatch_event(&event);
    }
}
