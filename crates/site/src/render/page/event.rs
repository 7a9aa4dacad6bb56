//! An event's page: everything known of it, its sources, and the events before and after.

use crate::content::cite::citation::Citations;
use crate::content::event::{EventData, NamedPeople, Neighbor, Neighbors};
use crate::content::glossary::TextPiece;
use crate::render::page::case::steps::position;
use crate::render::page::feed_links::calendar_link;
use crate::render::part::live::content;
use crate::render::part::poster_link::poster_link;
use crate::render::part::share::ways;
use crate::render::part::sources::source_list;
use crate::render::part::standing::status_chip;
use maud::{Markup, html};
use vigil_app::data::page_data::PageData;
use vigil_app::leaf::glyph::category_glyph;
use vigil_app::leaf::pair::pair;
use vigil_app::parts::Part;
use vigil_app::setting::Setting;
use vigil_app::timeline::Frame;
use vigil_app::ui::Kept;
use vigil_app::url::route::Route;
use vigil_index::{Facet, ShardName};

/// An event's page.
pub fn event_page(setting: &Setting<'_>, event: &EventData, cited: &Citations) -> Markup {
    article(setting, event, cited)
}

/// An event for the frames of other sites: all but its citations.
pub fn embedded_event(setting: &Setting<'_>, event: &EventData) -> Markup {
    article(setting, event, &Citations::default())
}

fn article(setting: &Setting<'_>, event: &EventData, cited: &Citations) -> Markup {
    let locale = setting.locale;
    let (in_cases, in_time): (Vec<_>, Vec<_>) =
        event.neighbors.iter().partition(|neighbors| neighbors.case.is_some());
    html! {
        div.wide {
            @for neighbors in in_cases { (case_pair(setting, neighbors)) }
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
                    p.summary lang=[&event.summary.lang] { @for piece in &event.summary_pieces { (text_piece(setting, piece)) } }
                }
                dl {
                    (place(setting, event))
                    (names(setting, "event.cases", Facet::Case, &event.cases))
                    @for group in &event.named { (named(setting, group)) }
                    (names(setting, "event.orgs", Facet::Org, &event.orgs))
                    @if let Some(date) = event.updated {
                        dt { (setting.text("event.updated")) } dd { (locale.date(date)) }
                    }
                    @if !event.history.is_empty() {
                        dt { (setting.text("event.history")) }
                        dd {
                            ul.history {
                                @for (date, what) in event.history.iter().rev() {
                                    li {
                                        time datetime=(date.unqualified()) { (locale.date(*date)) } ": "
                                        span lang=[&what.lang] { (what.text) }
                                    }
                                }
                            }
                        }
                    }
                }
                div.record-body {
                    (ways(setting, cited, html! {
                        (calendar_link(setting, event.date, event.end))
                        (poster_link(setting))
                    }))
                    (source_list(setting, &event.sources))
                }
                @for neighbors in in_time { (time_pair(setting, neighbors)) }
            }
        }
    }
}

/// A piece of the text, which leads to the glossary where it is the first use of a term.
fn text_piece(setting: &Setting<'_>, piece: &TextPiece) -> Markup {
    html! {
        @if let Some(id) = &piece.term {
            a.term href={ (setting.href(&Route::Glossary)) "#" (id) } { (piece.text) }
        } @else { (piece.text) }
    }
}

/// The place, with the way to the page of its country.
fn place(setting: &Setting<'_>, event: &EventData) -> Markup {
    let country = event.country.as_ref().map(|code| (setting.locale.label("country", code), code));
    html! {
        @if let Some(place) = &event.place {
            dt { (setting.text("event.place")) }
            dd {
                (setting.name(Facet::Place, place))
                @if let Some((label, code)) = country.filter(|(label, _)| *label != place.label) {
                    (setting.text("list.separator"))
                    a href=(setting.href(&Route::Country(code.to_ascii_lowercase()))) { (label) }
                }
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

/// The people named for one reason, each with the status.
fn named(setting: &Setting<'_>, group: &NamedPeople) -> Markup {
    html! {
        dt { (setting.text(group.key)) }
        dd {
            ul.named {
                @for (name, status) in &group.people {
                    li {
                        (setting.name(Facet::Person, name))
                        @if let Some(status) = status { " " (status_chip(setting.locale, *status)) }
                    }
                }
            }
        }
    }
}

/// The events before and after in a case: above the event, so that they are in the same place on each page.
fn case_pair(setting: &Setting<'_>, neighbors: &Neighbors) -> Markup {
    let label = |case: &ShardName| setting.locale.fill("event.in_case", &[("case", &case.label)]);
    html! {
        @if let Some(case) = &neighbors.case {
            nav.neighbors.pair aria-label=(setting.locale.fill("pair.case", &[("case", &case.label)])) {
                @if let Some(event) = &neighbors.before { (neighbor_link(setting, event, "prev")) }
                p {
                    b { (position(setting, neighbors.place, neighbors.total)) } " "
                    a href=(setting.href(&Route::Case(case.id.as_str().into()))) lang=[&case.lang] { (label(case)) }
                }
                @if let Some(event) = &neighbors.after { (neighbor_link(setting, event, "next")) }
            }
        }
    }
}

fn neighbor_link(setting: &Setting<'_>, event: &Neighbor, rel: &str) -> Markup {
    html! {
        a rel=(rel) href=(setting.href(&Route::Event(event.id.clone()))) {
            small {
                @if rel == "prev" { "← " }
                (setting.locale.short_date(event.date))
                @if rel == "next" { " →" }
            }
            " "
            span lang=[&event.title.lang] { (event.title.text) }
        }
    }
}

/// The events before and after in the whole timeline. The app puts the pair of a filtered view in their place.
fn time_pair(setting: &Setting<'_>, neighbors: &Neighbors) -> Markup {
    let leads = [&neighbors.before, &neighbors.after];
    let leads = leads.map(|lead| lead.as_ref().map(|event| (&event.id, event.date, &event.title)));
    html! {
        nav.neighbors.in-time
            aria-label=(setting.text("event.neighbors"))
            data-part=(Part::Pair.name())
        {
            @let pair = pair(setting, &html! { (setting.text("pair.time")) }, leads);
            (content(setting, Part::Pair, PageData::default(), Frame { rows: Kept(pair.into_string()), ..Frame::default() }))
        }
    }
}
