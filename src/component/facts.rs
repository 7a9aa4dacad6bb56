//! What became of people in court: a table, one line for each person and case.

use super::NameLink;
use crate::app::locale;
use crate::locale::Locale;
use leptos::prelude::*;
use vigil_index::{Facet, ShardName};
use vigil_model::{CaseFact, EventDate, Plea, Verdict};

/// The columns behind the name: a message key, and the words of a fact.
const COLUMNS: [(&str, fn(&Locale, &CaseFact) -> String); 9] = [
    ("fact.charge", |_, fact| fact.charge.clone()),
    ("fact.arrested", |text, fact| date(text, fact.arrested)),
    ("fact.charged", |text, fact| date(text, fact.charged)),
    ("fact.plea", |text, fact| fact.plea.map(|plea| text.label("plea", plea_word(plea))).unwrap_or_default()),
    ("fact.verdict", |text, fact| fact.verdict.map(|verdict| text.label("verdict", verdict_word(verdict))).unwrap_or_default()),
    ("fact.sentence", |text, fact| fact.sentence_months.map(|months| text.months(months)).unwrap_or_default()),
    ("fact.sentenced", |text, fact| date(text, fact.sentenced)),
    ("fact.released", |text, fact| date(text, fact.released)),
    ("fact.note", |_, fact| fact.note.clone().unwrap_or_default()),
];

fn date(text: &Locale, date: Option<EventDate>) -> String {
    date.map(|date| text.date(date)).unwrap_or_default()
}

fn plea_word(plea: Plea) -> &'static str {
    match plea {
        Plea::Guilty => "guilty",
        Plea::NotGuilty => "not-guilty",
    }
}

fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Convicted => "convicted",
        Verdict::Acquitted => "acquitted",
        Verdict::Quashed => "quashed",
    }
}

/// The facts of a case by person, or of a person by case. Columns of which nothing is known are left out.
#[component]
pub fn FactTable(
    /// What the names in the first column name: people or cases.
    facet: Facet,
    /// The facts.
    facts: Vec<(ShardName, CaseFact)>,
) -> impl IntoView {
    let text = locale();
    let known = |words: &fn(&Locale, &CaseFact) -> String| facts.iter().any(|(_, fact)| !words(&text, fact).is_empty());
    let columns: Vec<_> = COLUMNS.into_iter().filter(|(_, words)| known(words)).collect();
    let first = text.text(if facet == Facet::Person { "fact.person" } else { "fact.case" }).to_owned();
    let headings = columns.iter().map(|(key, _)| view! { <th scope="col">{text.text(key).to_owned()}</th> });
    let headings = headings.collect_view();
    let lines = facts.into_iter().map(|(name, fact)| {
        let cells = columns.iter().map(|(key, words)| {
            let english = matches!(*key, "fact.charge" | "fact.note").then_some("en");
            view! { <td data-label=text.text(key).to_owned() lang=english>{words(&text, &fact)}</td> }
        });
        view! { <tr><th scope="row"><NameLink facet name /></th>{cells.collect_view()}</tr> }
    });
    let lines = lines.collect_view();
    view! {
        <table class="people">
            <thead><tr><th scope="col">{first}</th>{headings}</tr></thead>
            <tbody>{lines}</tbody>
        </table>
        <p class="presumption">{text.text("presumption").to_owned()}</p>
    }
}
