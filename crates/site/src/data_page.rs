//! What the Data page shows: the files that were written, and what the data says of its own changes.

use crate::content::{ChangeDay, Citations, ColumnData, DataPage, FileData, Neighbor, Totals};
use crate::export::columns::{
    case_columns, event_columns, organization_columns, person_columns, place_columns,
};
use crate::export::inside::inside_columns;
use crate::export::table::Column;
use crate::export::{DataFile, SCHEMAS};
use crate::feed::publication::Publication;
use crate::feed::selection::{Selection, Subject};
use crate::feed::{calendar, changed};
use crate::names::Names;
use crate::schema;
use crate::standings::Standings;
use std::collections::BTreeMap;
use vigil_app::locale::Locale;
use vigil_model::{Dataset, Day, Event, EventDate};

/// How many days of changes are told, the newest; the files have the day of each entry.
const DAYS: usize = 30;
/// How many entries of one day are told.
const ENTRIES_OF_DAY: usize = 20;

/// The page's content in one language.
pub fn content(
    (dataset, standings): (&Dataset, &Standings<'_>),
    locale: &Locale,
    files: &[DataFile],
    totals: Totals,
) -> DataPage {
    let events = dataset.events();
    let last_changed = events.iter().map(changed::day_of).max();
    let file = |file: &DataFile| FileData {
        family: file.family,
        path: file.path.clone(),
        size: file.written.size,
        checksum: file.written.checksum(),
    };
    DataPage {
        totals,
        changed: last_changed.and_then(|day| EventDate::from_day(day).ok()),
        files: files.iter().map(file).collect(),
        tables: tables(dataset, standings),
        feeds: feeds(dataset, locale),
        without_day: calendar::without_day(events.iter()) as u32,
        schemas: schema::NAMES.iter().map(|name| format!("{SCHEMAS}/{name}")).collect(),
        changes: changes(dataset, locale),
        undated: events.iter().filter(|event| event.updated.is_none()).count() as u32,
        citations: Citations::default(),
    }
}

fn tables(dataset: &Dataset, standings: &Standings<'_>) -> Vec<(&'static str, Vec<ColumnData>)> {
    let tags: Vec<&str> = dataset.site().locales.iter().map(String::as_str).collect();
    vec![
        ("events", described(&event_columns(&tags))),
        ("people", described(&person_columns(&tags, standings))),
        ("cases", described(&case_columns(&tags))),
        ("places", described(&place_columns(&tags))),
        ("orgs", described(&organization_columns(&tags))),
        ("inside", described(&inside_columns(&tags))),
    ]
}

/// The columns, those of one meaning together.
fn described<T>(columns: &[Column<T>]) -> Vec<ColumnData> {
    let mut described: Vec<ColumnData> = Vec::new();
    for column in columns {
        match described.last_mut() {
            Some(last) if last.meaning == column.meaning => last.names.push(column.name.clone()),
            _ => described.push(ColumnData { names: vec![column.name.clone()], meaning: column.meaning }),
        }
    }
    described
}

/// The feeds and calendars that are not those of a case or a person, whose pages name theirs.
fn feeds(dataset: &Dataset, locale: &Locale) -> Vec<(String, String)> {
    let publication = Publication::new(dataset, locale);
    let selections = Selection::all(dataset).into_iter();
    let selections = selections.filter_map(|selection| {
        let label = match selection.subject {
            Subject::All => locale.text("results.label").to_owned(),
            Subject::Category(category) => publication.category(category),
            Subject::Case(_) | Subject::Person(_) => return None,
        };
        Some((label, format!("{}{}", locale.prefix, selection.subject.folder())))
    });
    selections.collect()
}

/// The newest days on which entries were added or changed.
fn changes(dataset: &Dataset, locale: &Locale) -> Vec<ChangeDay> {
    let mut days: BTreeMap<Day, Vec<&Event>> = BTreeMap::new();
    for event in dataset.events() {
        if let Some(updated) = event.updated {
            days.entry(updated.first_day()).or_default().push(event);
        }
    }
    let names = Names::new(dataset, &locale.tag);
    let told =
        |event: &&Event| Neighbor { id: event.id.clone(), date: event.date, title: names.text(&event.title) };
    let change = |(day, events): (Day, Vec<&Event>)| {
        Some(ChangeDay {
            day: EventDate::from_day(day).ok()?,
            events: events.iter().take(ENTRIES_OF_DAY).map(told).collect(),
            event_count: events.len() as u32,
        })
    };
    days.into_iter().rev().take(DAYS).filter_map(change).collect()
}
