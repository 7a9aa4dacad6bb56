//! Time behind bars: a table of people, or of one person's cases, with a bar of time each.
//!
//! It stands complete without JavaScript. `script/people.js`, loaded when one of its buttons is pressed, sorts and groups
//! its rows by the numbers that each row carries.

use super::axis::Axis;
use super::facts::sentence;
use super::time_bar::{class_of, days, swatch, time_bar};
use crate::content::{TimeRow, TimeTable};
use crate::locale::Locale;
use crate::setting::Setting;
use maud::{Markup, html};
use std::collections::BTreeSet;
use vigil_index::Facet;
use vigil_model::custody::{Point, State};
use vigil_model::{CaseFact, EventDate};

/// What a column shows of a row, and the number by which it is sorted; nothing where nothing is known.
struct Column {
    /// The key of its heading.
    key: &'static str,
    words: fn(&Locale, &TimeRow) -> String,
    number: fn(&TimeRow) -> Option<f64>,
}

/// The columns between the name and the bar.
static COLUMNS: [Column; 5] = [
    Column {
        key: "fact.plea",
        words: |locale, row| plea(locale, row),
        number: |row| Some(f64::from(only(row)?.plea? as u8)),
    },
    Column {
        key: "fact.verdict",
        words: |locale, row| verdict(locale, row),
        number: |row| Some(f64::from(only(row)?.verdict? as u8)),
    },
    Column {
        key: "fact.sentence",
        words: |locale, row| only(row).map(|fact| sentence(locale, fact)).unwrap_or_default(),
        number: |row| only(row)?.sentence_months,
    },
    Column {
        key: "fact.released",
        words: |locale, row| {
            only(row).and_then(|fact| fact.released).map(|date| locale.short_date(date)).unwrap_or_default()
        },
        number: |row| Some(f64::from(only(row)?.released?.first_day().0)),
    },
    Column {
        key: "bars.days",
        words: |locale, row| days(locale, &row.bar),
        number: |row| Some(f64::from(row.bar.held.best)).filter(|best| *best > 0.0),
    },
];

/// The one case a row is about.
fn only(row: &TimeRow) -> Option<&CaseFact> {
    match row.facts.as_slice() {
        [(_, fact)] => Some(fact),
        _ => None,
    }
}

fn plea(locale: &Locale, row: &TimeRow) -> String {
    let plea = only(row).and_then(|fact| fact.plea);
    plea.map(|plea| locale.label("plea", plea.as_str())).unwrap_or_default()
}

fn verdict(locale: &Locale, row: &TimeRow) -> String {
    let verdict = only(row).and_then(|fact| fact.verdict);
    verdict.map(|verdict| locale.label("verdict", verdict.as_str())).unwrap_or_default()
}

/// The table, with its legend; nothing where there is no time to draw.
pub fn bar_table(setting: &Setting<'_>, facet: Facet, table: &TimeTable) -> Markup {
    let Some(axis) = Axis::of(table.rows.iter()) else { return html! {} };
    let locale = setting.locale;
    // What several cases came to stands on the page of each person.
    let is_one = facet == Facet::Person && is_of_one_case(&table.rows);
    let wanted = |column: &&Column| is_one || column.key == "bars.days";
    let is_filled = |column: &&Column| table.rows.iter().any(|row| !(column.words)(locale, row).is_empty());
    let columns: Vec<&Column> = COLUMNS.iter().filter(wanted).filter(is_filled).collect();
    let rows = ordered(locale, facet, &table.rows);
    html! {
        div.bars {
            @if !table.sheet.is_empty() { link rel="stylesheet" href=(table.sheet); }
            (legend(setting, table))
            p.meta { (setting.text("bars.how")) }
            @if is_one { (groupings(setting, table)) }
            table.people.timed data-unknown=(setting.text("fact.unknown")) {
                caption.visually-hidden { (as_of(locale, table)) }
                (head(setting, facet, axis, &columns, table))
                tbody {
                    @for (rank, row) in rows {
                        (line(setting, facet, (axis, table), &columns, (rank, row)))
                    }
                }
            }
        }
    }
}

/// The rows in the order in which they come, with the place of each by name: people with the longest sentence first, or
/// else the most days, then by name; cases in the order of time.
pub fn ordered<'r>(locale: &Locale, facet: Facet, rows: &'r [TimeRow]) -> Vec<(usize, &'r TimeRow)> {
    let mut named: Vec<&TimeRow> = rows.iter().collect();
    named.sort_by_cached_key(|row| locale.fold(&row.name.label));
    let mut ranked: Vec<(usize, &TimeRow)> = named.into_iter().enumerate().collect();
    if facet == Facet::Case {
        ranked.sort_by_key(|(_, row)| row.bar.extent().map_or(i32::MAX, |(first, _)| first.0));
    } else if let Some(column) = leading(locale, rows) {
        let number = |row: &TimeRow| (column.number)(row).unwrap_or(-1.0);
        ranked.sort_by(|(_, one), (_, other)| number(other).total_cmp(&number(one)));
    }
    ranked
}

/// Whether each row is about one case.
fn is_of_one_case(rows: &[TimeRow]) -> bool {
    rows.iter().all(|row| row.facts.len() == 1)
}

/// Whether anybody has a sentence to tell.
pub fn sentences(locale: &Locale, rows: &[TimeRow]) -> bool {
    leading(locale, rows).is_some_and(|column| column.key == "fact.sentence")
}

/// The column by which the rows of people come sorted.
fn leading(locale: &Locale, rows: &[TimeRow]) -> Option<&'static Column> {
    let is_filled = |column: &&Column| rows.iter().any(|row| !(column.words)(locale, row).is_empty());
    let find = |key: &str| COLUMNS.iter().find(|column| column.key == key).filter(is_filled);
    find("fact.sentence").filter(|_| is_of_one_case(rows)).or_else(|| find("bars.days"))
}

fn head(setting: &Setting<'_>, facet: Facet, axis: Axis, columns: &[&Column], table: &TimeTable) -> Markup {
    let leading = leading(setting.locale, &table.rows).map(|column| column.key);
    let first = if facet == Facet::Person { "fact.person" } else { "fact.case" };
    let is_sortable = facet == Facet::Person && table.rows.len() > 1;
    html! {
        thead {
            tr {
                (heading(setting, first, is_sortable, leading.is_none().then_some("ascending"), html! {}))
                @for column in columns {
                    @let sorted = (leading == Some(column.key)).then_some("descending");
                    (heading(setting, column.key, is_sortable, sorted, html! {}))
                }
                (heading(setting, "bars.time", is_sortable, None, axis.scale()))
            }
        }
    }
}

/// A column's heading: a button where a script can sort, else its words alone; a scale stands below them.
fn heading(
    setting: &Setting<'_>,
    key: &str,
    is_sortable: bool,
    sorted: Option<&str>,
    scale: Markup,
) -> Markup {
    let words = setting.text(key);
    // What a first press sorts by: names and beginnings upwards, all else with the most first.
    let first =
        if matches!(key, "fact.person" | "fact.case" | "bars.time") { "ascending" } else { "descending" };
    html! {
        th class=[(key == "bars.time").then_some("time")] scope="col" aria-sort=[sorted.filter(|_| is_sortable)] {
            @if is_sortable {
                button.scripted type="button" data-sort=(first) { (words) }
                span.unscripted { (words) }
            } @else { (words) }
            (scale)
        }
    }
}

/// A row; `data-keys` are the numbers of its columns in order, `-` where nothing is known.
fn line(
    setting: &Setting<'_>,
    facet: Facet,
    (axis, table): (Axis, &TimeTable),
    columns: &[&Column],
    (rank, row): (usize, &TimeRow),
) -> Markup {
    let locale = setting.locale;
    let numbers = columns.iter().map(|column| (column.number)(row));
    let written = |number: Option<f64>| number.map_or_else(|| "-".to_owned(), |number| number.to_string());
    let starts = row.bar.extent().map(|(first, _)| f64::from(first.0));
    let keys: Vec<String> =
        [Some(rank as f64)].into_iter().chain(numbers).chain([starts]).map(written).collect();
    let (first, last) = axis.years();
    html! {
        tr
            data-keys=(keys.join(" "))
            data-id=(row.name.id)
            data-plea=(plea(locale, row))
            data-verdict=(verdict(locale, row))
        {
            th scope="row" {
                (setting.name(facet, &row.name))
                @if let Some(other) = &row.other_name { " " small lang=[&other.lang] { (other.text) } }
            }
            @for column in columns {
                td data-label=(setting.text(column.key)) { ((column.words)(locale, row)) }
            }
            td.time data-label=(format!("{first}–{last}")) { (time_bar(locale, row, axis, table.as_of)) }
        }
    }
}

/// What the looks of a bar mean, as far as they occur in the table.
pub fn legend(setting: &Setting<'_>, table: &TimeTable) -> Markup {
    let stretches = table.rows.iter().flat_map(|row| &row.bar.stretches);
    let mut classes: Vec<&str> = stretches
        .map(|stretch| stretch.state)
        .collect::<BTreeSet<State>>()
        .into_iter()
        .map(class_of)
        .collect();
    classes.dedup();
    let points: BTreeSet<Point> =
        table.rows.iter().flat_map(|row| &row.bar.points).map(|(point, _)| *point).collect();
    if points.iter().any(|point| *point != Point::Released) {
        classes.push("mark");
    }
    if points.contains(&Point::Released) {
        classes.push("released");
    }
    html! {
        p.meta.legend {
            @for class in classes {
                span { (swatch(class)) " " (setting.text(&format!("bars.legend.{}", class.replace(' ', "_")))) }
            }
            span { (swatch("now")) " " (as_of(setting.locale, table)) }
        }
    }
}

fn as_of(locale: &Locale, table: &TimeTable) -> String {
    let date = EventDate::from_day(table.as_of).map(|date| locale.date(date)).unwrap_or_default();
    locale.fill("bars.as_of", &[("date", &date)])
}

/// Buttons that group the rows, where there is more than one group.
fn groupings(setting: &Setting<'_>, table: &TimeTable) -> Markup {
    let kinds = |words: fn(&Locale, &TimeRow) -> String| {
        table.rows.iter().map(|row| words(setting.locale, row)).collect::<BTreeSet<_>>().len()
    };
    let offered = [("plea", kinds(plea)), ("verdict", kinds(verdict))];
    html! {
        @if offered.iter().any(|(_, count)| *count > 1) {
            p.groupings.scripted {
                @for (name, _) in offered.iter().filter(|(_, count)| *count > 1) {
                    button.chip type="button" data-group=(name) aria-pressed="false" {
                        (setting.text(&format!("bars.group.{name}")))
                    }
                    " "
                }
            }
        }
    }
}
