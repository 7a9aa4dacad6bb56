//! Time behind bars: a table of people, or of one person's cases, with a bar of time each.
//!
//! It is complete without JavaScript. The view `held`, loaded when one of its buttons is first pressed, sorts and groups
//! its rows by what [`held_table`] has of each.

use super::axis::{Axis, axis_of, month_words, scale_to};
use super::time_bar::{class_of, days, swatch, time_bar};
use crate::content::status_words::sentence;
use crate::content::status_words::{day, status_words};
use crate::content::time_tables::{TimeRow, TimeTable};
use crate::render::part::standing::status_glyph;
use maud::{Markup, html};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::iter;
use vigil_app::locale::Locale;
use vigil_app::setting::Setting;
use vigil_index::Facet;
use vigil_model::CaseFact;
use vigil_model::custody::State;
use vigil_views::input::{HeldRow, HeldTable};

/// The cell of a row in a column, and the number by which rows are sorted; `None` if it is not known.
struct Column {
    /// The key of its heading.
    key: &'static str,
    /// The class of its cells.
    class: &'static str,
    words: fn(&Locale, &TimeRow) -> String,
    number: fn(&TimeRow) -> Option<f64>,
}

/// The column by which rows of people are sorted at first.
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

/// The case whose term is shown: the only one of the row, or the one that decides the status.
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
    let Some(axis) = axis_of(table.rows.iter(), table.as_of) else { return html! {} };
    let locale = setting.locale;
    let columns = columns(locale, &table.rows);
    let rows = ordered(locale, facet, &table.rows);
    let about = match facet {
        Facet::Person if table.is_of_case => Some("bars.of_this_case"),
        Facet::Person => Some("bars.of_all_cases"),
        _ => None,
    };
    html! {
        div.bars {
            @if let Some(key) = about { p { (setting.text(key)) } }
            div.bars-tools {
                @if table.is_of_case { (grouping_buttons(setting, &groupings(locale, table))) }
                (folded_legend(setting, if facet == Facet::Case { "case-marks" } else { "bar-marks" }, &table.rows))
            }
            table.people.timed {
                caption { (locale.fill("bars.counted", &[("date", &day(locale, table.as_of))])) }
                (head(setting, facet, axis, &columns, table))
                tbody {
                    @for (_, row) in rows { (line(setting, facet, (axis, table), &columns, row)) }
                }
            }
            p.meta { (setting.text("bars.how")) }
        }
    }
}

/// A table of people as the view `held` sorts, groups and filters it; without its HTML.
pub fn held_table(locale: &Locale, table: &TimeTable) -> HeldTable {
    let columns = columns(locale, &table.rows);
    let words = if table.is_of_case { groupings(locale, table) } else { Vec::new() };
    let row = |(rank, row): (usize, &TimeRow)| {
        let reach = row.bar.extent();
        let numbers = columns.iter().map(|column| (column.number)(row));
        HeldRow {
            id: row.name.id.clone(),
            keys: iter::once(Some(rank as f64))
                .chain(numbers)
                .chain([reach.map(|(first, _)| f64::from(first.0))])
                .collect(),
            groups: words.iter().map(|(_, words)| words(locale, row)).collect(),
            from: reach.map(|(first, _)| first.0),
            to: reach.map(|(_, end)| end.0),
        }
    };
    let keys = iter::once("").chain(columns.iter().map(|column| column.key)).chain([""]);
    let leading = columns.iter().position(|column| column.key == LEADING).map(|place| place as u32 + 1);
    HeldTable {
        html: String::new(),
        rows: ordered(locale, Facet::Person, &table.rows).into_iter().map(row).collect(),
        is_descending: keys.map(is_descending).collect(),
        sorted: leading.filter(|_| table.rows.len() > 1),
        as_of: table.as_of.0,
        as_of_words: month_words(locale, table.as_of),
        unknown: locale.text("fact.unknown").to_owned(),
        none: locale.text("bars.none").to_owned(),
    }
}

/// The columns in which some row has words.
fn columns(locale: &Locale, rows: &[TimeRow]) -> Vec<&'static Column> {
    let is_filled = |column: &&Column| rows.iter().any(|row| !(column.words)(locale, row).is_empty());
    COLUMNS.iter().filter(is_filled).collect()
}

/// Whether a first press of a column's heading sorts by the largest number: names, statuses and beginnings go upwards.
fn is_descending(key: &str) -> bool {
    matches!(key, "bars.term" | LEADING)
}

/// The rows in their first order, with the place of each by name: people by the best knowledge of their days,
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

fn head(setting: &Setting<'_>, facet: Facet, axis: Axis, columns: &[&Column], table: &TimeTable) -> Markup {
    let first = if facet == Facet::Person { "fact.person" } else { "fact.case" };
    let is_sortable = facet == Facet::Person && table.rows.len() > 1;
    let scale = scale_to(setting.locale, axis, table.as_of);
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

/// A column's heading: a button where rows can be sorted, else its words alone; a scale is below them.
fn heading(setting: &Setting<'_>, (key, class): (&str, &str), is_sortable: bool, scale: Markup) -> Markup {
    let words = setting.text(key);
    let sorted = (is_sortable && key == LEADING).then_some("descending");
    html! {
        th class=[(!class.is_empty()).then_some(class)] scope="col" aria-sort=[sorted] {
            @if is_sortable {
                button.scripted type="button" data-sort { (words) }
                span.unscripted { (words) }
            } @else { (words) }
            (scale)
        }
    }
}

fn line(
    setting: &Setting<'_>,
    facet: Facet,
    (axis, table): (Axis, &TimeTable),
    columns: &[&Column],
    row: &TimeRow,
) -> Markup {
    let locale = setting.locale;
    html! {
        tr data-id=(row.name.id) {
            th scope="row" {
                (setting.name(facet, &row.name))
                @if let Some(other) = &row.other_name { " " small lang=[&other.lang] { (other.text) } }
            }
            @for column in columns { (cell(locale, column, row)) }
            td.time data-label=(axis.label()) { (time_bar(locale, row, axis, table.as_of)) }
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

/// The legend, in the page or, where there is little room, under a button that opens it by its id.
pub fn folded_legend(setting: &Setting<'_>, id: &str, rows: &[TimeRow]) -> Markup {
    html! {
        div.legend-box {
            button.button type="button" popovertarget=(id) { (setting.text("bars.legend")) }
            div id=(id) popover { (legend(setting, rows, None)) }
        }
    }
}

/// The looks of the bars, as far as they occur: at most five, since time in other cases is explained above the bars, or in a
/// note after the marks.
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

/// Words of a row by which rows are grouped.
type Words = fn(&Locale, &TimeRow) -> String;

/// The groupings that part the rows into more than one group: the key of the button, and the words.
fn groupings(locale: &Locale, table: &TimeTable) -> Vec<(&'static str, Words)> {
    let parts = |(_, words): &(&str, Words)| {
        table.rows.iter().map(|row| words(locale, row)).collect::<BTreeSet<_>>().len() > 1
    };
    [("plea", plea as Words), ("verdict", verdict)].into_iter().filter(parts).collect()
}

fn grouping_buttons(setting: &Setting<'_>, groupings: &[(&str, Words)]) -> Markup {
    html! {
        @if !groupings.is_empty() {
            p.groupings.scripted {
                @for (name, _) in groupings {
                    button.chip type="button" data-group=(name) aria-pressed="false" {
                        (setting.text(&format!("bars.group.{name}")))
                    }
                    " "
                }
            }
        }
    }
}
