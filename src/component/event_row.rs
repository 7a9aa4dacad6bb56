//! One event in a list, with the year and month headings that stand above it.

use super::{CategoryGlyph, EventTime, Marked, NameLink, NameLinks};
use crate::app::{locale, session};
use crate::route::Route;
use leptos::prelude::*;
use std::sync::Arc;
use vigil_index::{Facet, Highlighter, ShardEvent};

/// The headings above an event that begins a year or a month in its list, with their counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// The year and its number of events.
    pub year: Option<(u16, u32)>,
    /// The month and its number of events.
    pub month: Option<(u8, u32)>,
}

/// An event at its place in a list.
#[derive(Clone)]
pub struct Row {
    /// Which answer it belongs to, and its place in it: the key under which it stays the same element.
    pub key: (u32, u32),
    /// The event.
    pub event: Arc<ShardEvent>,
    /// The headings above it.
    pub heading: Heading,
    /// What to mark in its text.
    pub highlighter: Option<Arc<Highlighter>>,
}

/// One event in a list.
#[component]
pub fn EventRow(
    /// The event, and its place.
    row: Row,
) -> impl IntoView {
    let session = session();
    let event = row.event;
    let address = session.href(&Route::Event(event.id.clone()));
    let category = event.category;
    let highlighter = row.highlighter;
    view! {
        <li class="row" data-event=event.id.0.clone()>
            <Headings heading=row.heading />
            <article class=format!("event {}", category.as_str())>
                <EventTime date=event.date end=event.end />
                <span class="spine"><CategoryGlyph category /></span>
                <div class="body">
                    <h3>
                        <a href=address lang=event.title.lang.clone()>
                            <Marked text=event.title.text.clone() highlighter=highlighter.clone() />
                        </a>
                    </h3>
                    <p class="summary" lang=event.summary.lang.clone()>
                        <Marked text=event.summary.text.clone() highlighter />
                    </p>
                    <EventMeta event=event.clone() />
                </div>
            </article>
        </li>
    }
}

/// The line below an event: kind, place, cases, people, sources.
#[component]
fn EventMeta(
    /// The event.
    event: Arc<ShardEvent>,
) -> impl IntoView {
    let text = locale();
    let kind = text.label("kind", event.kind.as_str());
    let category = text.label("category", event.category.as_str());
    let place = event.place.clone().map(|name| view! { <NameLink facet=Facet::Place name /> });
    let cases = event.cases.iter().cloned().map(|name| view! { <NameLink facet=Facet::Case name /> }).collect_view();
    let total = event.people_count;
    let people =
        (total > 0).then(|| view! { <NameLinks facet=Facet::Person names=event.people.clone() total /> });
    let sources = format!("{}#sources", session().href(&Route::Event(event.id.clone())));
    view! {
        <div class="meta">
            <span class="kind" title=category>{kind}</span>
            {place}
            {cases}
            {people}
            <a href=sources>{text.count("sources", u64::from(event.source_count))}</a>
        </div>
    }
}

/// The year and the month that begin with an event.
#[component]
fn Headings(
    /// Which begin.
    heading: Heading,
) -> impl IntoView {
    let text = locale();
    let year = heading.year.map(|(year, count)| {
        let title = text.fill("date.year", &[("year", &year.to_string())]);
        view! {
            <div class="year">
                <h2>{title}</h2>
                <small>{text.count("events", u64::from(count))}</small>
            </div>
        }
    });
    let month = heading.month.map(|(month, count)| {
        view! { <h3 class="month">{text.month_name(month).to_owned()} <small>{text.number(u64::from(count))}</small></h3> }
    });
    view! { {year}{month} }
}
