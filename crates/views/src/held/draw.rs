//! The table on the page. Its rows are paired with those of the input by position; no data is read from the markup.

use super::axis::Axis;
use super::order::{Arrangement, Group};
use crate::field::{field, list, text, texts, whole};
use crate::input::{HeldRow, HeldTable};
use crate::page;
use crate::pressed::{Listening, Pressed};
use crate::read::parse;
use crate::view::Opening;
use js_sys::Uint8Array;
use maud::html;
use std::cell::RefCell;
use std::rc::Rc;
use vigil_model::Day;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement};

/// Opens the view in an element with a table, or in an empty one for the table of a file.
pub(crate) fn open(root: &HtmlElement, input: JsValue) -> Opening {
    let mut table = Table::new(root);
    table.update(input)?;
    Ok(Listening::open(root, &["click"], Rc::new(RefCell::new(table))))
}

/// The table, and how the reader arranged it.
struct Table {
    root: Element,
    /// The drawn file; empty if the page has the table.
    file: Vec<u8>,
    data: HeldTable,
    arrangement: Arrangement,
    /// Whether each row is shown.
    shown: Vec<bool>,
    /// The axis of the bars; `None` while it is that of the generator.
    axis: Option<Axis>,
    headings: Vec<Element>,
    groupings: Vec<Element>,
    rows: Vec<Element>,
}

impl Table {
    fn new(root: &HtmlElement) -> Table {
        Table {
            root: root.clone().into(),
            file: Vec::new(),
            data: HeldTable::default(),
            arrangement: Arrangement::default(),
            shown: Vec::new(),
            axis: None,
            headings: Vec::new(),
            groupings: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// Draws the table of a file, unless it is drawn already.
    fn draw(&mut self, file: Vec<u8>) -> Result<(), JsValue> {
        if file.is_empty() || file == self.file {
            return Ok(());
        }
        let data = table(&parse(&file)?);
        let message = html! { p.empty hidden { (data.none) } };
        self.root.set_inner_html(&(data.html.clone() + &message.0));
        self.file = file;
        self.adopt(data);
        Ok(())
    }

    /// Takes over the table in the root.
    fn adopt(&mut self, data: HeldTable) {
        self.arrangement = Arrangement::of(&data);
        self.axis = None;
        self.headings = page::all(&self.root, ".timed thead th");
        self.groupings = page::all(&self.root, ".groupings button");
        self.rows = page::all(&self.root, ".timed tbody tr");
        self.data = data;
    }

    /// Shows the rows of some people, or of all.
    fn show(&mut self, people: &[String], is_whole: bool) {
        self.shown = self.data.rows.iter().map(|row| is_whole || people.contains(&row.id)).collect();
        for (row, is_shown) in self.rows.iter().zip(&self.shown) {
            page::hide(row, !is_shown);
        }
        let is_empty = !self.shown.contains(&true);
        for (selector, is_hidden) in [(".bars", is_empty), (".empty", !is_empty)] {
            if let Some(part) = page::first(&self.root, selector) {
                page::hide(&part, is_hidden);
            }
        }
    }

    /// Fits the axis to the years of the shown rows and the day of the data.
    fn fit(&mut self) {
        let as_of = Day(self.data.as_of);
        let rows = self.data.rows.iter().zip(&self.shown).filter(|(_, is_shown)| **is_shown);
        let reaches = rows.filter_map(|(row, _)| Some((Day(row.from?), Day(row.to?))));
        let axis = Axis::of(reaches, as_of).unwrap_or(Axis::between(as_of, as_of));
        if self.axis == Some(axis) {
            return;
        }
        self.axis = Some(axis);
        let (label, view_box, ticks) = (axis.label(), axis.view_box(), axis.ticks());
        for row in &self.rows {
            let _ = set_axis(row, &label, &view_box, &ticks);
        }
        if let Some(scale) = self.headings.last().and_then(Element::last_element_child) {
            scale.set_inner_html(&axis.names_and_day(as_of, &self.data.as_of_words).0);
        }
    }

    /// Puts the rows into their groups and order.
    fn arrange(&self) -> Option<()> {
        let table = page::first(&self.root, ".timed")?;
        let document = table.owner_document()?;
        let before = page::all(&table, "tbody");
        let is_shown = |place: usize| self.shown.get(place).copied().unwrap_or(false);
        for group in self.arrangement.groups(&self.data, is_shown) {
            let body = document.create_element("tbody").ok()?;
            self.head(&body, &group);
            page::append(&body, group.rows.iter().filter_map(|place| self.rows.get(*place)));
            page::append(&table, [&body]);
        }
        for body in before {
            body.remove();
        }
        Some(())
    }

    /// The heading of a group, with the number of its rows.
    fn head(&self, body: &Element, group: &Group<'_>) {
        let Some(name) = group.name else { return };
        let heading = html! {
            tr hidden[group.shown == 0] {
                th colspan=(self.headings.len()) scope="rowgroup" { (name) " · " (group.shown) }
            }
        };
        body.set_inner_html(&heading.0);
    }

    /// Marks the sorted heading.
    fn mark_sorted(&self) {
        for (column, heading) in self.headings.iter().enumerate() {
            let direction = self.arrangement.sorted.filter(|sorted| sorted.column == column);
            let _ = match direction {
                Some(sorted) if sorted.is_descending => heading.set_attribute("aria-sort", "descending"),
                Some(_) => heading.set_attribute("aria-sort", "ascending"),
                None => heading.remove_attribute("aria-sort"),
            };
        }
    }
}

impl Pressed for Table {
    fn take(&mut self, event: &Event) {
        let is_button = page::is_in(event, "button");
        if let Some(column) = page::place_of(event, &self.headings).filter(|_| is_button) {
            self.arrangement.press_column(&self.data, column);
            self.mark_sorted();
        } else if let Some(grouping) = page::place_of(event, &self.groupings) {
            self.arrangement.press_grouping(grouping);
            page::mark_pressed(&self.groupings, self.arrangement.grouped);
        } else {
            return;
        }
        self.arrange();
    }

    fn update(&mut self, input: JsValue) -> Result<(), JsValue> {
        let drawn = field(&input, "table");
        if drawn.is_object() {
            self.adopt(table(&drawn));
        } else if let Ok(file) = field(&input, "file").dyn_into::<Uint8Array>() {
            self.draw(file.to_vec())?;
        }
        self.show(&texts(&input, "people"), field(&input, "is_whole").is_truthy());
        // The axis of a table of the page is drawn by the generator.
        if !self.file.is_empty() {
            self.fit();
        }
        if self.arrangement.grouped.is_some() {
            self.arrange();
        }
        Ok(())
    }
}

/// A [`HeldTable`].
fn table(value: &JsValue) -> HeldTable {
    HeldTable {
        html: text(value, "html"),
        rows: list(value, "rows").iter().map(row).collect(),
        is_descending: list(value, "is_descending").iter().map(JsValue::is_truthy).collect(),
        sorted: whole(value, "sorted").map(|column| column as u32),
        as_of: whole(value, "as_of").unwrap_or_default(),
        as_of_words: text(value, "as_of_words"),
        unknown: text(value, "unknown"),
        none: text(value, "none"),
    }
}

fn row(value: &JsValue) -> HeldRow {
    HeldRow {
        id: text(value, "id"),
        keys: list(value, "keys").iter().map(JsValue::as_f64).collect(),
        groups: texts(value, "groups"),
        from: whole(value, "from"),
        to: whole(value, "to"),
    }
}

/// Gives the bar of a row another axis.
fn set_axis(row: &Element, label: &str, view_box: &str, ticks: &str) -> Option<()> {
    let cell = row.last_element_child()?;
    let bar = cell.first_element_child()?;
    let lines = bar.first_element_child()?.next_element_sibling()?;
    let set = |element: &Element, name: &str, value: &str| element.set_attribute(name, value).ok();
    set(&cell, "data-label", label)?;
    set(&bar, "viewBox", view_box)?;
    set(&lines, "d", ticks)
}
