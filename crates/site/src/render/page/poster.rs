//! A sheet of paper about a case, an event or a person, to print and put up: what it is, the time of its people, where to
//! read on.
//! Everything on it is measured by the sheet, so that it fits A4, A3 or Letter alike; long texts and many people get smaller
//! type.

use crate::content::cited_source::CitedSource;
use crate::content::poster::{LineData, PortraitData, PosterData, QrCode};
use crate::content::status_words::{day, outcome_words};
use crate::render::page::person::{life, number_words};
use crate::render::part::axis::{Axis, axis_of, scale, scale_to, x};
use crate::render::part::bar_table::{legend, ordered};
use crate::render::part::candle::candle;
use crate::render::part::time_bar::time_bar;
use maud::{Markup, html};
use vigil_app::leaf::glyph::category_glyph;
use vigil_app::setting::{Setting, paragraph};
use vigil_index::Facet;
use vigil_model::EventDate;

/// How many sources a sheet names.
const SOURCES: usize = 4;

/// From how many letters on a title is set smaller.
const LONG_TITLE: usize = 52;

/// The sheet.
pub fn poster_page(setting: &Setting<'_>, poster: &PosterData) -> Markup {
    let letters = width_of(&poster.text.text);
    let is_long = (width_of(&poster.title.text) > LONG_TITLE).then_some("long");
    html! {
        nav.poster-note aria-label=(setting.text("poster.link")) {
            a href=(setting.href(setting.route)) { (setting.text("poster.back")) }
            " " (setting.text("poster.note"))
        }
        main.sheet data-length=(length_class(letters)) data-people=(people_class(poster)) {
            p.wordmark { (candle()) (setting.site.name) }
            header {
                p.kind {
                    @if let Some(category) = poster.category { (category_glyph(category)) " " }
                    (poster.label)
                }
                h1 lang=[&poster.title.lang] data-length=[is_long] { (poster.title.text) }
                @if let Some(name) = poster.person.as_ref().and_then(|person| person.other_name.as_ref()) {
                    p.other-name lang=[&name.lang] { (name.text) }
                }
                p.measure { (poster.measure) }
            }
            (paragraph("summary", &poster.text))
            div.middle {
                (totals(setting, poster))
                (names(setting, poster))
                (line(poster))
                (people(setting, poster))
                @if let Some(person) = &poster.person { (portrait(setting, poster, person)) }
            }
            (foot(setting, poster))
        }
    }
}

/// How wide a text is, in Latin letters; a Han character is as wide as two.
fn width_of(text: &str) -> usize {
    text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum()
}

/// How much type there is room for.
fn length_class(letters: usize) -> &'static str {
    match letters {
        0..=280 => "short",
        281..=700 => "middling",
        _ => "long",
    }
}

/// The class for the distance of the lines of people.
fn people_class(poster: &PosterData) -> &'static str {
    if poster.person.is_some() {
        return "one";
    }
    match poster.time.rows.len() {
        0 => "none",
        1..=4 => "few",
        5..=12 => "some",
        _ => "many",
    }
}

/// The charge, the term, the days and the bar of the person the sheet is about.
fn portrait(setting: &Setting<'_>, poster: &PosterData, person: &PortraitData) -> Markup {
    html! {
        dl.names {
            @for (key, text) in &person.facts { dt { (setting.text(key)) } dd lang=[&text.lang] { (text.text) } }
        }
        @if let Some((days, rest)) = number_words(setting, &person.held, &person.standing) {
            p.number { b { (days) } " " (rest) }
        }
        @if !person.held.bar.stretches.is_empty() {
            (life(setting, &person.held, poster.time.as_of, legend(setting, std::slice::from_ref(&person.held), None)))
        }
        p.meta { (setting.locale.fill("bars.as_of", &[("date", &day(setting.locale, poster.time.as_of))])) }
    }
}

fn totals(setting: &Setting<'_>, poster: &PosterData) -> Markup {
    html! {
        @if !poster.totals.is_empty() {
            dl.tally {
                @for (key, count) in &poster.totals {
                    div { dt { (setting.text(key)) } dd { (setting.locale.number((*count).into())) } }
                }
            }
        }
    }
}

fn names(setting: &Setting<'_>, poster: &PosterData) -> Markup {
    html! {
        @if !poster.names.is_empty() {
            dl.names {
                @for (key, names) in &poster.names { dt { (setting.text(key)) } dd { (names) } }
            }
        }
    }
}

/// The events it is one of, on a line of time.
fn line(poster: &PosterData) -> Markup {
    let Some(LineData { label, days, here }) = &poster.line else { return html! {} };
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return html! {} };
    let axis = Axis::between(*first, *last);
    html! {
        figure.line {
            figcaption { (label) }
            svg.bar width="100%" height="16" role="img" aria-label=(label) {
                @for day in days { line.event-day x1=(x(axis, *day)) x2=(x(axis, *day)) y1=".25em" y2=".75em" {} }
                @if let Some((from, to)) = here {
                    line.here-span x1=(x(axis, *from)) x2=(x(axis, *to)) y1=".5em" y2=".5em" {}
                    line.here x1=(x(axis, *from)) x2=(x(axis, *from)) y1="0" y2="1em" {}
                }
            }
            (scale(axis))
        }
    }
}

fn people(setting: &Setting<'_>, poster: &PosterData) -> Markup {
    let Some(axis) = axis_of(poster.time.rows.iter(), poster.time.as_of) else { return html! {} };
    let locale = setting.locale;
    html! {
        (legend(setting, &poster.time.rows, Some(setting.text("bars.pale"))))
        table.people.timed {
            thead {
                tr {
                    th scope="col" { (setting.text("fact.person")) }
                    th scope="col" { (setting.text("outcome.label")) }
                    th.time scope="col" { span.visually-hidden { (setting.text("bars.time")) } (scale_to(locale, axis, poster.time.as_of)) }
                }
            }
            tbody {
                @for (_, row) in ordered(locale, Facet::Person, &poster.time.rows) {
                    tr {
                        th scope="row" {
                            span lang=[&row.name.lang] { (row.name.label) }
                            @if let Some(other) = &row.other_name { " " small lang=[&other.lang] { (other.text) } }
                        }
                        td { @for (_, fact) in row.facts.iter().take(1) { (outcome_words(locale, fact)) } }
                        td.time { (time_bar(locale, row, axis, poster.time.as_of)) }
                    }
                }
            }
        }
        @if poster.left_out > 0 {
            p.meta { (locale.count("poster.left_out", poster.left_out.into())) }
        }
    }
}

/// The last day of the data, in words.
fn as_of(setting: &Setting<'_>, poster: &PosterData) -> String {
    let date = EventDate::from_day(poster.time.as_of).map(|date| setting.locale.date(date));
    setting.locale.fill("data.changed", &[("date", &date.unwrap_or_default())])
}

fn foot(setting: &Setting<'_>, poster: &PosterData) -> Markup {
    let named = if people_class(poster) == "many" { SOURCES / 2 } else { SOURCES };
    html! {
        footer {
            @if let Some((address, code)) = &poster.address { (qr_code(setting, address, code)) }
            div {
                @match &poster.address {
                    Some((address, _)) => p.address { (address) },
                    // The browser knows where it is, and `script/poster.js` draws the code.
                    None => p.address data-page=(setting.href(setting.route)) data-label=(setting.text("poster.code")) {
                        (setting.locale.fill("poster.path", &[("site", &setting.site.name), ("path", &setting.href(setting.route))]))
                    },
                }
                p.cited {
                    (setting.text("poster.sources")) " "
                    @for (number, CitedSource { source, .. }) in poster.sources.iter().take(named).enumerate() {
                        @if number > 0 { "; " }
                        cite lang=(source.lang) { (source.title) } ", " (source.publisher)
                        @if let Some(date) = source.date { ", " (setting.locale.date(date)) }
                    }
                    @if poster.sources.len() > named {
                        " " (setting.locale.count("poster.more_sources", (poster.sources.len() - named) as u64))
                    }
                }
                p { (as_of(setting, poster)) " · " (setting.text("presumption")) }
            }
        }
    }
}

/// A code that leads to the page, dark on white whatever the colors around it.
fn qr_code(setting: &Setting<'_>, address: &str, code: &QrCode) -> Markup {
    let label = setting.locale.fill("poster.code", &[("address", address)]);
    html! {
        svg.code width="160" height="160" viewBox=(format!("0 0 {0} {0}", code.size)) role="img" aria-label=(label) { path d=(code.path) {} }
    }
}
