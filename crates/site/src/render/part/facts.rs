//! The facts of people in court: a table of a case's people, or a list of dates for each case of a person.

use crate::content::standing::StandingData;
use crate::content::status_words::sentence;
use maud::{Markup, html};
use vigil_app::locale::Locale;
use vigil_app::setting::Setting;
use vigil_index::{Facet, ShardName};
use vigil_model::{CaseFact, EventDate, Localized, Status, Text, Verdict};

/// A column: a message key, and the words of a fact.
type Column = (&'static str, fn(&Locale, &CaseFact) -> String);

/// The columns between the charge and the note.
const COLUMNS: [Column; 8] = [
    ("fact.arrested", |locale, fact| date(locale, fact.arrested)),
    ("fact.charged", |locale, fact| date(locale, fact.charged)),
    ("fact.plea", |locale, fact| {
        fact.plea.map(|plea| locale.label("plea", plea.as_str())).unwrap_or_default()
    }),
    ("fact.verdict", |locale, fact| verdict(locale, fact.verdict)),
    ("fact.judged", |locale, fact| date(locale, fact.judged)),
    ("fact.sentence", sentence),
    ("fact.sentenced", |locale, fact| date(locale, fact.sentenced)),
    ("fact.released", |locale, fact| date(locale, fact.released)),
];

fn date(locale: &Locale, date: Option<EventDate>) -> String {
    date.map(|date| locale.short_date(date)).unwrap_or_default()
}

fn verdict(locale: &Locale, verdict: Option<Verdict>) -> String {
    verdict.map(|verdict| locale.label("verdict", verdict.as_str())).unwrap_or_default()
}

/// The facts of a case by person. Columns of which nothing is known are left out.
pub fn fact_table(setting: &Setting<'_>, facts: &[(ShardName, CaseFact)]) -> Markup {
    let locale = setting.locale;
    let columns: Vec<_> = COLUMNS
        .into_iter()
        .filter(|(_, words)| facts.iter().any(|(_, fact)| !words(locale, fact).is_empty()))
        .collect();
    let has_notes = facts.iter().any(|(_, fact)| fact.note.is_some());
    html! {
        table.people {
            thead {
                tr {
                    th scope="col" { (setting.text("fact.person")) }
                    th scope="col" { (setting.text("fact.charge")) }
                    @for (key, _) in &columns { th scope="col" { (setting.text(key)) } }
                    @if has_notes { th scope="col" { (setting.text("fact.note")) } }
                }
            }
            tbody {
                @for (name, fact) in facts {
                    tr {
                        th scope="row" { (setting.name(Facet::Person, name)) }
                        (text_cell(setting, "fact.charge", Some(&fact.charge)))
                        @for (key, words) in &columns {
                            td data-label=(setting.text(key)) { (words(locale, fact)) }
                        }
                        @if has_notes { (text_cell(setting, "fact.note", fact.note.as_ref())) }
                    }
                }
            }
        }
    }
}

/// The facts of a person in each case: a list a case, which ends with the dates that are not recorded.
pub fn fact_list(setting: &Setting<'_>, facts: &[(ShardName, CaseFact)], standing: &StandingData) -> Markup {
    html! {
        div.fact-lists {
            @for (case, fact) in facts {
                div {
                    h3 { (setting.name(Facet::Case, case)) }
                    dl { (fact_lines(setting, fact, standing)) }
                }
            }
        }
    }
}

fn fact_lines(setting: &Setting<'_>, fact: &CaseFact, standing: &StandingData) -> Markup {
    let locale = setting.locale;
    // The outcome, then its date.
    let dated = |what: String, date: Option<EventDate>| {
        let date = date.map(|date| locale.short_date(date));
        let parts = [Some(what).filter(|what| !what.is_empty()), date];
        parts.into_iter().flatten().collect::<Vec<_>>().join(locale.text("fact.separator"))
    };
    let plea = fact.plea.map(|plea| locale.label("plea", plea.as_str())).unwrap_or_default();
    // The day is that of the verdict, not of the appeal that undid it.
    let verdict = match (fact.verdict, fact.judged) {
        (Some(Verdict::Quashed), Some(judged)) => {
            locale.fill("fact.quashed_later", &[("date", &locale.short_date(judged))])
        }
        (found, judged) => dated(verdict(locale, found), judged),
    };
    let is_open = is_open_ended(fact, standing);
    let released = if is_open { locale.text("fact.none").to_owned() } else { date(locale, fact.released) };
    let missing: Vec<&str> = missing(fact, is_open).into_iter().map(|key| locale.text(key)).collect();
    let lines = [
        ("fact.wanted", date(locale, fact.wanted)),
        ("fact.arrested", date(locale, fact.arrested)),
        ("fact.charged", date(locale, fact.charged)),
        ("fact.plea", dated(plea, fact.pleaded)),
        ("fact.verdict", verdict),
        ("fact.sentence", dated(sentence(locale, fact), fact.sentenced)),
        ("fact.transferred", date(locale, fact.transferred)),
        ("fact.released", released),
        ("fact.due", date(locale, fact.release_due)),
    ];
    html! {
        (text_line(setting, "fact.charge", Some(&fact.charge)))
        @for (key, words) in lines.iter().filter(|(_, words)| !words.is_empty()) {
            div { dt { (setting.text(key)) } dd { (words) } }
        }
        (text_line(setting, "fact.note", fact.note.as_ref()))
        @if !missing.is_empty() {
            div.missing { dt { (setting.text("fact.missing")) } dd { (missing.join(locale.text("list.separator"))) } }
        }
    }
}

/// Whether the term goes on by the best knowledge: no release can be recorded yet.
fn is_open_ended(fact: &CaseFact, standing: &StandingData) -> bool {
    let is_deciding = standing.case.as_ref().is_some_and(|(case, _)| case.id == fact.case.as_str());
    is_deciding && standing.standing.status == Status::InPrison
}

/// The dates of a case that are not recorded, though the event happened.
fn missing(fact: &CaseFact, is_open: bool) -> Vec<&'static str> {
    let is_prosecuted = fact.wanted.is_none() || fact.charged.is_some() || fact.sentenced.is_some();
    let is_jailed = fact.sentence_months.is_some() && !fact.suspended;
    let is_ended = fact.released.is_some() || fact.transferred.is_some();
    let dates = [
        ("fact.date.arrest", is_prosecuted && fact.arrested.is_none()),
        ("fact.date.charge", is_prosecuted && fact.charged.is_none()),
        ("fact.date.verdict", fact.verdict.is_some() && fact.judged.is_none()),
        ("fact.date.sentence", is_jailed && fact.sentenced.is_none()),
        ("fact.date.release", is_jailed && !is_ended && !is_open),
    ];
    dates.into_iter().filter(|(_, is_missing)| *is_missing).map(|(key, _)| key).collect()
}

/// A text of the data in a line of a list.
fn text_line(setting: &Setting<'_>, key: &str, text: Option<&Localized>) -> Markup {
    let tag = setting.locale.tag.as_str();
    html! {
        @if let Some(text) = text.map(|text| text.text(tag, "")).filter(|text| !text.text.is_empty()) {
            div { dt { (setting.text(key)) } dd lang=[(text.lang != tag).then_some(text.lang)] { (text.text) } }
        }
    }
}

/// A text of the data, marked with its language where that is not the page's.
fn text_cell(setting: &Setting<'_>, key: &str, text: Option<&Localized>) -> Markup {
    let tag = setting.locale.tag.as_str();
    let text = text.map(|text| text.text(tag, "")).unwrap_or(Text { text: "", lang: tag });
    html! {
        td.text data-label=(setting.text(key)) lang=[(text.lang != tag).then_some(text.lang)] { (text.text) }
    }
}

/// The presumption of innocence, which is on every page with charges.
pub fn presumption(setting: &Setting<'_>) -> Markup {
    html! { p.presumption { (setting.text("presumption")) } }
}
