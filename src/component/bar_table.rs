//! Time behind bars: a table of people, or of one person's cases, with a bar of time each.
//!
//! It is complete without JavaScript. `script/people.js`, loaded when one of its buttons is pressed, sorts and groups
//! its rows by the numbers that each row has.

use super::axis::Axis;
use super::facts::sentence;
use super::standing::{day, status_glyph, status_words};
use super::time_bar::{class_of, days, swatch, time_bar};
use crate::content::{TimeRow, TimeTable};
use crate::locale::Locale;
use crate::setting::Setting;
use maud::{Markup, html};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use vigil_index::Facet;
use vigil_model::CaseFact;
use vigil_model::custody::State;

/// What a column shows of a row, and the number by which it is sorted; nothing where nothing is known.
struct Column {
    /// The key of its heading.
    key: &'static str,
    /// The class of its cells.
    class: &'static str,
    words: fn(&Locale, &TimeRow) -> String,
    number: fn(&TimeRow) -> Option<f64>,
}

/// The column by which rows of people are sorted when the page comes.
const LEADING: &str = "bars.days";

/// The columns between the name and the bar.
static COLUMNS: [Column; 3] = [
    Column { key: "bars.status", class: "standing", words: status, number: status_number },
    Column { key: "bars.term", class: "term", words: term, number: |row| deciding(row)?.sentence_months },
    Column {
        key: LEADING,
        class: "days",
        words: days_cell,
        number: |row| Some(f64::from(row.bar.held.best)).filter(|best| *best > 0.0),
    },
];

fn status(locale: &Locale, row: &TimeRow) -> String {
    row.standing.as_ref().map(|data| status_words(locale, data)).unwrap_or_default()
}

/// Statuses in their order, each by the day that decides it.
fn status_number(row: &TimeRow) -> Option<f64> {
    let standing = &row.standing.as_ref()?.standing;
    let decided = standing.decided.map_or(0, |date| date.first_day().0);
    Some(f64::from(standing.status as u8) * 1e6 + f64::from(decided))
}

/// The case whose term is told: the only one of the row, or the one that decides the status.
fn deciding(row: &TimeRow) -> Option<&CaseFact> {
    match row.facts.as_slice() {
        [(_, fact)] => Some(fact),
        _ => row.standing.as_ref()?.case.as_ref().map(|(_, fact)| fact),
    }
}

/// The term in words, and that it follows another.
fn term(locale: &Locale, row: &TimeRow) -> String {
    let Some(fact) = deciding(row) else { return String::new() };
    let term = sentence(locale, fact);
    match fact.consecutive_to {
        Some(_) if !term.is_empty() => locale.fill("bars.term_after", &[("term", &term)]),
        _ => term,
    }
}

/// The days, or the words that none is recorded.
fn days_cell(locale: &Locale, row: &TimeRow) -> String {
    let days = days(locale, &row.bar);
    if days.is_empty() { locale.text("bars.not_recorded").to_owned() } else { days }
}

fn plea(locale: &Locale, row: &TimeRow) -> String {
    let plea = deciding(row).and_then(|fact| fact.plea);
    plea.map(|plea| locale.label("plea", plea.as_str())).unwrap_or_default()
}

fn verdict(locale: &Locale, row: &TimeRow) -> String {
    let verdict = deciding(row).and_then(|fact| fact.verdict);
    verdict.map(|verdict| locale.label("verdict", verdict.as_str())).unwrap_or_default()
}

/// The table, with its legend; nothing where there is no time to draw.
pub fn bar_table(setting: &Setting<'_>, facet: Facet, table: &TimeTable) -> Markup {
    let Some(axis) = Axis::of(table.rows.iter(), table.as_of) else { return html! {} };
    let locale = setting.locale;
    let is_filled = |column: &&Column| table.rows.iter().any(|row| !(column.words)(locale, row).is_empty());
    let columns: Vec<&Column> = COLUMNS.iter().filter(is_filled).collect();
    let rows = ordered(locale, facet, &table.rows);
    let about = match facet {
        Facet::Person if table.is_of_case => Some("bars.of_this_case"),
        Facet::Person => Some("bars.of_all_cases"),
        _ => None,
    };
    html! {
        div.bars {
            @if !table.sheet.is_empty() { link rel="stylesheet" href=(table.sheet); }
            @if let Some(key) = about { p { (setting.text(key)) } }
            div.bars-tools {
                @if table.is_of_case { (groupings(setting, table)) }
                (folded_legend(setting, if facet == Facet::Case { "case-marks" } else { "bar-marks" }, &table.rows))
            }
            table.people.timed data-unknown=(setting.text("fact.unknown")) {
                caption { (locale.fill("bars.counted", &[("date", &day(locale, table.as_of))])) }
                (head(setting, facet, axis, &columns, table))
                tbody {
                    @for (rank, row) in rows {
                        (line(setting, facet, (axis, table), &columns, (rank, row)))
                    }
                }
            }
            p.meta { (setting.text("bars.how")) }
        }
    }
}

/// The rows in the order in which they come, with the place of each by name: people by the best knowledge of their days,
/// then the longest term, then by name; cases in the order of time.
pub fn ordered<'r>(locale: &Locale, facet: Facet, rows: &'r [TimeRow]) -> Vec<(usize, &'r TimeRow)> {
    let mut named: Vec<&TimeRow> = rows.iter().collect();
    named.sort_by_cached_key(|row| locale.fold(&row.name.label));
    let mut ranked: Vec<(usize, &TimeRow)> = named.into_iter().enumerate().collect();
    if facet == Facet::Case {
        ranked.sort_by_key(|(_, row)| row.bar.extent().map_or(i32::MAX, |(first, _)| first.0));
    } else {
        let months = |row: &TimeRow| deciding(row).and_then(|fact| fact.sentence_months).unwrap_or(-1.0);
        ranked.sort_by(|(_, one), (_, other)| months(other).total_cmp(&months(one)));
        ranked.sort_by_key(|(_, row)| Reverse(row.bar.held.best));
    }
    ranked
}

/// Whether anybody has a sentence to tell.
pub fn has_sentences(locale: &Locale, rows: &[TimeRow]) -> bool {
    rows.iter().any(|row| !term(locale, row).is_empty())
}

fn head(setting: &Setting<'_>, facet: Facet, axis: Axis, columns: &[&Column], table: &TimeTable) -> Markup {
    let first = if facet == Facet::Person { "fact.person" } else { "fact.case" };
    let is_sortable = facet == Facet::Person && table.rows.len() > 1;
    let scale = axis.scale_to(setting.locale, table.as_of);
    html! {
        thead {
            tr {
                (heading(setting, (first, ""), is_sortable, html! {}))
                @for column in columns { (heading(setting, (column.key, column.class), is_sortable, html! {})) }
                (heading(setting, ("bars.time", "time"), is_sortable, scale))
            }
        }
    }
}

/// A column's heading: a button where a script can sort, else its words alone; a scale is below them.
fn heading(setting: &Setting<'_>, (key, class): (&str, &str), is_sortable: bool, scale: Markup) -> Markup {
    let words = setting.text(key);
    // The direction of a first press: names, statuses and beginnings upwards, numbers with the most first.
    let first = if matches!(key, "bars.term" | LEADING) { "descending" } else { "ascending" };
    let sorted = (is_sortable && key == LEADING).then_some("descending");
    html! {
        th class=[(!class.is_empty()).then_some(class)] scope="col" aria-sort=[sorted] {
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
            @for column in columns { (cell(locale, column, row)) }
            td.time data-label=(format!("{first}–{last}")) { (time_bar(locale, row, axis, table.as_of)) }
        }
    }
}

fn cell(locale: &Locale, column: &Column, row: &TimeRow) -> Markup {
    let words = (column.words)(locale, row);
    let glyph = row.standing.as_ref().filter(|_| column.class == "standing");
    html! {
        td class=(column.class) {
            @if let Some(data) = glyph { (status_glyph(data.standing.status)) " " span { (words) } }
            @else { (words) }
        }
    }
}

/// The legend, in the page or, where there is little room, behind a button that opens it by its id.
pub fn folded_legend(setting: &Setting<'_>, id: &str, rows: &[TimeRow]) -> Markup {
    html! {
        div.legend-box {
            button.button type="button" popovertarget=(id) { (setting.text("bars.legend")) }
            div id=(id) popover { (legend(setting, rows, None)) }
        }
    }
}

/// The looks of the bars, as far as they occur: at most five, since time in other cases is told above the bars, or in a
/// note behind the marks.
pub fn legend(setting: &Setting<'_>, rows: &[TimeRow], note: Option<&str>) -> Markup {
    let stretches = rows.iter().flat_map(|row| &row.bar.stretches);
    let states: BTreeSet<State> = stretches.map(|stretch| stretch.state).collect();
    const MARKS: [State; 5] = [State::Held, State::Served, State::Ahead, State::Bail, State::Unrecorded];
    let occurs = |mark: &State| states.iter().any(|state| class_of(*state) == class_of(*mark));
    html! {
        p.meta.legend {
            @for class in MARKS.into_iter().filter(occurs).map(class_of) {
                span { (swatch(class)) " " (setting.text(&format!("bars.legend.{class}"))) }
            }
            @if let Some(note) = note { span { (note) } }
        }
    }
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
