//! The columns of each table: one for each field, one for each language of a text, and for a list of things with several
//! fields one for each of these, in which line `n` belongs to the same thing.

use crate::compile::standings::Standings;
use crate::publish::export::cell::join;
use crate::publish::export::table::Column;
use std::collections::BTreeMap;
use std::sync::Arc;
use vigil_model::{
    Case, CaseFact, CaseId, Custody, Day, Event, EventDate, EventId, Localized, Organization, OrganizationId,
    Person, PersonId, Place, Plea, Source, Verdict,
};

fn written(date: Option<EventDate>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

/// A list of short texts.
fn joined<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> String {
    let texts: Vec<T> = texts.into_iter().collect();
    join(texts.iter().map(AsRef::as_ref))
}

/// A stretch of custody or bail as `held:2021-02-28/2021-03-05`; the end is empty where it is not known, and then the
/// last day for which a source confirms it follows in brackets. For `elsewhere`, the other case is last:
/// `elsewhere:2021-12-13/[2024-11-19]june-4-vigil-2020`.
fn stretch(stretch: &Custody) -> String {
    let seen = stretch.seen.map(|seen| format!("[{seen}]")).unwrap_or_default();
    let case = stretch.case.as_ref().map(CaseId::as_str).unwrap_or_default();
    format!("{}:{}/{}{seen}{case}", stretch.state.as_str(), stretch.from, written(stretch.to))
}

/// `true`, or nothing.
fn truth(holds: bool) -> String {
    if holds { "true".to_owned() } else { String::new() }
}

/// A column for each language of a text of each case.
fn push_fact_texts(
    columns: &mut Vec<Column<Person>>,
    tags: &[&str],
    name: &'static str,
    text: fn(&CaseFact) -> Option<&Localized>,
) {
    columns.extend(tags.iter().map(|tag| {
        let own = (*tag).to_owned();
        let of =
            move |fact: &CaseFact| text(fact).and_then(|text| text.0.get(&own)).cloned().unwrap_or_default();
        Column {
            name: in_language(name, tag),
            meaning: name,
            text: Box::new(move |person: &Person| joined(person.cases.iter().map(&of))),
        }
    }));
}

/// The name of the column of a text in a language.
pub fn in_language(name: &str, tag: &str) -> String {
    format!("{name}_{tag}")
}

fn push_texts<T: 'static>(
    columns: &mut Vec<Column<T>>,
    tags: &[&str],
    name: &'static str,
    text: fn(&T) -> &Localized,
) {
    columns.extend(tags.iter().map(|tag| {
        let own = (*tag).to_owned();
        Column {
            name: in_language(name, tag),
            meaning: name,
            text: Box::new(move |one| text(one).0.get(&own).cloned().unwrap_or_default()),
        }
    }));
}

fn push_sources<T: 'static>(columns: &mut Vec<Column<T>>, sources: fn(&T) -> &[Source]) {
    let mut push = |name: &'static str, field: fn(&Source) -> String| {
        columns.push(Column::new(name, move |one| joined(sources(one).iter().map(field))));
    };
    push("source_titles", |source| source.title.clone());
    push("source_publishers", |source| source.publisher.clone());
    push("source_urls", |source| source.url.clone());
    push("source_dates", |source| written(source.date));
    push("source_languages", |source| source.lang.clone());
    push("source_archives", |source| source.archive.clone().unwrap_or_default());
}

/// The columns of `events.csv`.
pub fn event_columns(tags: &[&str]) -> Vec<Column<Event>> {
    let mut columns: Vec<Column<Event>> = vec![
        Column::new("id", |event: &Event| event.id.to_string()),
        Column::new("former_ids", |event: &Event| joined(event.former_ids.iter().map(EventId::as_str))),
        Column::new("date", |event: &Event| event.date.to_string()),
        Column::new("end", |event: &Event| written(event.end)),
        Column::new("category", |event: &Event| event.category.as_str().to_owned()),
        Column::new("kind", |event: &Event| event.kind.as_str().to_owned()),
    ];
    push_texts(&mut columns, tags, "title", |event| &event.title);
    push_texts(&mut columns, tags, "summary", |event| &event.summary);
    columns.extend([
        Column::new("place", |event: &Event| {
            event.place.as_ref().map(ToString::to_string).unwrap_or_default()
        }),
        Column::new("people", |event: &Event| joined(event.people.iter().map(PersonId::as_str))),
        Column::new("orgs", |event: &Event| joined(event.orgs.iter().map(OrganizationId::as_str))),
        Column::new("cases", |event: &Event| joined(event.cases.iter().map(CaseId::as_str))),
    ]);
    push_sources(&mut columns, |event| &event.sources);
    columns.push(Column::new("updated", |event: &Event| written(event.updated)));
    columns
}

/// The columns of `people.csv`. The status is computed from the other columns, so `vigil import` does not read it back.
pub fn person_columns(tags: &[&str], standings: &Standings<'_>) -> Vec<Column<Person>> {
    let mut columns: Vec<Column<Person>> = vec![Column::new("id", |person: &Person| person.id.to_string())];
    columns.push(Column::new("former_ids", |person: &Person| {
        joined(person.former_ids.iter().map(PersonId::as_str))
    }));
    push_texts(&mut columns, tags, "name", |person| &person.name);
    columns.push(Column::new("aliases", |person: &Person| joined(&person.aliases)));
    columns.push(Column::new("role", |person: &Person| person.role().as_str().to_owned()));
    columns.push(Column::new("died", |person: &Person| written(person.died)));
    push_standing(&mut columns, standings);
    push_texts(&mut columns, tags, "description", |person| &person.description);
    push_facts(&mut columns, tags);
    push_sources(&mut columns, |person| &person.sources);
    columns
}

/// The status, its first day, and the last day for which a source confirms it.
fn push_standing(columns: &mut Vec<Column<Person>>, standings: &Standings<'_>) {
    let day = |day: Day| written(EventDate::from_day(day).ok());
    let cells = standings.all().map(|(person, standing)| {
        let since = standing.present.map_or_else(|| written(standing.decided), |present| day(present.since));
        (person.clone(), [standing.status.as_str().to_owned(), since, day(standing.vouched_until)])
    });
    let cells: Arc<BTreeMap<PersonId, [String; 3]>> = Arc::new(cells.collect());
    for (at, name) in ["status", "status_since", "status_told"].into_iter().enumerate() {
        let cells = cells.clone();
        let text =
            move |person: &Person| cells.get(&person.id).map(|cells| cells[at].clone()).unwrap_or_default();
        columns.push(Column::new(name, text));
    }
}

/// The columns of what became of people: in each cell a list, a member a case.
fn push_facts(columns: &mut Vec<Column<Person>>, tags: &[&str]) {
    let mut push = |name: &'static str, field: fn(&CaseFact) -> String| {
        columns.push(Column::new(name, move |person: &Person| joined(person.cases.iter().map(field))));
    };
    push("cases", |fact| fact.case.to_string());
    push("pleas", |fact| fact.plea.map(Plea::as_str).unwrap_or_default().to_owned());
    push("pleaded", |fact| written(fact.pleaded));
    push("verdicts", |fact| fact.verdict.map(Verdict::as_str).unwrap_or_default().to_owned());
    push("sentence_months", |fact| fact.sentence_months.map(|months| months.to_string()).unwrap_or_default());
    push("consecutive_to", |fact| fact.consecutive_to.as_ref().map(ToString::to_string).unwrap_or_default());
    push("fined", |fact| truth(fact.fined));
    push("wanted", |fact| written(fact.wanted));
    push("arrested", |fact| written(fact.arrested));
    push("charged", |fact| written(fact.charged));
    push("judged", |fact| written(fact.judged));
    push("sentenced", |fact| written(fact.sentenced));
    push("released", |fact| written(fact.released));
    push("transferred", |fact| written(fact.transferred));
    push("release_due", |fact| written(fact.release_due));
    push("suspended", |fact| truth(fact.suspended));
    push("custody", |fact| fact.custody.iter().map(stretch).collect::<Vec<_>>().join(" "));
    push_fact_texts(columns, tags, "charges", |fact| Some(&fact.charge));
    push_fact_texts(columns, tags, "notes", |fact| fact.note.as_ref());
}

/// The columns of `cases.csv`.
pub fn case_columns(tags: &[&str]) -> Vec<Column<Case>> {
    let mut columns: Vec<Column<Case>> = vec![
        Column::new("id", |case: &Case| case.id.to_string()),
        Column::new("former_ids", |case: &Case| joined(case.former_ids.iter().map(CaseId::as_str))),
    ];
    push_texts(&mut columns, tags, "name", |case| &case.name);
    columns.push(Column::new("aliases", |case: &Case| joined(&case.aliases)));
    push_texts(&mut columns, tags, "description", |case| &case.description);
    columns.push(Column::new("since", |case: &Case| written(case.since)));
    columns.push(Column::new("steps", |case: &Case| joined(case.steps.iter().map(EventId::as_str))));
    push_sources(&mut columns, |case| &case.sources);
    columns
}

/// The columns of `places.csv`.
pub fn place_columns(tags: &[&str]) -> Vec<Column<Place>> {
    let mut columns: Vec<Column<Place>> = vec![Column::new("id", |place: &Place| place.id.to_string())];
    push_texts(&mut columns, tags, "name", |place| &place.name);
    columns.push(Column::new("aliases", |place: &Place| joined(&place.aliases)));
    columns.push(Column::new("within", |place: &Place| {
        place.within.as_ref().map(ToString::to_string).unwrap_or_default()
    }));
    columns.push(Column::new("country", |place: &Place| place.country.clone()));
    columns.push(Column::new("lat", |place: &Place| place.lat.to_string()));
    columns.push(Column::new("lon", |place: &Place| place.lon.to_string()));
    columns
}

/// The columns of `orgs.csv`.
pub fn organization_columns(tags: &[&str]) -> Vec<Column<Organization>> {
    let mut columns: Vec<Column<Organization>> =
        vec![Column::new("id", |org: &Organization| org.id.to_string())];
    push_texts(&mut columns, tags, "name", |org| &org.name);
    columns.push(Column::new("aliases", |org: &Organization| joined(&org.aliases)));
    columns.push(Column::new("url", |org: &Organization| org.url.clone().unwrap_or_default()));
    columns
}
