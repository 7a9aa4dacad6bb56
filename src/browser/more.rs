//! Expands content of long pages that is text in `noscript`. A holder (`data-more`) is a closed `details`, or follows a
//! list and has its further rows; its children are the opener (`summary` or `button`) and the `noscript`.

use super::{dom, focus, history};
use crate::data::page_data::CONTENT_ID;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// The attribute of a holder; removed when it is expanded.
const HOLDER: &str = "data-more";
/// Selects the controls that expand the holder around them.
const OPENER: &str = "[data-more] > :is(summary, button)";

/// Expands the content that a click needs, before the click has its effect: its own holder, all rows of the lists that it
/// sorts, or the target of its link. Returns whether the click needs any.
pub(crate) fn expand_for_click(main: &Element, event: &Event) -> bool {
    let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let closest = |selector: &str| pressed.as_ref()?.closest(selector).ok()?;
    if let Some(opener) = closest(OPENER) {
        open(&opener);
        true
    } else if let Some(root) = closest("[data-arrange]").and_then(|_| closest("[data-view-root]")) {
        expand_within(&root);
        true
    } else if let Some(link) = closest("a[href*='#']") {
        let address = link.get_attribute("href").unwrap_or_default();
        expand_target(main, address.split_once('#').map_or("", |(_, id)| id))
    } else {
        false
    }
}

/// Expands the target of the address's fragment and scrolls to it.
pub(crate) fn show_target(main: &Element) {
    // The browser looked for it when it was still text.
    let Some(id) = history::fragment().filter(|id| expand_target(main, id)) else { return };
    let Some(target) = dom::find(&format!("[id='{id}']")) else { return };
    if let Ok(Some(details)) = target.closest("details") {
        let _ = details.set_attribute("open", "");
    }
    target.scroll_into_view();
}

/// Expands all holders of the page.
pub(crate) fn expand_all() {
    if let Some(main) = dom::find(&format!("#{CONTENT_ID}")) {
        expand_within(&main);
    }
}

fn expand_within(element: &Element) {
    for (_, holder) in dom::marked_in(element, HOLDER) {
        expand(&holder);
    }
}

/// Expands the holder of an opener. A button disappears with it, so its focus moves to the first link of the content.
fn open(opener: &Element) {
    let is_focused = opener.matches("button").unwrap_or(false);
    let first = opener.parent_element().and_then(|holder| expand(&holder)).filter(|_| is_focused);
    let link = first.and_then(|first| first.query_selector("a[href]").ok()?);
    if let Some(link) = link.and_then(|link| link.dyn_into().ok()) {
        focus::without_scroll(&link);
    }
}

/// Expands the holder whose content has the element with an id, and returns whether there is one.
fn expand_target(main: &Element, id: &str) -> bool {
    let mark = [" id=\"", id, "\""].concat();
    let is_in = |holder: &Element| {
        let noscript = holder.last_element_child().and_then(|noscript| noscript.text_content());
        !id.is_empty() && noscript.is_some_and(|noscript| noscript.contains(&mark))
    };
    let holder = dom::marked_in(main, HOLDER).into_iter().find(|(_, holder)| is_in(holder));
    holder.is_some_and(|(_, holder)| expand(&holder).is_some())
}

/// Replaces the `noscript` of a holder by its content, and returns the first element of the content. Further rows move to
/// the end of the list before the holder, which is removed.
fn expand(holder: &Element) -> Option<Element> {
    holder.remove_attribute(HOLDER).ok()?;
    let noscript = holder.last_element_child()?;
    let opener = noscript.previous_element_sibling()?;
    noscript.set_outer_html(&noscript.text_content()?);
    let content = opener.next_element_sibling()?;
    if !opener.matches("button").ok()? {
        return Some(content);
    }
    let (list, first) = (holder.previous_element_sibling()?, content.first_element_child());
    while let Some(row) = content.first_element_child() {
        list.append_child(&row).ok()?;
    }
    holder.remove();
    first
}
