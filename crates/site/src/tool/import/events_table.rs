//! Our own table of events, as `vigil build` writes it: every column is a field, and is read back without loss.

use super::draft::Draft;
use super::places::Places;
use super::table::{Cell, Row, Table};
use super::taken::Taken;
use crate::publish::export::cell::lines;
use serde_json::{Map, Value};
use std::ops::Range;
use vigil_model::Fault;

/// The columns of the sources with the fields they hold, and whether every source has it.
const SOURCE_COLUMNS: [(&str, &str, bool); 6] = [
    ("source_titles", "title", true),
    ("source_publishers", "publisher", true),
    ("source_urls", "url", true),
    ("source_dates", "date", false),
    ("source_languages", "lang", true),
    ("source_archives", "archive", false),
];

/// Columns that hold one word.
const WORDS: [&str; 7] = ["id", "date", "end", "category", "kind", "place", "updated"];
/// Columns that hold a list of ids.
const LISTS: [&str; 4] = ["former_ids", "people", "orgs", "cases"];
/// Columns of a text whose names end in a language.
const TEXTS: [&str; 2] = ["title", "summary"];
/// Columns without which there can be no event.
const REQUIRED: [&str; 5] = ["id", "date", "category", "kind", "source_urls"];

/// Whether a table is one of ours.
pub fn is_ours(table: &Table) -> bool {
    ["id", "date", "category"].iter().all(|name| table.column(name).is_some())
}

/// Takes all rows.
pub fn take(table: &Table, places: &Places<'_>) -> Taken {
    let mut faults = column_faults(table, places);
    if !faults.is_empty() {
        return Taken { faults, ..Taken::default() };
    }
    let drafts = table.rows.iter().map(|row| draft(table, row, places, &mut faults)).collect();
    Taken { drafts, faults, left_out: 0 }
}

/// The content of a column.
enum Holds<'n> {
    Word(&'static str),
    List(&'static str),
    Text(&'static str, &'n str),
    Source,
}

fn holds(name: &str) -> Option<Holds<'_>> {
    let find = |names: &'static [&'static str]| names.iter().copied().find(|known| *known == name);
    let text = || {
        let (base, tag) = name.split_once('_')?;
        Some(Holds::Text(TEXTS.iter().copied().find(|known| *known == base)?, tag))
    };
    let source = || SOURCE_COLUMNS.iter().any(|(known, ..)| *known == name).then_some(Holds::Source);
    find(&WORDS).map(Holds::Word).or_else(|| find(&LISTS).map(Holds::List)).or_else(source).or_else(text)
}

/// Columns that are unknown, doubled or missing.
fn column_faults(table: &Table, places: &Places<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (at, Cell { text, bytes }) in table.header.iter().enumerate() {
        let name = text.trim();
        if holds(name).is_none() {
            let help = "remove it; the columns are those of events.csv, which the Data page describes";
            faults.push(places.fault(bytes, format!("unknown column `{name}`"), help));
        } else if table.header.iter().take(at).any(|before| before.text.trim() == name) {
            faults.push(places.fault(bytes, format!("the column `{name}` stands twice"), "keep one of them"));
        }
    }
    for name in REQUIRED {
        if table.column(name).is_none() {
            let message = format!("the column `{name}` is missing");
            faults.push(places.fault(&table.header_bytes, message, "no event is without it"));
        }
    }
    faults
}

fn draft(table: &Table, row: &Row, places: &Places<'_>, faults: &mut Vec<Fault>) -> Draft {
    let mut draft = Draft::new(row.bytes.clone());
    for (name, cell) in table.header.iter().zip(&row.cells) {
        match holds(name.text.trim()) {
            Some(Holds::Word(field)) => {
                draft.set(field, cell.text.trim());
                draft.cells.insert(field.to_owned(), cell.bytes.clone());
            }
            Some(Holds::List(field)) => {
                let ids = lines(&cell.text).into_iter().flat_map(|line| line.split([',', ';', ' ']));
                let ids = ids.map(str::trim).filter(|id| !id.is_empty());
                draft.set_list(field, ids.map(Value::from).collect());
                draft.cells.insert(field.to_owned(), cell.bytes.clone());
            }
            Some(Holds::Text(field, tag)) => {
                if !cell.text.is_empty() {
                    draft.set_text(field, tag, &cell.text);
                }
                draft.cells.insert(format!("{field}.{tag}"), cell.bytes.clone());
                draft.cells.entry(field.to_owned()).or_insert_with(|| cell.bytes.clone());
            }
            Some(Holds::Source) | None => {}
        }
    }
    set_sources(&mut draft, table, row, places, faults);
    draft
}

/// Puts the sources together out of their columns, whose lines are in step.
fn set_sources(draft: &mut Draft, table: &Table, row: &Row, places: &Places<'_>, faults: &mut Vec<Fault>) {
    let cell = |name: &str| table.column(name).and_then(|column| row.cells.get(column));
    let Some(addresses) = cell("source_urls") else { return };
    let count = lines(&addresses.text).len();
    draft.cells.insert("sources".to_owned(), addresses.bytes.clone());
    let mut sources = vec![Map::new(); count];
    for (name, field, is_required) in SOURCE_COLUMNS {
        let Some(Cell { text, bytes }) = cell(name) else { continue };
        draft.cells.insert(format!("sources.{field}"), bytes.clone());
        let values = lines(text);
        if values.len() > count || (is_required && values.len() < count) {
            faults.push(out_of_step(places, bytes, name, values.len(), count));
            draft.faulted.insert("sources");
        }
        for (source, value) in sources.iter_mut().zip(values).filter(|(_, value)| !value.is_empty()) {
            source.insert(field.to_owned(), value.into());
        }
    }
    draft.fields.insert("sources".to_owned(), sources.into_iter().map(Value::Object).collect());
}

fn out_of_step(
    places: &Places<'_>,
    bytes: &Range<usize>,
    name: &str,
    lines: usize,
    addresses: usize,
) -> Fault {
    let message = format!("lines in `{name}`: {lines}, but in `source_urls`: {addresses}");
    places.fault(bytes, message, "each source has a line of its own in every column of the sources")
}
