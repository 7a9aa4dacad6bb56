//! Prison terms by length. No view of the timeline counts them, so each number leads to the terms it counts.

use super::panel::{Bar, Panel, Part, Row, Table, Words};
use crate::content::numbers::terms::{MONTHS, TermCount, TermCounts};
use maud::html;
use vigil_app::setting::Setting;
use vigil_app::url::route::Route;
use vigil_index::Facet;

/// The anchor of the chart.
const TERMS: &str = "terms";
/// The anchor of the row of sums.
const SUM: &str = "terms-sum";
/// The most lengths without a term that are drawn as empty lines.
const EMPTY_LINES: u32 = 2;

/// Prison terms by length.
pub fn terms(setting: &Setting<'_>, terms: &TermCounts) -> Panel {
    let standing = Part::patch("trial", setting.text("numbers.terms.standing"));
    let suspended = Part::patch("suspended", setting.text("numbers.terms.suspended"));
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
        let served = length.count.saturating_sub(length.quashed + length.suspended);
        bars.push(Bar {
            label: Words::plain(words(setting, length.years)),
            href: Some(address(setting, &anchor(length.years))),
            total: length.count,
            parts: vec![
                (standing.clone(), served),
                (suspended.clone(), length.suspended),
                (quashed.clone(), length.quashed),
            ],
        });
    }
    let others = [(suspended, terms.suspended), (quashed, terms.quashed)];
    let others: Vec<Part> =
        others.into_iter().filter(|(_, count)| *count > 0).map(|(part, _)| part).collect();
    let legend = if others.is_empty() { others } else { [vec![standing], others].concat() };
    Panel { id: TERMS, lead: lead(setting, terms), bars, legend, table: table(setting, terms) }
}

/// The longest term, in words, with the address of the terms of that length; `None` without a term.
pub fn longest(setting: &Setting<'_>, terms: &TermCounts) -> Option<(String, String)> {
    let length = terms.longest()?;
    Some((setting.locale.months(length.longest), address(setting, &anchor(length.years))))
}

/// The whole years of all terms, added up, with the address of the sum; `None` without a term.
pub fn added_up(setting: &Setting<'_>, terms: &TermCounts) -> Option<(u32, String)> {
    let years = whole_years(terms);
    (years > 0).then(|| (years, address(setting, SUM)))
}

fn whole_years(terms: &TermCounts) -> u32 {
    (terms.months() / MONTHS).floor() as u32
}

fn gap(label: String) -> Bar {
    Bar { label: Words::plain(label), href: None, total: 0, parts: Vec::new() }
}

fn anchor(years: u32) -> String {
    format!("{TERMS}-{years}")
}

fn address(setting: &Setting<'_>, anchor: &str) -> String {
    format!("{}#{anchor}", setting.href(&Route::Numbers))
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
        ("sum", locale.count("duration.years", whole_years(terms).into())),
    ];
    let values = values.each_ref().map(|(name, words)| (*name, words.as_str()));
    Some(locale.fill("numbers.terms.lead", &values))
}

fn table(setting: &Setting<'_>, terms: &TermCounts) -> Table {
    let row = |length: &TermCount| Row {
        id: Some(anchor(length.years)),
        label: Words::plain(words(setting, length.years)),
        cells: vec![
            Words::number(setting, length.count),
            Words::number(setting, length.suspended),
            Words::number(setting, length.quashed),
            months(setting, length.months),
            people(setting, length),
        ],
    };
    let heads = [
        "fact.sentence",
        "numbers.terms.number",
        "numbers.terms.suspended",
        "verdict.quashed",
        "numbers.terms.months",
        "numbers.people",
    ];
    Table {
        heads: heads.map(|key| setting.text(key).to_owned()).into(),
        rows: terms.lengths.iter().map(row).collect(),
        sums: Some(Row {
            id: Some(SUM.to_owned()),
            label: Words::plain(setting.text("numbers.sum")),
            cells: vec![
                Words::number(setting, terms.count),
                Words::number(setting, terms.suspended),
                Words::number(setting, terms.quashed),
                months(setting, terms.months()),
                Words::number(setting, terms.people),
            ],
        }),
    }
}

/// Months, to a tenth where they are not whole.
fn months(setting: &Setting<'_>, months: f64) -> Words {
    let tenths = (months * 10.0).round() as u64;
    let (whole, rest) = (tenths / 10, tenths % 10);
    let decimal = if rest > 0 { format!(".{rest}") } else { String::new() };
    let html = html! { (setting.locale.number(whole)) (decimal) };
    Words { html, text: format!("{whole}{decimal}") }
}

fn people(setting: &Setting<'_>, length: &TermCount) -> Words {
    let left_out = u64::from(length.count).saturating_sub(length.terms.len() as u64);
    let more = (left_out > 0).then(|| setting.locale.count("results.more_people", left_out));
    let html = html! {
        ul.named {
            @for (person, case) in &length.terms {
                li { (setting.name(Facet::Person, person)) " (" (setting.name(Facet::Case, case)) ")" }
            }
            @if let Some(more) = &more { li { (more) } }
        }
    };
    let named = length.terms.iter().map(|(person, case)| format!("{} ({})", person.label, case.label));
    Words { html, text: named.chain(more.clone()).collect::<Vec<String>>().join("\n") }
}
