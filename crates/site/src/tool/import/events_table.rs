//! Our own table of events, as `vigil build` writes it: every column is a field, and is read back without loss.

use super::address::without_invisible;
use super::draft::Draft;
use super::places::{Places, shown};
use super::slide::{Form, Label};
use super::slide_columns::REASONS;
use super::table::{Cell, Row, Table};
use super::written_date::{Order, Reading};
use crate::publish::export::cell::lines;
use serde_json::{Map, Value};
use std::ops::Range;
use vigil_model::{EventDate, Fault};

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

/// Whether a row has the names of our columns, and not those of slides too.
pub fn is_header(row: &Row<'_>) -> bool {
    ["id", "date", "category"].iter().all(|name| row.column(name).is_some())
        && row.column("headline").is_none()
}

/// The only one of our required columns that a row of names lacks.
pub fn missing(row: &Row<'_>) -> Option<&'static str> {
    let mut lacking = REQUIRED.iter().copied().filter(|name| row.column(name).is_none());
    lacking.next().filter(|_| lacking.next().is_none())
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
pub fn column_faults(table: &Table<'_>, places: &Places<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let names = &table.header.cells;
    for (at, Cell { text, bytes }) in names.iter().enumerate() {
        let name = text.trim();
        if name.is_empty() || name == REASONS {
            continue;
        }
        if holds(name).is_none() {
            let help = "remove it; the columns are those of events.csv, which the Data page describes";
            faults.push(places.fault(bytes, format!("unknown column `{name}`"), help));
        } else if names.iter().take(at).any(|before| before.text.trim() == name) {
            faults.push(places.fault(bytes, format!("the column `{name}` stands twice"), "keep one of them"));
        }
    }
    for name in REQUIRED {
        if table.column(name).is_none() {
            let message = format!("the column `{name}` is missing");
            faults.push(places.fault(&table.header.bytes, message, "add it; no event is without it"));
        }
    }
    faults
}

/// A row as an event.
pub fn draft(table: &Table<'_>, row: &Row<'_>, places: &Places<'_>, faults: &mut Vec<Fault>) -> Draft {
    let mut draft = Draft::new(Label(Form::Table, row.number).to_string(), row.bytes.clone());
    draft.has_own_id = false;
    for (name, cell) in table.header.cells.iter().zip(&row.cells) {
        let column = name.text.trim();
        match holds(column) {
            Some(Holds::Word(field)) => {
                draft.set(field, without_invisible(&cell.text).trim());
                draft.place(field, &cell.bytes, column);
            }
            Some(Holds::List(field)) => {
                let text = without_invisible(&cell.text);
                let ids = lines(&text).into_iter().flat_map(|line| line.split([',', ';', ' ']));
                let ids = ids.map(str::trim).filter(|id| !id.is_empty());
                draft.set_list(field, ids.map(Value::from).collect());
                draft.place(field, &cell.bytes, column);
            }
            Some(Holds::Text(field, tag)) => {
                if !cell.text.is_empty() {
                    draft.set_text(field, tag, &cell.text);
                }
                draft.place(&format!("{field}.{tag}"), &cell.bytes, column);
                if !draft.cells.contains_key(field) {
                    draft.place(field, &cell.bytes, column);
                }
            }
            None if column.is_empty() && !cell.text.trim().is_empty() => {
                let help = "give the column a name, or move the text to another column";
                faults.push(places.warning(
                    &cell.bytes,
                    "this cell is not read: its column has no name",
                    help,
                ));
            }
            Some(Holds::Source) | None => {}
        }
    }
    set_sources(&mut draft, table, row, places, faults);
    turn_dates_back(&mut draft, places, faults);
    draft
}

/// Puts the sources together out of their columns, whose lines are in step.
fn set_sources(
    draft: &mut Draft,
    table: &Table<'_>,
    row: &Row<'_>,
    places: &Places<'_>,
    faults: &mut Vec<Fault>,
) {
    let cell = |name: &str| table.column(name).and_then(|column| row.cells.get(column));
    let Some(addresses) = cell("source_urls") else { return };
    let count = lines(&addresses.text).len();
    draft.place("sources", &addresses.bytes, "source_urls");
    let mut sources = vec![Map::new(); count];
    for (name, field, is_required) in SOURCE_COLUMNS {
        let Some(Cell { text, bytes }) = cell(name) else { continue };
        draft.place(&format!("sources.{field}"), bytes, name);
        let values = lines(text);
        if values.len() > count || (is_required && values.len() < count) {
            let fault = out_of_step(places, bytes, name, values.len(), count);
            faults.push(Fault { id: draft.label.clone(), field: name.to_owned(), ..fault });
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
    places.fault(bytes, message, "give each source a line of its own in every column of the sources")
}

/// Reads dates that a spreadsheet has changed: the id, which begins with the date, says which one it was.
fn turn_dates_back(draft: &mut Draft, places: &Places<'_>, faults: &mut Vec<Fault>) {
    let id = draft.id().unwrap_or_default().to_owned();
    let mut order = Order::Unknown;
    for field in ["date", "end", "updated"] {
        let Some(Value::String(text)) = draft.fields.get(field).cloned() else { continue };
        let own = if field == "date" { id.as_str() } else { "" };
        match turned_back(&text, own, order) {
            Turned::As(date) if date.to_string() != text => {
                if field == "date" {
                    order = order_of(&text, date);
                }
                let place = draft.cell(field);
                let message =
                    format!("`{}` is read as {date}: a spreadsheet has changed dates here", shown(&text));
                let help = "set such columns to text before the table is typed or opened";
                let fault = places.warning(&place.bytes, message, help);
                faults.push(Fault { id: draft.label.clone(), field: place.column, ..fault });
                draft.set(field, &date.to_string());
            }
            Turned::Either(either) => {
                let place = draft.cell(field);
                let message = format!("`{}` can be two dates", shown(&text));
                let help = format!(
                    "write {either}, and set the column to text, so that spreadsheets leave it as it is"
                );
                let fault = places.fault(&place.bytes, message, help);
                faults.push(Fault { id: draft.label.clone(), field: place.column, ..fault });
                draft.faulted.insert(field);
                if field == "date" {
                    draft.faulted.insert("id");
                }
            }
            Turned::As(_) | Turned::No => {}
        }
    }
    turn_source_dates_back(draft, order);
}

/// The dates of sources that can be read in one way.
fn turn_source_dates_back(draft: &mut Draft, order: Order) {
    let Some(Value::Array(sources)) = draft.fields.get_mut("sources") else { return };
    for source in sources {
        let Some(Value::String(text)) = source.get("date") else { continue };
        if let Turned::As(date) = turned_back(text, "", order)
            && let Value::Object(source) = source
        {
            source.insert("date".to_owned(), date.to_string().into());
        }
    }
}

/// What a spreadsheet has made of a date.
enum Turned {
    /// It was this one.
    As(EventDate),
    /// It was one of several, in words.
    Either(String),
    /// This is no date, which the checks report.
    No,
}

/// The date that a cell was before a spreadsheet changed it.
fn turned_back(text: &str, id: &str, order: Order) -> Turned {
    let reading = Reading::of(text);
    let begins_id = |date: &EventDate| id.starts_with(&format!("{}-", date.unqualified()));
    // What is a date already stays, unless the id says that its day is an invented first.
    if let Ok(date) = text.parse::<EventDate>() {
        let shorter = reading.others.iter().find(|other| begins_id(other));
        return Turned::As(shorter.filter(|_| !begins_id(&date)).copied().unwrap_or(date));
    }
    if let Some(date) = reading.all().find(begins_id).or(reading.in_order(order)) {
        return Turned::As(date);
    }
    if let Some(date) = reading.only_other() {
        return Turned::As(date);
    }
    match reading.either() {
        either if either.is_empty() => Turned::No,
        either => Turned::Either(either),
    }
}

/// The order of the numbers of a date that turned out to be another.
fn order_of(text: &str, date: EventDate) -> Order {
    let reading = Reading::of(text);
    match () {
        () if reading.month_first == reading.day_first => Order::Unknown,
        () if reading.month_first == Some(date) => Order::MonthFirst,
        () if reading.day_first == Some(date) => Order::DayFirst,
        () => Order::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_says_what_a_spreadsheet_has_changed() {
        for (text, id, was) in [
            ("2021-03-04", "2021-03-04-a", "2021-03-04"),
            ("2021-03-04", "2021-04-03-a", "2021-03-04"),
            ("4/3/2021", "2021-03-04-a", "2021-03-04"),
            ("4/3/2021", "2021-04-03-a", "2021-04-03"),
            ("04.03.21", "2021-03-04-a", "2021-03-04"),
            ("4/3/1921", "2021-03-04-a", "1921-04-03 or 1921-03-04"),
            ("Jan-21", "2021-01-a", "2021-01"),
            ("2021-01-01", "2021-01-a", "2021-01"),
            ("2021-01-01", "2021-01-01-a", "2021-01-01"),
            ("44200", "2021-01-04-a", "2021-01-04"),
            ("2021-03-04 00:00:00", "", "2021-03-04"),
            ("13/3/2021", "", "2021-03-13"),
            ("4/3/2021", "", "2021-04-03 or 2021-03-04"),
            ("2021-13", "2021-13-a", ""),
        ] {
            let turned = match turned_back(text, id, Order::Unknown) {
                Turned::As(date) => date.to_string(),
                Turned::Either(either) => either,
                Turned::No => String::new(),
            };
            assert_eq!(turned, was, "{text} {id}");
        }
        let turned = turned_back("4/3/2021", "", order_of("5/3/2021", "2021-03-05".parse().unwrap()));
        assert!(matches!(turned, Turned::As(date) if date.to_string() == "2021-03-04"));
    }
}
