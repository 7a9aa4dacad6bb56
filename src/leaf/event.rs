//! Events in lists, with the headings of year and month above them.

use super::event_time::event_time;
use super::glyph::category_glyph;
use super::marked::marked;
use crate::setting::Setting;
use crate::timeline::answer::{Heading, Row};
use crate::ui::Action;
use crate::url::route::Route;
use maud::{Markup, html};
use vigil_index::{Facet, Highlighter, ShardEvent};

/// An event in a list, with the hits of the search marked.
pub fn event_row(setting: &Setting<'_>, row: &Row, highlighter: &Highlighter) -> Markup {
    cited_row(setting, row, highlighter, &[])
}

/// [`event_row`] with the numbers of the event's sources on paper.
pub fn cited_row(setting: &Setting<'_>, row: &Row, highlighter: &Highlighter, numbers: &[usize]) -> Markup {
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
                    (meta(setting, event, &address, numbers))
                }
            }
        }
    }
}

/// The line below an event: kind, place, cases, people, number of sources.
fn meta(setting: &Setting<'_>, event: &ShardEvent, address: &str, numbers: &[usize]) -> Markup {
    let locale = setting.locale;
    html! {
        div.meta data-marks=[marks(setting, numbers)] {
            span.kind title=(locale.label("category", event.category.as_str())) {
                (locale.label("kind", event.kind.as_str()))
            }
            @if let Some(place) = &event.place { (setting.name(Facet::Place, place)) }
            @for case in &event.cases { (setting.name(Facet::Case, case)) }
            @if event.people_count > 0 { span { (setting.names(Facet::Person, &event.people, event.people_count)) } }
            @let open = Action::OpenEvent(event.id.clone());
            a href=(format!("{address}#sources")) data-action=(open.word()) data-value=[open.value()] { (locale.count("sources", event.source_count.into())) }
        }
    }
}

/// The numbers of an event's sources in words, for the attribute `data-marks`; none without numbers. `style/print.css`
/// prints the attribute.
pub fn marks(setting: &Setting<'_>, numbers: &[usize]) -> Option<String> {
    // An attribute, because an element a row would cost every page bytes that only paper needs.
    let mut words = setting.text("event.sources").to_owned();
    for (place, number) in numbers.iter().enumerate() {
        words += if place == 0 { " " } else { ", " };
        words += &number.to_string();
    }
    (!numbers.is_empty()).then_some(words)
}

/// The headings of the year and the month that begin with an event.
fn headings(setting: &Setting<'_>, heading: Heading) -> Markup {
    let locale = setting.locale;
    html! {
        @if let Some((year, count)) = heading.year {
            div.year data-top[heading.is_top] { h2 { (locale.year(year)) } small { (locale.count("events", count.into())) } }
        }
        @if let Some((month, count)) = heading.month {
            h3.month data-top[heading.is_top] { (locale.month_name(month)) " " small { (locale.count("events", count.into())) } }
        }
    }
}
