//! The wall on the page. Its tiles are paired with the people of the input by position; no data is read from the markup.

use super::choice::{Choice, Run};
use crate::field::{field, list, text, whole};
use crate::input::{InsideCase, InsideInput, InsidePerson, InsideWords};
use crate::number::{filled, grouped, parts};
use crate::page;
use crate::pressed::{Listening, Pressed};
use crate::view::Opening;
use maud::html;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement};

const DAY_MS: f64 = 86_400_000.0;

/// Opens the view: counts the days on, and applies the values of the controls, which a browser restores on a reload.
pub(crate) fn open(root: &HtmlElement, input: JsValue) -> Opening {
    let input = read(&input);
    let wall = Wall::new(root.clone().into(), input).ok_or("no wall")?;
    // The day in UTC, so that no day is counted before it has begun in Hong Kong.
    wall.run_on((js_sys::Date::now() / DAY_MS).floor() as i32);
    wall.apply();
    // The table repeats the wall, so it is made when the reader opens it.
    Ok(Listening::open(root, &["change", "click"], Rc::new(RefCell::new(wall))))
}

/// The tiles and rows of the people, in the order of the page.
struct Wall {
    root: Element,
    input: InsideInput,
    /// The ranks of the names.
    ranks: Vec<u32>,
    tiles: Vec<Element>,
    /// The rows of the table; empty before it is first opened.
    rows: Vec<Element>,
    /// The parent of the rows.
    body: Element,
    /// The bands of years: element, list, and number of tiles.
    bands: Vec<(Element, Element, usize)>,
    /// The list of all tiles if they are not in bands.
    all: Element,
}

impl Wall {
    fn new(root: Element, input: InsideInput) -> Option<Wall> {
        let bands = page::all(&root, ".band").into_iter().filter_map(|band| {
            let list = band.last_element_child()?;
            let count = page::children(&list).len();
            Some((band, list, count))
        });
        let bands: Vec<_> = bands.collect();
        let tiles: Vec<Element> = bands.iter().flat_map(|(_, list, _)| page::children(list)).collect();
        let body = page::first(&root, ".twin tbody")?;
        let all = root.owner_document()?.create_element("ul").ok()?;
        all.set_class_name("wall");
        page::append(&page::first(&root, ".bands")?, [&all]);
        let ranks = page::ranks(input.people.iter().map(|person| person.name.as_str()), &input.language);
        Some(Wall { root, input, ranks, tiles, rows: Vec::new(), body, bands, all })
    }

    fn run_on(&self, today: i32) {
        for (person, tile) in self.input.people.iter().zip(&self.tiles) {
            let run = Run::of(person, self.input.as_of, today);
            if let Some((days, part)) = run.days.zip(page::first(tile, ".days")) {
                let (before, after) = parts(&self.input.words.run);
                let number = grouped(days.unsigned_abs(), &self.input.words.group);
                part.set_inner_html(&html! { (before) b { (number) } (after) }.0);
            }
            if run.is_over {
                let words = &self.input.words;
                if let Some(since) = page::first(tile, ".since") {
                    let _ = since.insert_adjacent_text("beforeend", &words.dated);
                }
                let _ = tile.insert_adjacent_html("beforeend", &html! { p.ended { (words.ended) } }.0);
            }
        }
    }

    /// Applies the values of the controls.
    fn apply(&self) {
        let choice = Choice {
            status: page::entered(&self.root, "[name=status]:checked"),
            case: page::entered(&self.root, "select[name=case]"),
            order: page::entered(&self.root, "select[name=order]"),
        };
        self.order(&choice);
        let shows = |person: &InsidePerson| choice.shows(person, &self.input.cases);
        let shown: Vec<bool> = self.input.people.iter().map(shows).collect();
        // The rows are empty before the table is opened.
        for people in [&self.tiles, &self.rows] {
            for (person, is_shown) in people.iter().zip(&shown) {
                page::hide(person, !is_shown);
            }
        }
        let mut from = 0;
        for (band, _, count) in &self.bands {
            let is_shown = shown.iter().skip(from).take(*count).any(|is_shown| *is_shown);
            page::hide(band, !(is_shown && choice.is_in_bands()));
            from += count;
        }
        page::hide(&self.all, choice.is_in_bands());
        let count = shown.iter().filter(|is_shown| **is_shown).count() as u32;
        if let Some(output) = page::first(&self.root, ".shown") {
            let words = &self.input.words;
            output.set_text_content(Some(&filled(&words.shown, count, &words.group)));
        }
    }

    /// Puts tiles and rows into their order: tiles in their bands, or all in one list.
    fn order(&self, choice: &Choice) {
        let places = choice.ordered(&self.input.people, &self.ranks);
        page::append(&self.body, places.iter().filter_map(|place| self.rows.get(*place)));
        if !choice.is_in_bands() {
            page::append(&self.all, places.iter().filter_map(|place| self.tiles.get(*place)));
            return;
        }
        let mut tiles = self.tiles.iter();
        for (_, list, count) in &self.bands {
            page::append(list, tiles.by_ref().take(*count));
        }
    }
}

impl Pressed for Wall {
    fn take(&mut self, event: &Event) {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let is_table = target.is_some_and(|target| matches!(target.closest(".twin"), Ok(Some(_))));
        match event.type_().as_str() {
            "click" if is_table && self.rows.is_empty() => {
                self.rows = self.tiles.iter().filter_map(row).collect();
            }
            "click" => return,
            _ => {}
        }
        self.apply();
    }
}

/// An [`InsideInput`].
fn read(value: &JsValue) -> InsideInput {
    let words = field(value, "words");
    InsideInput {
        language: text(value, "language"),
        people: list(value, "people").iter().map(person).collect(),
        cases: list(value, "cases").iter().map(case).collect(),
        as_of: whole(value, "as_of").unwrap_or_default(),
        words: InsideWords {
            shown: text(&words, "shown"),
            run: text(&words, "run"),
            dated: text(&words, "dated"),
            ended: text(&words, "ended"),
            group: text(&words, "group"),
        },
    }
}

fn person(value: &JsValue) -> InsidePerson {
    InsidePerson {
        status: text(value, "status"),
        case: whole(value, "case").map(|place| place as u32),
        name: text(value, "name"),
        end: whole(value, "end"),
        days: whole(value, "days"),
    }
}

fn case(value: &JsValue) -> InsideCase {
    InsideCase { id: text(value, "id") }
}

/// The selectors of the parts of a tile, one for each column: name, case, term, status, days, end and gap.
const PARTS: [&str; 7] = [".who", ".of > span", ".term", ".since", ".days", ".end", ".note"];

/// A row of the table: copies of the parts of a tile, so that the page has the words of a thousand people only once.
fn row(tile: &Element) -> Option<Element> {
    let document = tile.owner_document()?;
    let row = document.create_element("tr").ok()?;
    for (column, part) in PARTS.into_iter().enumerate() {
        let cell = document.create_element(if column == 0 { "th" } else { "td" }).ok()?;
        if column == 0 {
            cell.set_attribute("scope", "row").ok()?;
        }
        if let Some(part) = page::first(tile, part) {
            cell.append_child(&part.clone_node_with_deep(true).ok()?).ok()?;
        }
        page::append(&row, [&cell]);
    }
    Some(row)
}
