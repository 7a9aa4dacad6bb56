//! A case's page: what it is about, its key steps, its events, what became of each of its people, and where this can be
//! read.

pub mod events;
pub mod steps;

use crate::content::case::{CaseData, Total};
use crate::content::cite::citation::Citations;
use crate::render::page::feed_links::feed_links;
use crate::render::page::people::anchor;
use crate::render::part::as_of::as_of;
use crate::render::part::bar_table::bar_table;
use crate::render::part::facts::{fact_table, presumption};
use crate::render::part::more::folded;
use crate::render::part::poster_link::poster_link;
use crate::render::part::share::ways;
use crate::render::part::sources::source_list;
use crate::render::part::standing::status_glyph;
use crate::source::app_bundle::AppBundle;
use maud::{Markup, html};
use std::collections::BTreeSet;
use vigil_app::setting::{Setting, paragraph};
use vigil_app::url::view_state::{View, ViewState};
use vigil_index::Facet;

/// A case's page.
pub fn case_page(setting: &Setting<'_>, case: &CaseData, cited: &Citations, app: &AppBundle) -> Markup {
    html! {
        link rel="stylesheet" href=(app.sheet("lists"));
        div.masthead {
            h1 lang=[&case.name.lang] { (case.name.label) }
            (paragraph("summary", &case.description))
            (tally(setting, case))
            (as_of(setting))
            (contents(setting, case))
            (ways(setting, cited, html! { (poster_link(setting)) (feed_links(setting)) }))
        }
        div.wide.case {
            (steps::steps(setting, &case.events.steps, case.events.total))
            (events::case_events(setting, &case.name, &case.events))
            (people(setting, case, app))
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
fn people(setting: &Setting<'_>, case: &CaseData, app: &AppBundle) -> Markup {
    let is_drawn = case.time.rows.iter().any(|row| row.bar.extent().is_some());
    html! {
        @if !case.people.is_empty() {
            section aria-labelledby="people" data-view-root="held" {
                h2.heading id="people" { (setting.text("case.people")) }
                @if is_drawn { link rel="stylesheet" href=(app.sheet("bars")); }
                (bar_table(setting, Facet::Person, &case.time))
                @if is_drawn {
                    (folded(Some("facts"), setting.text("case.facts"), fact_table(setting, &case.people)))
                } @else { (fact_table(setting, &case.people)) }
                (presumption(setting))
            }
        }
    }
}

/// The totals, each number a link to the time of its people.
fn tally(setting: &Setting<'_>, case: &CaseData) -> Markup {
    let all = ViewState::default().with_facet(Facet::Case, &case.name.id);
    html! {
        @if case.people.len() > 1 {
            dl.tally {
                @for Total { key, status, people } in case.totals() {
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
