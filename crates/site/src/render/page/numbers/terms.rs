//! Prison terms by length. No view of the timeline counts them, so each number leads to the terms it counts.

use super::chart::{Bar, Panel, Part, Row, TERMS, Table, panel, plain};
use crate::content::numbers::{TermCount, TermCounts};
use maud::{Markup, html};
use vigil_app::setting::Setting;
use vigil_app::url::route::Route;
use vigil_index::Facet;

/// The most lengths without a term that are drawn as empty lines.
const EMPTY_LINES: u32 = 2;

/// Prison terms by length.
pub fn terms(setting: &Setting<'_>, terms: &TermCounts) -> Markup {
    let standing = Part::patch("trial", setting.text("numbers.terms.standing"));
    let quashed = Part::patch("quashed", setting.text("verdict.quashed"));
    let mut bars = Vec::new();
    let mut next = 0;
    for length in &terms.lengths {
        if length.years.saturating_sub(next) <= EMPTY_LINES {
            bars.extend((next..length.years).map(|years| gap(words(setting, years))));
        } else {
            let last = length.years.saturating_sub(1).to_string();
            let span = [("from", next.to_string()), ("to", last)];
            let span = span.each_ref().map(|(name, words)| (*name, words.as_str()));
            bars.push(gap(setting.locale.fill("numbers.terms.gap", &span)));
        }
        next = length.years + 1;
        bars.push(Bar {
            label: html! { (words(setting, length.years)) },
            href: Some(format!("{}#{}", setting.href(&Route::Numbers), anchor(length.years))),
            total: length.count,
            parts: vec![
                (standing.clone(), length.count.saturating_sub(length.quashed)),
                (quashed.clone(), length.quashed),
            ],
        });
    }
    panel(
        setting,
        Panel {
            id: TERMS,
            lead: lead(setting, terms),
            bars,
            legend: if terms.quashed > 0 { vec![standing, quashed] } else { Vec::new() },
            table: table(setting, terms),
        },
    )
}

fn gap(label: String) -> Bar {
    Bar { label: html! { (label) }, href: None, total: 0, parts: Vec::new() }
}

fn anchor(years: u32) -> String {
    format!("{TERMS}-{years}")
}

/// Whole years in words.
fn words(setting: &Setting<'_>, years: u32) -> String {
    match years {
        0 => setting.text("numbers.terms.short").to_owned(),
        years => setting.locale.count("duration.years", years.into()),
    }
}

fn lead(setting: &Setting<'_>, terms: &TermCounts) -> Option<String> {
    let locale = setting.locale;
    let (median, longest) = terms.median_and_longest?;
    let values = [
        ("terms", locale.count("numbers.terms.count", terms.count.into())),
        ("people", locale.count("people", terms.people.into())),
        ("median", locale.months(median)),
        ("longest", locale.months(longest)),
    ];
    let values = values.each_ref().map(|(name, words)| (*name, words.as_str()));
    Some(locale.fill("numbers.terms.lead", &values))
}

fn table(setting: &Setting<'_>, terms: &TermCounts) -> Table {
    let row = |length: &TermCount| Row {
        id: Some(anchor(length.years)),
        label: html! { (words(setting, length.years)) },
        cells: vec![plain(setting, length.count), plain(setting, length.quashed), people(setting, length)],
    };
    let heads = ["fact.sentence", "numbers.terms.number", "verdict.quashed", "numbers.people"];
    Table {
        heads: heads.map(|key| setting.text(key).to_owned()).into(),
        rows: terms.lengths.iter().map(row).collect(),
        sums: Some(Row {
            id: None,
            label: html! { (setting.text("numbers.sum")) },
            cells: vec![
                plain(setting, terms.count),
                plain(setting, terms.quashed),
                plain(setting, terms.people),
            ],
        }),
    }
}

fn people(setting: &Setting<'_>, length: &TermCount) -> Markup {
    let left_out = u64::from(length.count).saturating_sub(length.terms.len() as u64);
    html! {
        ul.named {
            @for (person, case) in &length.terms {
                li { (setting.name(Facet::Person, person)) " (" (setting.name(Facet::Case, case)) ")" }
            }
            @if left_out > 0 { li { (setting.locale.count("results.more_people", left_out)) } }
        }
    }
}
