//! What became of the people whom the data follows, and when they were arrested. No view of the timeline counts people, so
//! each number leads to their names.

use super::panel::{Bar, Panel, Part, Row, Table, Words};
use crate::content::numbers::people::{FollowedCounts, Outcome, PeopleCount};
use vigil_app::setting::Setting;
use vigil_app::url::route::Route;
use vigil_index::Facet;

/// What became of people.
pub fn outcomes(setting: &Setting<'_>, followed: &FollowedCounts) -> Panel {
    let lines = followed.outcomes.iter().map(|(outcome, people)| {
        let id = anchor(*outcome);
        Line { label: setting.text(&label(*outcome)).to_owned(), class: color(*outcome), id, people }
    });
    let lead = setting.text("numbers.standing.lead").to_owned();
    by_line(setting, "standing", "numbers.standing.outcome", lead, lines.collect())
}

/// The people arrested, by year.
pub fn arrested(setting: &Setting<'_>, years: &[(u16, PeopleCount)]) -> Panel {
    let lines = years.iter().map(|(year, people)| {
        let id = format!("arrested-{year}");
        Line { label: year.to_string(), class: "arrest", id, people }
    });
    let lead = setting.text("numbers.arrested.lead").to_owned();
    by_line(setting, "arrested", "facet.year", lead, lines.collect())
}

/// The number of people of an outcome, with the address of their names; `None` for nobody.
pub fn counted(
    setting: &Setting<'_>,
    followed: &FollowedCounts,
    outcome: Outcome,
) -> Option<(u32, String, String)> {
    let count = followed.count(outcome);
    let words = setting.text(&label(outcome)).to_owned();
    (count > 0).then(|| (count, words, address(setting, &anchor(outcome))))
}

/// A bar and a row of the table.
struct Line<'a> {
    label: String,
    class: &'static str,
    id: String,
    people: &'a PeopleCount,
}

fn by_line(
    setting: &Setting<'_>,
    id: &'static str,
    first_head: &str,
    lead: String,
    lines: Vec<Line<'_>>,
) -> Panel {
    let bar = |line: &Line<'_>| Bar {
        label: Words::plain(&*line.label),
        href: (line.people.count > 0).then(|| address(setting, &line.id)),
        total: line.people.count,
        parts: vec![(Part::patch(line.class, ""), line.people.count)],
    };
    let row = |line: &Line<'_>| Row {
        id: Some(line.id.clone()),
        label: Words::plain(&*line.label),
        cells: vec![Words::number(setting, line.people.count), names(setting, line.people)],
    };
    let heads = [first_head, "numbers.people", "numbers.arrested.names"];
    Panel {
        id,
        lead: Some(lead),
        bars: lines.iter().map(bar).collect(),
        legend: Vec::new(),
        table: Table {
            heads: heads.map(|key| setting.text(key).to_owned()).into(),
            rows: lines.iter().map(row).collect(),
            sums: None,
        },
    }
}

fn names(setting: &Setting<'_>, people: &PeopleCount) -> Words {
    let left_out = u64::from(people.count).saturating_sub(people.people.len() as u64);
    let more = (left_out > 0).then(|| setting.locale.count("results.more_people", left_out));
    let named = people.people.iter().map(|name| name.label.clone());
    Words {
        html: setting.names(Facet::Person, &people.people, people.count),
        text: named.chain(more).collect::<Vec<String>>().join("\n"),
    }
}

/// The key of the words for an outcome.
fn label(outcome: Outcome) -> String {
    format!("numbers.standing.{}", outcome.as_str())
}

fn anchor(outcome: Outcome) -> String {
    format!("standing-{}", outcome.as_str())
}

fn address(setting: &Setting<'_>, anchor: &str) -> String {
    format!("{}#{anchor}", setting.href(&Route::Numbers))
}

/// The class of the color of an outcome.
fn color(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Charged | Outcome::Wanted => "arrest",
        Outcome::Convicted => "convicted",
        Outcome::Acquitted => "acquitted",
        Outcome::Quashed => "quashed",
        Outcome::Dropped => "not-guilty",
        Outcome::Unjudged => "unknown",
    }
}
