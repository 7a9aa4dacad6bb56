//! A case's page: what it is about, what became of each of its people, and its events.

use crate::component::bar_table::bar_table;
use crate::component::event::event_section;
use crate::component::facts::{fact_table, presumption};
use crate::component::sources::source_list;
use crate::content::CaseData;
use crate::page::feed_links::feed_links;
use crate::setting::{Setting, paragraph};
use crate::view_state::ViewState;
use maud::{Markup, html};
use std::collections::BTreeSet;
use vigil_index::Facet;
use vigil_model::{CaseFact, Plea, Verdict};

/// A case's page.
pub fn case_page(setting: &Setting<'_>, case: &CaseData) -> Markup {
    let value = (Facet::Case, case.name.id.as_str());
    html! {
        div.wide {
            article.detail {
                h1 lang=[&case.name.lang] { (case.name.label) }
                (paragraph("summary", &case.description))
                (feed_links(setting))
            }
            (totals(setting, case))
            @if !case.people.is_empty() {
                h2.heading { (setting.text("case.people")) }
                (bar_table(setting, Facet::Person, &case.time))
                details.facts {
                    summary { (setting.text("case.facts")) }
                    (fact_table(setting, Facet::Person, &case.people))
                }
                (presumption(setting))
            }
            (event_section(setting, ["case.events", "case.all_events"], value, &case.events, case.event_count))
            div.detail { (source_list(setting, &case.sources)) }
        }
    }
}

/// How many people are in a case and what became of them, each number a link to the events that name them.
fn totals(setting: &Setting<'_>, case: &CaseData) -> Markup {
    let kinds: [(&str, fn(&CaseFact) -> bool); 6] = [
        ("case.total.people", |_| true),
        ("case.total.guilty", |fact| fact.plea == Some(Plea::Guilty)),
        ("case.total.convicted", |fact| fact.verdict == Some(Verdict::Convicted)),
        ("case.total.acquitted", |fact| fact.verdict == Some(Verdict::Acquitted)),
        ("case.total.quashed", |fact| fact.verdict == Some(Verdict::Quashed)),
        ("case.total.released", |fact| fact.released.is_some()),
    ];
    let all = ViewState::default().with_facet(Facet::Case, &case.name.id);
    let people = |is_counted: fn(&CaseFact) -> bool| -> BTreeSet<&str> {
        let counted = case.people.iter().filter(|(_, fact)| is_counted(fact));
        counted.map(|(name, _)| name.id.as_str()).collect()
    };
    html! {
        @if case.people.len() > 1 {
            dl.tally {
                @for (key, is_counted) in kinds {
                    @let people = people(is_counted);
                    @let view = people.iter().fold(all.clone(), |view, id| view.with_facet(Facet::Person, id));
                    @let view = if key == "case.total.people" { &all } else { &view };
                    @if !people.is_empty() {
                        div {
                            dt { (setting.text(key)) }
                            dd { a href=(setting.view_href(view)) { (setting.locale.number(people.len() as u64)) } }
                        }
                    }
                }
            }
        }
    }
}
