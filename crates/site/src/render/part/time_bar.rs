//! Somebody's time in custody as a bar: time behind bars filled, the rest of a term an outline, and what nobody recorded
//! dotted. The bar's title has the same in words.

use super::axis::Axis;
use crate::content::time_tables::TimeRow;
use maud::{Markup, html};
use vigil_app::locale::Locale;
use vigil_model::custody::{State, Stretch};
use vigil_model::{Bar, CaseFact, Custody, Day, EventDate};

/// A bar with its words, drawn in days. Time in other cases is drawn below it.
pub fn time_bar(locale: &Locale, row: &TimeRow, axis: Axis, as_of: Day) -> Markup {
    html! {
        svg.bar width="100%" height="16" viewBox=(axis.view_box()) preserveAspectRatio="none" role="img" {
            title { (words(locale, row, as_of)) }
            path.tick d=(axis.ticks()) {}
            @for stretch in &row.other { (shape("other behind", *stretch)) }
            @for stretch in &row.bar.stretches { (shape(class_of(stretch.state), *stretch)) }
            line.now x1=(as_of.0) x2=(as_of.0) y2="16" {}
        }
    }
}

/// The looks of a stretch: five of them are in the legend, time in another case is explained above the bars.
pub fn class_of(state: State) -> &'static str {
    match state {
        State::Served => "served",
        State::Held => "held",
        State::Elsewhere => "other",
        State::Bail => "bail",
        State::Unconfirmed | State::Unrecorded => "unrecorded",
        State::Ahead => "ahead",
    }
}

fn shape(class: &str, stretch: Stretch) -> Markup {
    let Stretch { state, from: Day(from), to: Day(to) } = stretch;
    html! {
        @if state.is_behind_bars() || state == State::Ahead {
            rect class=(class) x=(from) y="2.4" width=(to - from) height="11.2" {}
        } @else {
            line class=(class) x1=(from) x2=(to) y1="8" y2="8" {}
        }
    }
}

/// A piece of a bar alone, for the legend.
pub fn swatch(class: &str) -> Markup {
    html! {
        svg.bar.swatch width="32" height="16" aria-hidden="true" {
            @match class {
                "bail" | "unrecorded" => { line class=(class) x1=".06em" x2="1.94em" y1=".5em" y2=".5em" {} }
                _ => { rect class=(class) x=".06em" y=".15em" width="1.88em" height=".7em" {} }
            }
        }
    }
}

/// The bar in words: the dates of each case, then the days.
fn words(locale: &Locale, row: &TimeRow, as_of: Day) -> String {
    let many = row.facts.len() > 1;
    let mut phrases: Vec<String> = Vec::new();
    for (case, fact) in &row.facts {
        let told = fact_words(locale, fact).join(locale.text("bars.separator"));
        phrases.push(match many {
            true => locale.fill("bars.of_case", &[("case", &case.label), ("told", &told)]),
            false => told,
        });
    }
    phrases.extend(ahead_words(locale, &row.bar));
    phrases.push(days_words(locale, &row.bar, as_of));
    phrases.retain(|phrase| !phrase.is_empty());
    phrases.join(locale.text("bars.separator"))
}

fn fact_words(locale: &Locale, fact: &CaseFact) -> Vec<String> {
    let point = |key: &str, date: Option<EventDate>| {
        date.map(|date| locale.fill(key, &[("date", &locale.date(date))]))
    };
    let mut words: Vec<String> = Vec::new();
    words.extend(point("bars.arrested", fact.arrested));
    words.extend(point("bars.charged", fact.charged));
    words.extend(fact.custody.iter().map(|told| stretch_words(locale, told)));
    words.extend(point("bars.judged", fact.judged));
    words.extend(point("bars.sentenced", fact.sentenced));
    words.extend(point("bars.released", fact.released));
    words
}

/// A stretch of custody.
fn stretch_words(locale: &Locale, told: &Custody) -> String {
    let end = match (told.to, told.seen) {
        (Some(_), _) => "to",
        (None, Some(_)) => "seen",
        (None, None) => "from",
    };
    let to = told.to.or(told.seen).map(|to| locale.date(to)).unwrap_or_default();
    let key = format!("bars.{}_{end}", told.state.as_str());
    locale.fill(&key, &[("from", &locale.date(told.from)), ("to", &to)])
}

/// The earliest end of a sentence that is still to run.
fn ahead_words(locale: &Locale, bar: &Bar) -> Option<String> {
    let ends = bar.stretches.iter().filter(|stretch| stretch.state == State::Ahead).map(|stretch| stretch.to);
    let (year, month, _) = ends.max()?.to_civil();
    let month = locale.month(u16::try_from(year).unwrap_or(0), month);
    Some(locale.fill("bars.ahead", &[("date", &month)]))
}

fn days_words(locale: &Locale, bar: &Bar, as_of: Day) -> String {
    let days = days(locale, bar);
    if days.is_empty() {
        return locale.text("bars.days_unknown").to_owned();
    }
    let date = EventDate::from_day(as_of).map(|date| locale.date(date)).unwrap_or_default();
    locale.fill("bars.days_held", &[("days", &days), ("date", &date)])
}

/// The days behind bars that are known, called "at least" where others may be missing; nothing where none is known.
pub fn days(locale: &Locale, bar: &Bar) -> String {
    if bar.held.known == 0 {
        return String::new();
    }
    let days = locale.count("days", bar.held.known.into());
    if bar.held.is_complete { days } else { locale.fill("bars.at_least", &[("days", &days)]) }
}
