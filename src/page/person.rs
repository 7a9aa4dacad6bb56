//! A person's page: the public role, what became of them in each case, and the events that name them.

use crate::app::{locale, session};
use crate::component::{EventList, FactTable, SourceList};
use crate::page_data::PersonData;
use crate::view_state::ViewState;
use leptos::prelude::*;
use vigil_index::Facet;

/// A person's page.
#[component]
pub fn PersonPage(
    /// The person.
    person: PersonData,
) -> impl IntoView {
    let text = locale();
    let all = session().view_href(&ViewState::default().with_facet(Facet::Person, &person.name.id));
    let facts = (!person.facts.is_empty()).then(|| {
        view! {
            <h2 class="heading">{text.text("person.facts").to_owned()}</h2>
            <FactTable facet=Facet::Case facts=person.facts />
        }
    });
    let others = person.other_names.into_iter().enumerate().map(|(i, name)| {
        view! { {(i > 0).then_some(" · ")}<span lang=name.lang>{name.text}</span> }
    });
    view! {
        <div class="wide">
            <article class="detail">
                <h1 lang=person.name.lang>{person.name.label}</h1>
                <p class="meta">{others.collect_view()}</p>
                <p class="summary" lang=person.description.lang>{person.description.text}</p>
            </article>
            {facts}
            <EventList title="person.events" all_key="person.all_events" all events=person.events total=person.event_count />
            <div class="detail"><SourceList sources=person.sources /></div>
        </div>
    }
}
