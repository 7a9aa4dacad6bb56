//! The events by year, with everything known of each.

use crate::content::event::{EventData, NamedPeople};
use crate::content::glossary::TextPiece;
use crate::content::single_file::ListedEvent;
use crate::render::part::sources::cited_line;
use maud::{Markup, html};
use vigil_app::leaf::glyph::category_glyph;
use vigil_app::setting::Setting;
use vigil_index::ShardName;
use vigil_model::Precision;

/// The years, oldest first.
pub fn years(setting: &Setting<'_>, years: &[(u16, Vec<ListedEvent>)]) -> Markup {
    let locale = setting.locale;
    html! {
        @for (year, events) in years {
            section.period.wide id={ "year-" (year) } {
                h2 { (locale.year(*year)) " " small { (locale.count("events", events.len() as u64)) } }
                ol { @for event in events { (row(setting, event)) } }
            }
        }
    }
}

/// An event. Its attributes are what `script/single.js` filters by.
fn row(setting: &Setting<'_>, listed: &ListedEvent) -> Markup {
    let event = &listed.event;
    let cases: Vec<&str> = event.cases.iter().map(|case| case.id.as_str()).collect();
    html! {
        li id={ "event-" (event.id) } data-year=(event.date.year()) data-category=(event.category.as_str())
            data-cases=(cases.join(" ")) data-names=(listed.other_names)
        {
            article.event.(event.category.as_str()) {
                (time(setting, event))
                span.spine { (category_glyph(event.category)) }
                div.body {
                    h3 lang=[&event.title.lang] { (event.title.text) }
                    p.summary lang=[&event.summary.lang] { @for piece in &event.summary_pieces { (text_piece(piece)) } }
                    (facts(setting, event))
                    ul.sources { @for source in &event.sources { li { (cited_line(setting, source)) } } }
                }
            }
        }
    }
}

/// The date, and below it the end, the weekday, or that the day or month is unknown.
fn time(setting: &Setting<'_>, event: &EventData) -> Markup {
    let locale = setting.locale;
    let below = match (event.end, event.date.precision()) {
        (Some(end), _) => locale.fill("date.until", &[("date", &locale.short_date(end))]),
        (None, Precision::Day) => locale.weekday(event.date).unwrap_or_default().to_owned(),
        (None, Precision::Month) => locale.text("date.day_unknown").to_owned(),
        (None, Precision::Year) => locale.text("date.month_unknown").to_owned(),
    };
    html! {
        time datetime=(event.date.unqualified()) { b { (locale.short_date(event.date)) } " " span { (below) } }
    }
}

/// A piece of the text, which leads to the glossary where it is the first use of a term.
fn text_piece(piece: &TextPiece) -> Markup {
    html! {
        @if let Some(id) = &piece.term { a href={ "#term-" (id) } { (piece.text) } } @else { (piece.text) }
    }
}

/// Kind, place and cases in a line, then a line for each group of people, and one for organizations.
fn facts(setting: &Setting<'_>, event: &EventData) -> Markup {
    html! {
        p.meta {
            span.kind {
                (setting.locale.label("category", event.category.as_str())) " · "
                (setting.locale.label("kind", event.kind.as_str()))
            }
            " "
            @if let Some(place) = &event.place { span lang=[&place.lang] { (place.label) } " " }
            @for case in &event.cases { (case_link(case)) " " }
        }
        @for group in &event.named { (named(setting, group)) }
        @if !event.orgs.is_empty() {
            p.named {
                b { (setting.text("event.orgs")) } (setting.text("single.colon"))
                @for (place, org) in event.orgs.iter().enumerate() {
                    @if place > 0 { (setting.text("list.separator")) }
                    span lang=[&org.lang] { (org.label) }
                }
            }
        }
    }
}

/// A link to a case in this document.
pub fn case_link(case: &ShardName) -> Markup {
    html! { a href={ "#case-" (case.id) } lang=[&case.lang] { (case.label) } }
}

/// The people named for one reason, each with the status.
fn named(setting: &Setting<'_>, group: &NamedPeople) -> Markup {
    html! {
        p.named {
            b { (setting.text(group.key)) } (setting.text("single.colon"))
            @for (place, (name, status)) in group.people.iter().enumerate() {
                @if place > 0 { (setting.text("list.separator")) }
                a href={ "#person-" (name.id) } lang=[&name.lang] { (name.label) }
                @if let Some(status) = status {
                    @let status = setting.locale.label("status", status.as_str());
                    (setting.locale.fill("single.brackets", &[("text", &status)]))
                }
            }
        }
    }
}
