//! A case's page: what it is about, what became of each of its people, and its events.

use crate::component::bar_table::bar_table;
use crate::component::event::event_section;
use crate::component::facts::{fact_table, presumption};
use crate::component::share::share;
use crate::component::sources::source_list;
use crate::content::CaseData;
use crate::page::feed_links::feed_links;
use crate::page::poster::poster_link;
use crate::setting::{Setting, paragraph};
use crate::view_state::{View, ViewState};
use maud::{Markup, html};
use std::collections::BTreeSet;
use vigil_index::Facet;
use vigil_model::{CaseFact, Plea, Verdict};

/// A case's page.
pub fn case_page(setting: &Setting<'_>, case: &CaseData) -> Markup {
    let value = (Facet::Case, case.name.id.as_str());
    html! {
        div.masthead {
            h1 lang=[&case.name.lang] { (case.name.label) }
            (paragraph("summary", &case.description))
            (tally(setting, case))
            div.ways { (share(setting, html! {})) (poster_link(setting)) (feed_links(setting)) }
        }
        div.wide {
            @if !case.people.is_empty() {
                h2.heading { (setting.text("case.people")) }
                (bar_table(setting, Facet::Person, &case.time))
                @if case.time.rows.iter().any(|row| row.bar.extent().is_some()) {
                    details.facts {
                        summary { (setting.text("case.facts")) }
                        (fact_table(setting, Facet::Person, &case.people))
                    }
                } @else { (fact_table(setting, Facet::Person, &case.people)) }
                (presumption(setting))
            }
            (event_section(setting, ["case.events", "case.all_events"], value, &case.events, case.event_count))
            div.detail { (source_list(setting, &case.sources)) }
        }
    }
}

/// What became of people in a case: the key of the words, and who is counted.
const TOTALS: [(&str, fn(&CaseFact) -> bool); 6] = [
    ("case.total.people", |_| true),
    ("case.total.guilty", |fact| fact.plea == Some(Plea::Guilty)),
    ("case.total.convicted", |fact| fact.verdict == Some(Verdict::Convicted)),
    ("case.total.acquitted", |fact| fact.verdict == Some(Verdict::Acquitted)),
    ("case.total.quashed", |fact| fact.verdict == Some(Verdict::Quashed)),
    ("case.total.released", |fact| fact.released.is_some()),
];

/// How many people are in a case and what became of them: the key of the words, and the ids of those counted.
pub fn totals(case: &CaseData) -> Vec<(&'static str, BTreeSet<&str>)> {
    let people = |is_counted: fn(&CaseFact) -> bool| {
        let counted = case.people.iter().filter(|(_, fact)| is_counted(fact));
        counted.map(|(name, _)| name.id.as_str()).collect::<BTreeSet<_>>()
    };
    let totals = TOTALS.into_iter().map(|(key, is_counted)| (key, people(is_counted)));
    totals.filter(|(_, people)| !people.is_empty()).collect()
}

/// The totals, each number a link to the time of its people.
fn tally(setting: &Setting<'_>, case: &CaseData) -> Markup {
    let all = ViewState::default().with_facet(Facet::Case, &case.name.id);
    html! {
        @if case.people.len() > 1 {
            dl.tally {
                @for (key, people) in totals(case) {
                    @let named = people.iter().fold(all.clone(), |view, id| view.with_facet(Facet::Person, id));
                    div {
                        dt { (setting.text(key)) }
                        dd { a href=(setting.view_href(&named.with_view(View::Bars))) { (setting.locale.number(people.len() as u64)) } }
                    }
                }
            }
        }
    }
}
