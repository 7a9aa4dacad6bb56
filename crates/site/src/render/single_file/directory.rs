//! What the events refer to: people with their status, cases, and the terms of the glossary.

use super::events::case_link;
use crate::content::cited_source::CitedSource;
use crate::content::glossary::TermData;
use crate::content::lists::CaseListing;
use crate::content::person::PersonData;
use crate::content::status_words::{outcome_words, standing_sentence};
use crate::render::page::cases::{measures, standing};
use crate::render::part::facts::presumption;
use crate::render::part::sources::{cited_line, source_line};
use crate::render::part::standing::status_glyph;
use maud::{Markup, html};
use vigil_app::setting::{Setting, paragraph};
use vigil_index::ShardName;
use vigil_model::{CaseFact, Role};

/// The people by role, each with the status as of the day of the data and what became of them in each case.
pub fn people(setting: &Setting<'_>, people: &[(Role, Vec<PersonData>)]) -> Markup {
    html! {
        section.wide id="people" {
            h2 { (setting.text("people.title")) }
            p.note { (setting.text("people.intro")) }
            (presumption(setting))
            @for (role, people) in people {
                h3.role { (setting.locale.label("role", role.as_str())) " " small { (setting.locale.number(people.len() as u64)) } }
                ul.entries { @for one in people { li id={ "person-" (one.name.id) } { (person(setting, one)) } } }
            }
        }
    }
}

fn person(setting: &Setting<'_>, person: &PersonData) -> Markup {
    let locale = setting.locale;
    html! {
        h4 lang=[&person.name.lang] { (person.name.label) }
        @if !person.other_names.is_empty() {
            p.note {
                @for (place, name) in person.other_names.iter().enumerate() {
                    @if place > 0 { (setting.text("list.separator")) }
                    span lang=[&name.lang] { (name.text) }
                }
            }
        }
        @if let Some(standing) = &person.standing {
            p.standing { (status_glyph(standing.standing.status)) " " (standing_sentence(locale, standing)) }
        }
        (paragraph("about", &person.description))
        @if !person.facts.is_empty() { ul.outcomes { @for (case, fact) in &person.facts { li { (outcome(setting, case, fact)) } } } }
        @if person.event_count > 0 { (filter_link("q", &person.name.label, setting.text("single.named"))) }
        (sources(setting, &person.sources))
    }
}

/// What became of a person in a case: the charge and its outcome.
fn outcome(setting: &Setting<'_>, case: &ShardName, fact: &CaseFact) -> Markup {
    let tag = setting.locale.tag.as_str();
    let charge = fact.charge.text(tag, "");
    html! {
        (case_link(case)) (setting.text("single.colon")) span lang=[(charge.lang != tag).then_some(charge.lang)] { (charge.text) }
        " — " b { (outcome_words(setting.locale, fact)) }
    }
}

/// The cases, each with the standings of its people.
pub fn cases(setting: &Setting<'_>, cases: &[(CaseListing, Vec<CitedSource>)]) -> Markup {
    html! {
        section.wide id="cases" {
            h2 { (setting.text("cases.title")) }
            p.note { (setting.text("cases.intro")) " " (setting.text("directory.standing")) }
            ul.entries { @for (case, sources) in cases { li id={ "case-" (case.name.id) } { (case_entry(setting, case, sources)) } } }
        }
    }
}

fn case_entry(setting: &Setting<'_>, case: &CaseListing, cited: &[CitedSource]) -> Markup {
    html! {
        h3 lang=[&case.name.lang] { (case.name.label) }
        (paragraph("about", &case.description))
        (standing(setting, case))
        p.note { (measures(setting, case).join(" · ")) }
        @if case.event_count > 0 { (filter_link("case", &case.name.id, setting.text("single.of_case"))) }
        (sources(setting, cited))
    }
}

/// A link that filters the events by a field of the form; only where the script runs.
fn filter_link(field: &str, value: &str, words: &str) -> Markup {
    html! { p.live { a href={ "#" (field) "=" (encoded(value)) } { (words) } } }
}

/// A value in the fragment of an address, as `URLSearchParams` reads it.
fn encoded(value: &str) -> String {
    percent_encoding::utf8_percent_encode(value, percent_encoding::NON_ALPHANUMERIC).to_string()
}

fn sources(setting: &Setting<'_>, sources: &[CitedSource]) -> Markup {
    html! {
        @if !sources.is_empty() { ul.sources { @for source in sources { li { (cited_line(setting, source)) } } } }
    }
}

/// The terms of the glossary, to which the texts of events link.
pub fn glossary(setting: &Setting<'_>, terms: &[TermData]) -> Markup {
    html! {
        @if !terms.is_empty() {
            section.wide id="glossary" {
                h2 { (setting.text("glossary.title")) }
                p.note { (setting.text("glossary.intro")) }
                ul.entries { @for one in terms { li id={ "term-" (one.id) } { (term(setting, one)) } } }
            }
        }
    }
}

fn term(setting: &Setting<'_>, term: &TermData) -> Markup {
    let names = term.also.join(setting.text("list.separator"));
    html! {
        h3 lang=[&term.name.lang] { (term.name.text) }
        (paragraph("about", &term.definition))
        @if !names.is_empty() { p.note { (setting.locale.fill("glossary.also", &[("names", &names)])) } }
        ul.sources { li { (source_line(setting, &term.source)) } }
    }
}
