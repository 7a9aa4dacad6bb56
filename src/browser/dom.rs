//! The document: reading what the page came with, and the few changes views cannot express.

use crate::page_data::{CONTENT_ID, ELEMENT_ID, FRAME_REGIONS, LoadedPage};
use wasm_bindgen::JsCast;
pub use web_sys::HtmlElement;
use web_sys::{Document, Element, HtmlAnchorElement, HtmlInputElement};

/// The document.
fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Tells the scripts of the page that something has happened.
pub fn announce(event: &str) {
    if let (Some(window), Ok(event)) = (web_sys::window(), web_sys::Event::new(event)) {
        let _ = window.dispatch_event(&event);
    }
}

/// The page in a document.
fn page_in_document(document: &Document) -> Option<LoadedPage> {
    let json = document.get_element_by_id(ELEMENT_ID)?.text_content()?;
    let html = document.get_element_by_id(CONTENT_ID)?.inner_html();
    let frame = FRAME_REGIONS.map(|name| {
        let region = document.query_selector(&format!("[data-region={name}]")).ok().flatten();
        region.map(|region| region.inner_html()).unwrap_or_default()
    });
    Some(LoadedPage::new(miniserde::json::from_str(&json).ok()?, html, frame))
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

/// Puts another page's content in place of the present one's.
pub fn set_content(html: &str) {
    if let Some(main) = document().and_then(|document| document.get_element_by_id(CONTENT_ID)) {
        main.set_inner_html(html);
    }
}

/// Leads each link that keeps the view in another language, or at another place of the page, to where it is told to; it
/// names the first part of its path.
pub fn lead_links(address: &dyn Fn(&str) -> String) {
    let links = document().and_then(|document| document.query_selector_all("a[data-prefix]").ok());
    let Some(links) = links else { return };
    for link in (0..links.length()).filter_map(|i| links.item(i)?.dyn_into::<HtmlAnchorElement>().ok()) {
        let address = address(&link.get_attribute("data-prefix").unwrap_or_default());
        let _ = link.set_attribute("href", &(address + &link.hash()));
    }
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

/// The number in an attribute of the root element.
pub fn root_number(name: &str) -> Option<u32> {
    document()?.document_element()?.get_attribute(name)?.parse().ok()
}

/// Draws the content of `[data-region="<name>"]` anew. Where the keyboard's focus was in it, it goes to the element that
/// has the same key, or else the same address.
pub fn draw_region(name: &str, html: &str) {
    let Some(element) = find(&format!("[data-region={name}]")) else { return };
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

/// An attribute of the first element a selector finds.
pub fn attribute(selector: &str, name: &str) -> Option<String> {
    find(selector)?.get_attribute(name)
}

/// What a `<template>` of the page holds, as HTML; nothing where there is no such template.
pub fn template(view: &str) -> String {
    find(&format!("template[data-view={view}]")).map(|template| template.inner_html()).unwrap_or_default()
}

/// The window's inner height in pixels.
pub fn window_height() -> f64 {
    web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or(800.0)
}

/// The text in an input.
pub fn text_in(selector: &str) -> String {
    input(selector).map(|input| input.value()).unwrap_or_default()
}

/// Puts a text into an input.
pub fn set_text_in(selector: &str, text: &str) {
    if let Some(input) = input(selector) {
        input.set_value(text);
    }
}

fn input(selector: &str) -> Option<HtmlInputElement> {
    find(selector)?.dyn_into().ok()
}

/// Whether the element an event came from has an attribute.
pub fn is_marked(event: &web_sys::Event, name: &str) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.has_attribute(name))
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
        let held = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        !held && event.button() == 0
    })
}

/// Whether letters are still being composed by an input method.
pub fn is_composing(event: &web_sys::Event) -> bool {
    event.dyn_ref::<web_sys::InputEvent>().is_some_and(web_sys::InputEvent::is_composing)
}

/// The key that was pressed, unless another is held down with it or an input method is composing.
pub fn key_of(event: &web_sys::Event) -> Option<String> {
    let event = event.dyn_ref::<web_sys::KeyboardEvent>()?;
    let held = event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing();
    (!held).then(|| event.key())
}

/// The page's language, as its root element says.
pub fn language() -> Option<String> {
    document()?.document_element()?.get_attribute("lang")
}

/// Shows the line that says the app could not start, and what came with the page.
pub fn show_failure() {
    mark_root("data-searching", false);
    mark_root("data-single", false);
    if let Some(line) = find("#app-failed") {
        let _ = line.remove_attribute("hidden");
    }
}
