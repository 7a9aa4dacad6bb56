//! What became of people in court: a table, one line for each person and case.

use crate::locale::Locale;
use crate::setting::Setting;
use maud::{Markup, html};
use vigil_index::{Facet, ShardName};
use vigil_model::{CaseFact, EventDate, Plea, Verdict};

/// A column: a message key, and the words of a fact.
type Column = (&'static str, fn(&Locale, &CaseFact) -> String);

/// The columns behind the name.
const COLUMNS: [Column; 10] = [
    ("fact.charge", |_, fact| fact.charge.clone()),
    ("fact.arrested", |locale, fact| date(locale, fact.arrested)),
    ("fact.charged", |locale, fact| date(locale, fact.charged)),
    ("fact.plea", |locale, fact| {
        fact.plea.map(|plea| locale.label("plea", plea_word(plea))).unwrap_or_default()
    }),
    ("fact.verdict", |locale, fact| verdict(locale, fact.verdict)),
    ("fact.judged", |locale, fact| date(locale, fact.judged)),
    ("fact.sentence", sentence),
    ("fact.sentenced", |locale, fact| date(locale, fact.sentenced)),
    ("fact.released", |locale, fact| date(locale, fact.released)),
    ("fact.note", |_, fact| fact.note.clone().unwrap_or_default()),
];

fn date(locale: &Locale, date: Option<EventDate>) -> String {
    date.map(|date| locale.short_date(date)).unwrap_or_default()
}

/// The word of a plea, as in the data.
pub fn plea_word(plea: Plea) -> &'static str {
    match plea {
        Plea::Guilty => "guilty",
        Plea::NotGuilty => "not-guilty",
    }
}

fn verdict(locale: &Locale, verdict: Option<Verdict>) -> String {
    verdict.map(|verdict| locale.label("verdict", verdict_word(verdict))).unwrap_or_default()
}

/// The word of a verdict, as in the data.
pub fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Convicted => "convicted",
        Verdict::Acquitted => "acquitted",
        Verdict::Quashed => "quashed",
    }
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
    let first = if facet == Facet::Person { "fact.person" } else { "fact.case" };
    html! {
        table.people {
            thead {
                tr {
                    th scope="col" { (setting.text(first)) }
                    @for (key, _) in &columns { th scope="col" { (setting.text(key)) } }
                }
            }
            tbody {
                @for (name, fact) in facts {
                    tr {
                        th scope="row" { (setting.name(facet, name)) }
                        @for (key, words) in &columns {
                            @let is_text = matches!(*key, "fact.charge" | "fact.note");
                            td.text[is_text] data-label=(setting.text(key)) lang=[is_text.then_some("en")] { (words(locale, fact)) }
                        }
                    }
                }
            }
        }
    }
}

/// What must be said of all who are charged.
pub fn presumption(setting: &Setting<'_>) -> Markup {
    html! { p.presumption { (setting.text("presumption")) } }
}
