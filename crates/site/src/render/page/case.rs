//! A case's page: what it is about, its key steps, its events, what became of each of its people, and where this can be
//! read.

pub mod events;
pub mod steps;

use crate::content::{CaseData, TimeRow};
use crate::render::page::feed_links::feed_links;
use crate::render::page::people::anchor;
use crate::render::page::poster::poster_link;
use crate::render::part::as_of::as_of;
use crate::render::part::bar_table::bar_table;
use crate::render::part::facts::{fact_table, presumption};
use crate::render::part::more::folded;
use crate::render::part::share::share;
use crate::render::part::sources::source_list;
use crate::render::part::standing::status_glyph;
use maud::{Markup, html};
use std::collections::BTreeSet;
use vigil_app::setting::{Setting, paragraph};
use vigil_app::url::view_state::{View, ViewState};
use vigil_index::Facet;
use vigil_model::Status;

/// A case's page.
pub fn case_page(setting: &Setting<'_>, case: &CaseData) -> Markup {
    html! {
        link rel="stylesheet" href=(case.sheet);
        div.masthead {
            h1 lang=[&case.name.lang] { (case.name.label) }
            (paragraph("summary", &case.description))
            (tally(setting, case))
            (as_of(setting))
            (contents(setting, case))
            div.ways { (share(setting, html! {})) (poster_link(setting)) (feed_links(setting)) }
        }
        div.wide.case {
            (steps::steps(setting, &case.events.steps, case.events.total))
            (events::case_events(setting, &case.name, &case.events))
            (people(setting, case))
            section.detail id="documents" { (source_list(setting, &case.sources)) }
        }
    }
}

/// Links to the parts of the page, each with its count.
fn contents(setting: &Setting<'_>, case: &CaseData) -> Markup {
    let locale = setting.locale;
    let steps = locale.number(case.events.steps.len() as u64);
    let people: BTreeSet<&str> = case.people.iter().map(|(name, _)| name.id.as_str()).collect();
    html! {
        nav.contents aria-label=(setting.text("directory.contents")) {
            @if !case.events.steps.is_empty() {
                a href=(anchor(setting, "steps")) { (locale.fill("case.in_steps", &[("n", &steps)])) }
            }
            a href=(anchor(setting, "events")) { (locale.count("events", case.events.total.into())) }
            @if !people.is_empty() {
                a href=(anchor(setting, "people")) { (locale.count("people", people.len() as u64)) }
            }
            a href=(anchor(setting, "documents")) { (setting.text("case.documents")) }
        }
    }
}

/// The people charged or wanted in the case: their time, and what became of each.
fn people(setting: &Setting<'_>, case: &CaseData) -> Markup {
    let is_drawn = case.time.rows.iter().any(|row| row.bar.extent().is_some());
    html! {
        @if !case.people.is_empty() {
            section aria-labelledby="people" data-view-root="held" {
                h2.heading id="people" { (setting.text("case.people")) }
                @if is_drawn { link rel="stylesheet" href=(case.time.sheet); }
                (bar_table(setting, Facet::Person, &case.time))
                @if is_drawn {
                    (folded(Some("facts"), setting.text("case.facts"), fact_table(setting, &case.people)))
                } @else { (fact_table(setting, &case.people)) }
                (presumption(setting))
            }
        }
    }
}

/// Where the people of a case stand: the key of the words, the shape, and who is counted.
const TOTALS: [(&str, Status, fn(Status) -> bool); 13] = [
    ("status.in-prison", Status::InPrison, |status| status == Status::InPrison),
    ("status.in-custody", Status::InCustody, |status| status == Status::InCustody),
    ("status.on-bail", Status::OnBail, |status| status == Status::OnBail),
    ("standing.unrecorded", Status::TermOver, Status::is_release_unrecorded),
    ("status.released", Status::Released, |status| status == Status::Released),
    ("status.wanted", Status::Wanted, |status| status == Status::Wanted),
    ("status.suspended", Status::Suspended, |status| status == Status::Suspended),
    ("status.fined", Status::Fined, |status| status == Status::Fined),
    ("status.quashed", Status::Quashed, |status| status == Status::Quashed),
    ("status.acquitted", Status::Acquitted, |status| status == Status::Acquitted),
    ("status.dropped", Status::Dropped, |status| status == Status::Dropped),
    ("status.died", Status::Died, |status| status == Status::Died),
    ("status.not-recorded", Status::NotRecorded, |status| status == Status::NotRecorded),
];

/// How many people of a case stand alike.
pub struct Total<'a> {
    /// The key of the words.
    pub key: &'static str,
    /// The status that has its shape; none for the number of all people.
    pub status: Option<Status>,
    /// The ids of those counted.
    pub people: BTreeSet<&'a str>,
}

/// The number of people in a case, and where they stand: in prison first, those of whom nothing is recorded last.
pub fn totals(case: &CaseData) -> Vec<Total<'_>> {
    let people = |is_counted: fn(Status) -> bool| {
        let status = |row: &TimeRow| row.standing.as_ref().map(|data| data.standing.status);
        let counted = case.time.rows.iter().filter(|row| status(row).is_some_and(is_counted));
        counted.map(|row| row.name.id.as_str()).collect::<BTreeSet<_>>()
    };
    let all = Total { key: "case.total.people", status: None, people: people(|_| true) };
    let alike = TOTALS.into_iter().map(|(key, shape, is_counted)| Total {
        key,
        status: Some(shape),
        people: people(is_counted),
    });
    [all].into_iter().chain(alike).filter(|total| !total.people.is_empty()).collect()
}

/// The totals, each number a link to the time of its people.
fn tally(setting: &Setting<'_>, case: &CaseData) -> Markup {
    let all = ViewState::default().with_facet(Facet::Case, &case.name.id);
    html! {
        @if case.people.len() > 1 {
            dl.tally {
                @for Total { key, status, people } in totals(case) {
                    @let named = people.iter().fold(all.clone(), |view, id| view.with_facet(Facet::Person, id));
                    @let named = if status.is_some() { named } else { all.clone() };
                    div {
                        dt { @if let Some(status) = status { (status_glyph(status)) " " } (setting.text(key)) }
                        dd { a href=(setting.view_href(&named.with_view(View::Bars))) { (setting.locale.number(people.len() as u64)) } }
                    }
                }
            }
        }
    }
}
