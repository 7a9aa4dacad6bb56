//! Content of long pages that is text in `noscript` until it is asked for. A holder (`data-more`) is a closed `details`,
//! or the place of a list's further rows; its children are what opens it and the `noscript`.

use super::{dom, focus, history};
use crate::data::page_data::CONTENT_ID;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// The mark of a holder.
const HOLDER: &str = "data-more";
/// A control that opens the holder around it.
const OPENER: &str = "[data-more] > :is(summary, button)";

/// Places the content that a click asks for, before the click has its effect: that of the holder it opens, all rows of
/// the lists it puts into another order, or the target of the link it follows. Returns whether the click asks for more.
pub fn place_for_click(main: &Element, event: &Event) -> bool {
    let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let closest = |selector: &str| pressed.as_ref()?.closest(selector).ok()?;
    if let Some(opener) = closest(OPENER) {
        open(&opener);
        true
    } else if let Some(root) = closest("[data-arrange]").and_then(|_| closest("[data-view-root]")) {
        place_within(&root);
        true
    } else if let Some(link) = closest("a[href*='#']") {
        let address = link.get_attribute("href").unwrap_or_default();
        place_target(main, address.split_once('#').map_or("", |(_, id)| id))
    } else {
        false
    }
}

/// Places and shows the target of the page's address; the browser looked for it before it was an element.
pub fn show_target(main: &Element) {
    let Some(id) = history::fragment().filter(|id| place_target(main, id)) else { return };
    let Some(target) = dom::find(&format!("[id='{id}']")) else { return };
    if let Ok(Some(details)) = target.closest("details") {
        let _ = details.set_attribute("open", "");
    }
    target.scroll_into_view();
}

/// Places the content of all holders of the page.
pub fn place_all() {
    if let Some(main) = dom::find(&format!("#{CONTENT_ID}")) {
        place_within(&main);
    }
}

fn place_within(element: &Element) {
    for (_, holder) in dom::marked_in(element, HOLDER) {
        place(&holder);
    }
}

/// Places the content of an opener's holder. A button is gone then, and the focus goes to the first link that it brought.
fn open(opener: &Element) {
    let is_focused = opener.matches("button").unwrap_or(false);
    let first = opener.parent_element().and_then(|holder| place(&holder)).filter(|_| is_focused);
    let link = first.and_then(|first| first.query_selector("a[href]").ok()?);
    if let Some(link) = link.and_then(|link| link.dyn_into().ok()) {
        focus::without_scroll(&link);
    }
}

/// Places the content that has the element with an id; whether some holder has it.
fn place_target(main: &Element, id: &str) -> bool {
    let mark = [" id=\"", id, "\""].concat();
    let is_in = |holder: &Element| {
        let kept = holder.last_element_child().and_then(|kept| kept.text_content());
        !id.is_empty() && kept.is_some_and(|kept| kept.contains(&mark))
    };
    let holder = dom::marked_in(main, HOLDER).into_iter().find(|(_, holder)| is_in(holder));
    holder.is_some_and(|(_, holder)| place(&holder).is_some())
}

/// Replaces the `noscript` of a holder by its content, whose first element is returned. Further rows move to the end of
/// the list before the holder, which is removed.
fn place(holder: &Element) -> Option<Element> {
    holder.remove_attribute(HOLDER).ok()?;
    let kept = holder.last_element_child()?;
    let opener = kept.previous_element_sibling()?;
    kept.set_outer_html(&kept.text_content()?);
    let placed = opener.next_element_sibling()?;
    if !opener.matches("button").ok()? {
        return Some(placed);
    }
    let (list, first) = (holder.previous_element_sibling()?, placed.first_element_child());
    while let Some(row) = placed.first_element_child() {
        list.append_child(&row).ok()?;
    }
    holder.remove();
    first
}
