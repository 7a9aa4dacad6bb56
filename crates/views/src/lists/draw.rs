//! The lists on the page. Their rows are paired with those of the input by position; no data is read from the markup.

use super::order::{matches, ordered};
use crate::field::{list, text, texts};
use crate::input::{ListInput, ListOrder, ListRow};
use crate::number::filled;
use crate::page;
use crate::pressed::{Listening, Pressed};
use crate::view::Opening;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::{Element, Event, HtmlElement};

/// Opens the view, and filters by the text that was typed before the module was loaded.
pub(crate) fn open(root: &HtmlElement, input: JsValue) -> Opening {
    let input = read(&input);
    let owner: Element = root.clone().into();
    let rows_of = |list: Element| (page::children(&list), list);
    let lists = Lists {
        ranks: page::ranks(input.rows.iter().map(|row| row.name.as_str()), &input.language),
        lists: page::all(&owner, "[data-ordered]").into_iter().map(rows_of).collect(),
        sections: page::all(&owner, "[data-filtered] section").into_iter().map(Section::new).collect(),
        buttons: page::all(&owner, "[data-arrange]"),
        pressed: 0,
        input,
        root: owner,
    };
    lists.filter();
    Ok(Listening::open(root, &["click", "input"], Rc::new(RefCell::new(lists))))
}

/// The lists of a page, with their rows in the order of the page.
struct Lists {
    root: Element,
    input: ListInput,
    /// The ranks of the names.
    ranks: Vec<u32>,
    /// The ordered lists, as pairs of rows and list.
    lists: Vec<(Vec<Element>, Element)>,
    /// The sections that are filtered.
    sections: Vec<Section>,
    /// The buttons of the orders.
    buttons: Vec<Element>,
    /// The index of the pressed button.
    pressed: usize,
}

/// A section of a list that is filtered.
struct Section {
    root: Element,
    rows: Vec<Element>,
    /// Links to letters, hidden while filtering because their targets may be hidden.
    letters: Vec<Element>,
}

impl Section {
    fn new(root: Element) -> Section {
        Section { rows: page::all(&root, "li"), letters: page::all(&root, "nav"), root }
    }
}

impl Lists {
    /// Hides the rows that do not match the typed text, and shows the number of the others.
    fn filter(&self) {
        if self.sections.is_empty() {
            return;
        }
        let typed = page::fold(&page::entered(&self.root, "[data-filter]"));
        let is_filtered = !typed.trim().is_empty();
        let mut rows = self.input.rows.iter();
        let mut shown = 0;
        for section in &self.sections {
            let before = shown;
            for (element, row) in section.rows.iter().zip(rows.by_ref()) {
                let is_shown = matches(row, &typed);
                page::hide(element, !is_shown);
                shown += u32::from(is_shown);
            }
            page::hide(&section.root, shown == before);
            for letters in &section.letters {
                page::hide(letters, is_filtered);
            }
        }
        if let Some(none) = page::first(&self.root, "[data-none]") {
            page::hide(&none, shown > 0);
        }
        if let Some(output) = page::first(&self.root, "output") {
            let message = filled(&self.input.shown, shown, &self.input.group);
            output.set_text_content(Some(if is_filtered { &message } else { "" }));
        }
    }

    /// Puts each list into the order of a button.
    fn order(&mut self, pressed: usize) {
        let Some(order) = self.input.orders.get(pressed).copied().filter(|_| pressed != self.pressed) else {
            return;
        };
        self.pressed = pressed;
        page::mark_pressed(&self.buttons, Some(pressed));
        let mut from = 0;
        for (rows, list) in &self.lists {
            let places = ordered(&self.input.rows, &self.ranks, from, rows.len(), order);
            page::append(list, places.iter().filter_map(|place| rows.get(*place)));
            from += rows.len();
        }
    }
}

/// A [`ListInput`].
fn read(value: &JsValue) -> ListInput {
    ListInput {
        language: text(value, "language"),
        rows: list(value, "rows").iter().map(row).collect(),
        orders: texts(value, "orders").iter().filter_map(|name| ListOrder::named(name)).collect(),
        shown: text(value, "shown"),
        group: text(value, "group"),
    }
}

fn row(value: &JsValue) -> ListRow {
    let keys = list(value, "keys");
    ListRow {
        words: text(value, "words"),
        name: text(value, "name"),
        keys: keys.iter().map(|key| key.as_f64().unwrap_or_default() as u32).collect(),
    }
}

impl Pressed for Lists {
    fn take(&mut self, event: &Event) {
        if event.type_() == "input" {
            self.filter();
        } else if let Some(pressed) = page::place_of(event, &self.buttons) {
            self.order(pressed);
        }
    }
}
