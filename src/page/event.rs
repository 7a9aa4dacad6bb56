//! An event's page: everything known of it, its sources, and the events before and after.

use crate::component::cite::cite;
use crate::component::glyph::category_glyph;
use crate::component::share::share;
use crate::component::sources::source_list;
use crate::content::{EventData, Neighbor, Neighbors};
use crate::page::feed_links::calendar_link;
use crate::page::poster::poster_link;
use crate::route::Route;
use crate::setting::{Setting, paragraph};
use maud::{Markup, html};
use vigil_index::{Facet, ShardName};

/// An event's page.
pub fn event_page(setting: &Setting<'_>, event: &EventData) -> Markup {
    let locale = setting.locale;
    let place: Vec<ShardName> = event.place.iter().cloned().collect();
    html! {
        div.wide {
            article.detail.record.(event.category.as_str()) {
                div.record-head {
                    p.meta {
                        span.kind {
                            (category_glyph(event.category))
                            (locale.label("category", event.category.as_str())) " · " (locale.label("kind", event.kind.as_str()))
                        }
                        " "
                        time datetime=(event.date.unqualified()) { (locale.span(event.date, event.end)) }
                    }
                    h1 lang=[&event.title.lang] { (event.title.text) }
                    (paragraph("summary", &event.summary))
                }
                dl {
                    (names(setting, "event.place", Facet::Place, &place))
                    (names(setting, "event.cases", Facet::Case, &event.cases))
                    (names(setting, "event.people", Facet::Person, &event.people))
                    (names(setting, "event.orgs", Facet::Org, &event.orgs))
                    @if let Some(date) = event.updated {
                        dt { (setting.text("event.updated")) } dd { (locale.date(date)) }
                    }
                }
                div.record-body {
                    div.ways {
                        (share(setting, html! {}))
                        (calendar_link(setting, event.date, event.end))
                        (poster_link(setting))
                    }
                    (source_list(setting, &event.sources))
                    (cite(setting, &setting.href(setting.route), &event.citations))
                }
                @for neighbors in &event.neighbors { (neighbor_links(setting, neighbors)) }
            }
        }
    }
}

/// A line of names, if there are any.
fn names(setting: &Setting<'_>, key: &str, facet: Facet, names: &[ShardName]) -> Markup {
    html! {
        @if !names.is_empty() { dt { (setting.text(key)) } dd { (setting.names(facet, names, names.len() as u32)) } }
    }
}

/// Links to the events before and after, in time or in a case.
fn neighbor_links(setting: &Setting<'_>, neighbors: &Neighbors) -> Markup {
    let label = match &neighbors.case {
        Some(case) => setting.locale.fill("event.in_case", &[("case", &case.label)]),
        None => setting.text("event.neighbors").to_owned(),
    };
    html! {
        nav.neighbors aria-label=(label) {
            @if neighbors.case.is_some() { h2 { (label) } }
            @if let Some(event) = &neighbors.before { (neighbor_link(setting, event, "prev")) }
            @if let Some(event) = &neighbors.after { (neighbor_link(setting, event, "next")) }
        }
    }
}

fn neighbor_link(setting: &Setting<'_>, event: &Neighbor, rel: &str) -> Markup {
    html! {
        a rel=(rel) href=(setting.href(&Route::Event(event.id.clone()))) {
            small {
                @if rel == "prev" { "← " }
                (setting.locale.date(event.date))
                @if rel == "next" { " →" }
            }
            " "
            span lang=[&event.title.lang] { (event.title.text) }
        }
    }
}
