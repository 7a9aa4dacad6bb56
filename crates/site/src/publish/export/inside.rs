//! The table of those in prison or in custody: a row for each, with the days and ends that the page shows.

use super::columns::in_language;
use super::table::{self, Column};
use crate::compile::standings::Standings;
use crate::content::inside::{ends, held_longest};
use std::io::Write;
use vigil_model::status::Beginning;
use vigil_model::{CaseFact, Dataset, Day, EventDate, Person, Standing};

/// A row: a person with the standing.
pub struct Inmate {
    person: Person,
    standing: Standing,
}

/// Writes the table, the longest held first.
pub fn write(
    dataset: &Dataset,
    standings: &Standings<'_>,
    tags: &[&str],
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let behind_bars = standings.all().filter(|(_, standing)| standing.status.is_behind_bars());
    let row = |(id, standing): (_, &Standing)| {
        Some(Inmate { person: dataset.person(id)?.clone(), standing: standing.clone() })
    };
    let mut rows: Vec<Inmate> = behind_bars.filter_map(row).collect();
    rows.sort_by_key(|inmate| held_longest(&inmate.standing));
    table::write(&rows, &inside_columns(tags), out)
}

/// The columns. Days and ends are as of the last day of the data.
pub fn inside_columns(tags: &[&str]) -> Vec<Column<Inmate>> {
    let mut columns = vec![Column::new("id", |inmate: &Inmate| inmate.person.id.to_string())];
    columns.extend(tags.iter().map(|tag| {
        let own = (*tag).to_owned();
        let name = move |inmate: &Inmate| inmate.person.name.0.get(&own).cloned().unwrap_or_default();
        Column { name: in_language("name", tag), meaning: "name", text: Box::new(name) }
    }));
    columns.extend([
        Column::new("case", |inmate: &Inmate| {
            inmate.fact().map(|fact| fact.case.to_string()).unwrap_or_default()
        }),
        Column::new("status", |inmate: &Inmate| inmate.standing.status.as_str().to_owned()),
        // A case has a column of that name with another meaning.
        Column { meaning: "held_since", ..Column::new("since", since) },
        Column::new("days", |inmate: &Inmate| {
            let days = inmate.standing.present.map(|present| present.days).filter(|days| *days > 0);
            days.map(|days| days.to_string()).unwrap_or_default()
        }),
        Column::new("at_least", |inmate: &Inmate| {
            let is_open = inmate.standing.present.is_some_and(|of| of.beginning != Beginning::Known);
            if is_open { "true".to_owned() } else { String::new() }
        }),
        Column::new("earliest_end", |inmate: &Inmate| ends(&inmate.standing).map(month).unwrap_or_default()),
        Column::new("told", |inmate: &Inmate| written(inmate.standing.vouched_until)),
    ]);
    columns
}

impl Inmate {
    fn fact(&self) -> Option<&CaseFact> {
        self.person.cases.get(self.standing.case?)
    }
}

fn since(inmate: &Inmate) -> String {
    inmate.standing.present.map(|present| written(present.since)).unwrap_or_default()
}

fn written(day: Day) -> String {
    EventDate::from_day(day).map(|date| date.to_string()).unwrap_or_default()
}

/// No finer than a month, as on the page: sources do not say how prisons count days.
fn month(day: Day) -> String {
    let (year, month, _) = day.to_civil();
    format!("{year:04}-{month:02}")
}
