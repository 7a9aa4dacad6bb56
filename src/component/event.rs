//! Events in lists, with the year and month headings that stand above them.

use super::event_time::event_time;
use super::glyph::category_glyph;
use super::marked::marked;
use crate::route::Route;
use crate::setting::Setting;
use crate::timeline::{Heading, Row, rows_of};
use maud::{Markup, html};
use vigil_index::{Facet, Highlighter, ShardEvent};

/// One event in a list.
pub fn event_row(setting: &Setting<'_>, row: &Row, highlighter: &Highlighter) -> Markup {
    let event = &row.event;
    let address = setting.href(&Route::Event(event.id.clone()));
    html! {
        li.row data-event=(event.id) {
            (headings(setting, row.heading))
            article.event.(event.category.as_str()) {
                (event_time(setting, event.date, event.end))
                span.spine { (category_glyph(event.category)) }
                div.body {
                    h3 { a href=(address) lang=[&event.title.lang] { (marked(&event.title.text, highlighter)) } }
                    p.summary lang=[&event.summary.lang] { (marked(&event.summary.text, highlighter)) }
                    (meta(setting, event, &address))
                }
            }
        }
    }
}

/// The line below an event: kind, place, cases, people, sources.
fn meta(setting: &Setting<'_>, event: &ShardEvent, address: &str) -> Markup {
    let locale = setting.locale;
    html! {
        div.meta {
            span.kind title=(locale.label("category", event.category.as_str())) {
                (locale.label("kind", event.kind.as_str()))
            }
            @if let Some(place) = &event.place { (setting.name(Facet::Place, place)) }
            @for case in &event.cases { (setting.name(Facet::Case, case)) }
            @if event.people_count > 0 { span { (setting.names(Facet::Person, &event.people, event.people_count)) } }
            a href=(format!("{address}#sources")) data-action="open" data-value=(event.id) { (locale.count("sources", event.source_count.into())) }
        }
    }
}

/// The year and the month that begin with an event.
fn headings(setting: &Setting<'_>, heading: Heading) -> Markup {
    let locale = setting.locale;
    html! {
        @if let Some((year, count)) = heading.year {
            div.year { h2 { (locale.year(year)) } small { (locale.count("events", count.into())) } }
        }
        @if let Some((month, count)) = heading.month {
            h3.month { (locale.month_name(month)) " " small { (locale.count("events", count.into())) } }
        }
    }
}

/// A plain list of events.
pub fn event_list(setting: &Setting<'_>, events: &[ShardEvent]) -> Markup {
    html! {
        ol.results { @for row in rows_of(events) { (event_row(setting, &row, &Highlighter::default())) } }
    }
}

/// The events of a person or a case, with the way to all of them on the timeline.
pub fn event_section(
    setting: &Setting<'_>,
    keys: [&str; 2],
    (facet, value): (Facet, &str),
    events: &[ShardEvent],
    total: u32,
) -> Markup {
    let [title, all] = keys;
    let address = setting.view_href(&crate::ViewState::default().with_facet(facet, value));
    let count = setting.locale.count("events", total.into());
    html! {
        section {
            h2.heading { (setting.text(title)) }
            (event_list(setting, events))
            p.scripted { a.button href=(address) { (setting.locale.fill(all, &[("events", &count)])) } }
        }
    }
}
