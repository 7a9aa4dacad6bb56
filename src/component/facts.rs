//! What became of people in court: a table, one line for each person and case.

use crate::locale::Locale;
use crate::setting::Setting;
use maud::{Markup, html};
use vigil_index::{Facet, ShardName};
use vigil_model::{CaseFact, EventDate, Localized, Text, Verdict};

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

/// A sentence in words; nothing where there is none.
pub fn sentence(locale: &Locale, fact: &CaseFact) -> String {
    let months = fact.sentence_months.map(|months| locale.months(months)).unwrap_or_default();
    if !fact.suspended || months.is_empty() {
        return months;
    }
    locale.fill("fact.suspended", &[("sentence", &months)])
}

/// The facts of a case by person, or of a person by case. Columns of which nothing is known are left out.
pub fn fact_table(setting: &Setting<'_>, facet: Facet, facts: &[(ShardName, CaseFact)]) -> Markup {
    let locale = setting.locale;
    let columns: Vec<_> = COLUMNS
        .into_iter()
        .filter(|(_, words)| facts.iter().any(|(_, fact)| !words(locale, fact).is_empty()))
        .collect();
    let has_notes = facts.iter().any(|(_, fact)| fact.note.is_some());
    let first = if facet == Facet::Person { "fact.person" } else { "fact.case" };
    html! {
        table.people {
            thead {
                tr {
                    th scope="col" { (setting.text(first)) }
                    th scope="col" { (setting.text("fact.charge")) }
                    @for (key, _) in &columns { th scope="col" { (setting.text(key)) } }
                    @if has_notes { th scope="col" { (setting.text("fact.note")) } }
                }
            }
            tbody {
                @for (name, fact) in facts {
                    tr {
                        th scope="row" { (setting.name(facet, name)) }
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

/// A text of the data, marked with its language where that is not the page's.
fn text_cell(setting: &Setting<'_>, key: &str, text: Option<&Localized>) -> Markup {
    let tag = setting.locale.tag.as_str();
    let text = text.map(|text| text.text(tag, "")).unwrap_or(Text { text: "", lang: tag });
    html! {
        td.text data-label=(setting.text(key)) lang=[(text.lang != tag).then_some(text.lang)] { (text.text) }
    }
}

/// What must be said of all who are charged.
pub fn presumption(setting: &Setting<'_>) -> Markup {
    html! { p.presumption { (setting.text("presumption")) } }
}
