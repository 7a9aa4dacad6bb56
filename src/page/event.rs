//! An event's page: everything known of it, its sources, and the events before and after.

use crate::app::{locale, session};
use crate::component::{NameLinks, SourceList};
use crate::page_data::{EventData, Neighbor, Neighbors};
use crate::route::Route;
use leptos::prelude::*;
use vigil_index::{Facet, ShardName};

/// An event's page.
#[component]
pub fn EventPage(
    /// The event.
    event: EventData,
) -> impl IntoView {
    view! { <div class="wide"><EventDetail event /></div> }
}

/// Everything known of an event.
#[component]
pub fn EventDetail(
    /// The event.
    event: EventData,
) -> impl IntoView {
    let text = locale();
    let category = text.label("category", event.category.as_str());
    let kind = text.label("kind", event.kind.as_str());
    let updated = event.updated.map(|date| {
        view! { <dt>{text.text("event.updated").to_owned()}</dt><dd>{text.date(date)}</dd> }
    });
    let neighbors = event.neighbors.into_iter().map(|neighbors| view! { <NeighborLinks neighbors /> }).collect_view();
    view! {
        <article class=format!("detail {}", event.category.as_str())>
            <p class="meta">
                <span class="kind">{category} " · " {kind}</span>
                <time datetime=event.date.unqualified()>{text.span(event.date, event.end)}</time>
            </p>
            <h1 lang=event.title.lang>{event.title.text}</h1>
            <p class="summary" lang=event.summary.lang>{event.summary.text}</p>
            <dl>
                <Names key="event.place" facet=Facet::Place names=event.place.into_iter().collect() />
                <Names key="event.cases" facet=Facet::Case names=event.cases />
                <Names key="event.people" facet=Facet::Person names=event.people />
                <Names key="event.orgs" facet=Facet::Org names=event.orgs />
                {updated}
            </dl>
            <SourceList sources=event.sources />
            {neighbors}
        </article>
    }
}

/// A line of names, if there are any.
#[component]
fn Names(
    /// What they are called.
    key: &'static str,
    /// What they name.
    facet: Facet,
    /// The names.
    names: Vec<ShardName>,
) -> impl IntoView {
    let total = names.len() as u32;
    (total > 0).then(|| {
        view! { <dt>{locale().text(key).to_owned()}</dt><dd><NameLinks facet names total /></dd> }
    })
}

/// Links to the events before and after.
#[component]
fn NeighborLinks(
    /// The events.
    neighbors: Neighbors,
) -> impl IntoView {
    let text = locale();
    let label = match &neighbors.case {
        Some(case) => text.fill("event.in_case", &[("case", &case.label)]),
        None => text.text("event.neighbors").to_owned(),
    };
    let heading = neighbors.case.is_some().then(|| view! { <h2>{label.clone()}</h2> });
    view! {
        <nav class="neighbors" aria-label=label.clone()>
            {heading}
            {neighbors.before.map(|event| view! { <NeighborLink event rel="prev" /> })}
            {neighbors.after.map(|event| view! { <NeighborLink event rel="next" /> })}
        </nav>
    }
}

/// A link to an event before or after.
#[component]
fn NeighborLink(
    /// The event.
    event: Neighbor,
    /// `prev` or `next`.
    rel: &'static str,
) -> impl IntoView {
    let text = locale();
    let (before, behind) = if rel == "prev" { ("← ", "") } else { ("", " →") };
    view! {
        <a class="button" rel=rel href=session().href(&Route::Event(event.id))>
            {before}<small>{text.date(event.date)}</small> " " <span lang=event.title.lang>{event.title.text}</span>{behind}
        </a>
    }
}
