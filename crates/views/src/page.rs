//! Elements of a view's root, the values of controls, and the language of the browser.

use crate::places;
use js_sys::{Array, JsString, Object, Reflect, RegExp};
use std::cmp::Ordering;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlCollection, Node};

/// The elements below one that match a selector.
pub(crate) fn all(root: &Element, selector: &str) -> Vec<Element> {
    let found = root.query_selector_all(selector);
    found
        .map(|found| (0..found.length()).filter_map(|place| found.item(place)?.dyn_into().ok()).collect())
        .unwrap_or_default()
}

/// The first element below one that matches a selector.
pub(crate) fn first(root: &Element, selector: &str) -> Option<Element> {
    root.query_selector(selector).ok().flatten()
}

/// The elements in an element.
pub(crate) fn children(parent: &Element) -> Vec<Element> {
    let children: HtmlCollection = parent.children();
    (0..children.length()).filter_map(|place| children.item(place)).collect()
}

/// Hides an element or shows it.
pub(crate) fn hide(element: &Element, is_hidden: bool) {
    let _ = element.toggle_attribute_with_force("hidden", is_hidden);
}

/// Puts elements at the end of another, in their order.
pub(crate) fn append<'e>(parent: &Element, elements: impl IntoIterator<Item = &'e Element>) {
    for element in elements {
        let _ = parent.append_child(element);
    }
}

/// Marks one of a group of buttons as pressed.
pub(crate) fn mark_pressed(buttons: &[Element], pressed: Option<usize>) {
    for (place, button) in buttons.iter().enumerate() {
        let _ = button.set_attribute("aria-pressed", if Some(place) == pressed { "true" } else { "false" });
    }
}

/// The index of the element in which an event happened.
pub(crate) fn place_of(event: &Event, elements: &[Element]) -> Option<usize> {
    let target: Node = event.target()?.dyn_into().ok()?;
    elements.iter().position(|element| element.contains(Some(&target)))
}

/// Whether an event happened in an element that matches a selector.
pub(crate) fn is_in(event: &Event, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.and_then(|target| target.closest(selector).ok().flatten()).is_some()
}

/// The value of the first control below an element that matches a selector; empty without one.
pub(crate) fn entered(root: &Element, selector: &str) -> String {
    let control = first(root, selector);
    let value = control.and_then(|control| Reflect::get(&control, &JsValue::from("value")).ok());
    value.and_then(|value| value.as_string()).unwrap_or_default()
}

/// NFKD without marks (Unicode general category M), lower-cased, as the generator folds words.
pub(crate) fn fold(text: &str) -> String {
    let marks = RegExp::new("\\p{M}", "gu");
    JsString::from(text).normalize("NFKD").replace_by_pattern(&marks, "").to_lower_case().into()
}

/// The 0-based rank of each name in the order of a language. By the browser: collation tables would be far larger than the
/// module.
pub(crate) fn ranks<'n>(names: impl Iterator<Item = &'n str>, language: &str) -> Vec<u32> {
    let (locales, options) = (Array::of1(&language.into()), Object::new());
    let names: Vec<&str> = names.collect();
    let compare = |one: usize, other: usize| match (names.get(one), names.get(other)) {
        (Some(one), Some(other)) => JsString::from(*one).locale_compare(other, &locales, &options).cmp(&0),
        _ => Ordering::Equal,
    };
    let mut ranks: Vec<u32> = vec![0; names.len()];
    for (rank, place) in (0..).zip(places::sorted(names.len(), &compare)) {
        if let Some(of_place) = ranks.get_mut(place) {
            *of_place = rank;
        }
    }
    ranks
}
