//! A case's page: what it is about, what became of each of its people, and its events.

use crate::app::{locale, session};
use crate::component::{EventList, FactTable, SourceList};
use crate::page_data::CaseData;
use crate::view_state::ViewState;
use leptos::prelude::*;
use vigil_index::Facet;

/// A case's page.
#[component]
pub fn CasePage(
    /// The case.
    case: CaseData,
) -> impl IntoView {
    let text = locale();
    let all = session().view_href(&ViewState::default().with_facet(Facet::Case, &case.name.id));
    let people = (!case.people.is_empty()).then(|| {
        view! {
            <h2 class="heading">{text.text("case.people").to_owned()}</h2>
            <FactTable facet=Facet::Person facts=case.people />
        }
    });
    view! {
        <div class="wide">
            <article class="detail">
                <h1 lang=case.name.lang>{case.name.label}</h1>
                <p class="summary" lang=case.description.lang>{case.description.text}</p>
            </article>
            {people}
            <EventList title="case.events" all_key="case.all_events" all events=case.events total=case.event_count />
            <div class="detail"><SourceList sources=case.sources /></div>
        </div>
    }
}
