//! Who is in prison or in custody: a wall of names, and apart from it those of whom no release is recorded. A claim has
//! its day and its gaps; nobody outside the wall is called imprisoned, and nobody in these groups released.

mod groups;
mod table;

use crate::content::inside::{InsideData, InsidePerson};
use crate::content::status_words::as_of_words;
use crate::content::status_words::{day, end_words, gap_words, length_words, since_words};
use crate::paths::INSIDE_TABLE;
use crate::render::part::as_of::dated;
use crate::render::part::standing::status_glyph;
use maud::{Markup, html};
use vigil_app::locale::Locale;
use vigil_app::setting::Setting;
use vigil_app::url::route::Route;
use vigil_index::ShardName;
use vigil_model::status::Beginning;
use vigil_model::{EventDate, Status};
use vigil_views::input::{InsideCase, InsideInput, InsideWords};

/// The anchor of the names.
const WALL: &str = "wall";

/// The page of those in prison.
pub fn inside_page(setting: &Setting<'_>, data: &InsideData, shared: &Markup) -> Markup {
    html! {
        div.masthead.solemn {
            h1 { (emphasized(setting.locale, "inside.heading", data.total())) }
            (today(setting, data))
            (words(setting, data))
            (shared)
        }
        section.wide aria-labelledby=(WALL) {
            h2.quiet id=(WALL) { (setting.text("inside.names")) }
            (controls(setting, data))
            div.bands { @for (year, people) in &data.bands { (band(setting, *year, people)) } }
            (table::table(setting, data))
        }
        (groups::release_not_recorded(setting, data))
        (groups::not_recorded(setting, &data.not_recorded))
        (groups::others(setting, data))
        p.wide.presumption { (setting.text("presumption")) }
    }
}

/// The people as the view `inside` filters and orders them, and lets their days run on.
pub fn inside_input(locale: &Locale, data: &InsideData) -> InsideInput {
    let total = locale.number(data.total().into());
    let case = |(case, _): &(ShardName, u32)| InsideCase { id: case.id.clone() };
    InsideInput {
        language: locale.tag.clone(),
        people: data.people().map(|person| table::person(locale, data, person)).collect(),
        cases: data.cases.iter().map(case).collect(),
        as_of: data.as_of.0,
        words: InsideWords {
            shown: locale.fill("inside.shown", &[("shown", "{shown}"), ("total", &total)]),
            run: locale.fill("inside.run", &[("days", locale.text("days.other"))]),
            dated: as_of_words(locale, "inside.dated", data.as_of),
            ended: locale.text("inside.ended").to_owned(),
            group: locale.text("number.group").to_owned(),
        },
    }
}

/// A message with a number, which is set larger than the words around it.
fn emphasized(locale: &Locale, key: &str, count: u32) -> Markup {
    let (words, number) = (locale.count(key, count.into()), locale.number(count.into()));
    let (before, after) = words.split_once(&number).unwrap_or(("", &words));
    html! {
        @if !before.is_empty() { span { (before) } }
        b { (number) }
        @if after.starts_with(' ') { " " }
        span { (after.trim_start()) }
    }
}

/// The day of the count, and how many serve a sentence and how many are held before one.
fn today(setting: &Setting<'_>, data: &InsideData) -> Markup {
    let locale = setting.locale;
    let serving = data.count(Status::InPrison);
    let serving = (serving > 0).then(|| locale.count("inside.serving", serving.into()));
    let held = data.last_seen().map(|(first, last)| {
        let held = locale.count("inside.held", data.count(Status::InCustody).into());
        let days = [("held", held.as_str()), ("from", &day(locale, first)), ("to", &day(locale, last))];
        locale.fill(if first == last { "inside.held_told" } else { "inside.held_told_between" }, &days)
    });
    let parts: Vec<String> = [serving, held].into_iter().flatten().collect();
    html! {
        p.asof {
            @if let Some(date) = EventDate::from_day(data.as_of).ok() {
                (dated(setting, "as_of.day", date)) (locale.text("inside.stop"))
            }
            @if !parts.is_empty() { (parts.join(locale.text("inside.and"))) (locale.text("inside.stop")) }
        }
        p.stale { (as_of_words(locale, "as_of.stale", data.as_of)) }
    }
}

/// The meaning of the words, folded.
fn words(setting: &Setting<'_>, data: &InsideData) -> Markup {
    html! {
        details.words {
            summary { (setting.text("inside.words")) }
            dl {
                @for word in ["prison", "custody", "days", "end", "unrecorded"] {
                    dt { (setting.text(&format!("inside.word.{word}"))) }
                    dd { (as_of_words(setting.locale, &format!("inside.meaning.{word}"), data.as_of)) }
                }
            }
        }
    }
}

/// Filters and order, which the view works, and the other forms of the same.
fn controls(setting: &Setting<'_>, data: &InsideData) -> Markup {
    let locale = setting.locale;
    let total = locale.number(data.total().into());
    let statuses = [("", data.total()), status(data, Status::InPrison), status(data, Status::InCustody)];
    let shown = locale.fill("inside.shown", &[("shown", &total), ("total", &total)]);
    html! {
        div.controls {
            div.scripted data-view-controls {
                fieldset.group {
                    legend.visually-hidden { (setting.text("facet.status")) }
                    @for (value, count) in &statuses {
                        label.chip {
                            input type="radio" name="status" value=(value) checked[value.is_empty()];
                            @if value.is_empty() { (setting.text("inside.all")) } @else { (locale.label("status", value)) }
                            " " span.n { (locale.number((*count).into())) }
                        }
                    }
                }
                label.pick {
                    span { (setting.text("facet.case")) }
                    select name="case" autocomplete="off" {
                        option value="" { (setting.text("inside.all")) }
                        @for (case, count) in &data.cases {
                            option value=(case.id) { (case.label) " (" (locale.number((*count).into())) ")" }
                        }
                    }
                }
                label.pick {
                    span { (setting.text("sort.label")) }
                    select name="order" autocomplete="off" {
                        @for order in ["since", "name", "end"] {
                            option value=(order) { (setting.text(&format!("inside.order.{order}"))) }
                        }
                    }
                }
                p.shown role="status" { (shown) }
            }
            p.forms {
                a.scripted href={ (setting.href(&Route::Inside)) "#" (table::TABLE) } { (setting.text("inside.table")) }
                a href=(INSIDE_TABLE) download { "CSV" }
                a href=(setting.href(&Route::EmbedBuilder)) { (setting.text("nav.embed")) }
            }
        }
    }
}

fn status(data: &InsideData, status: Status) -> (&'static str, u32) {
    (status.as_str(), data.count(status))
}

/// Those held from one year on.
fn band(setting: &Setting<'_>, year: i32, people: &[InsidePerson]) -> Markup {
    let (before, after) = setting.text("inside.band").split_once("{year}").unwrap_or_default();
    html! {
        section.band {
            h3 {
                @if !before.is_empty() { small { (before.trim_end()) } " " }
                b { (year) }
                @if !after.is_empty() { small { (after) } }
                " " small.many { (setting.locale.count("people", people.len() as u64)) }
            }
            ul.wall { @for person in people { (tile(setting, person)) } }
        }
    }
}

/// Somebody on the wall.
fn tile(setting: &Setting<'_>, person: &InsidePerson) -> Markup {
    let (locale, data) = (setting.locale, &person.standing);
    let standing = &data.standing;
    let case = data.case.as_ref();
    html! {
        li.tablet data-status=(standing.status.as_str()) {
            (names(setting, person))
            @if let Some((case, fact)) = case {
                p.of {
                    span lang=[&case.lang] { (case.label) }
                    @if let Some(term) = length_words(locale, fact) { " · " span.term { (term) } }
                }
            }
            p.since { (status_glyph(standing.status)) " " (since_words(locale, data)) }
            (days(locale, person))
            @let end = end_words(locale, data);
            @if !end.is_empty() { p.end { (end) } }
            @let gap = gap_words(locale, data);
            @if !gap.is_empty() { p.note { (gap) } }
        }
    }
}

/// The name in both scripts, as one link.
fn names(setting: &Setting<'_>, person: &InsidePerson) -> Markup {
    let page = setting.locale.tag.as_str();
    let (across, lang) = person.across(page);
    html! {
        a.who href=(setting.href(&Route::Person(person.name.id.as_str().into()))) {
            @if let Some((upright, lang)) = person.upright(page).filter(|(upright, _)| *upright != across) {
                span.han lang=[lang] { (upright) } " "
            }
            span.latin lang=[lang] { (across) }
        }
    }
}

/// The known days behind bars: their number, and the words with it.
fn days_words(locale: &Locale, person: &InsidePerson) -> Option<(String, String)> {
    let present = person.standing.standing.present.filter(|present| present.days > 0)?;
    let words = locale.count("days", present.days.into());
    let words = match present.beginning {
        Beginning::Known => words,
        _ => locale.fill("bars.at_least", &[("days", &words)]),
    };
    Some((locale.number(present.days.into()), words))
}

/// The known days behind bars, their number set larger.
fn days(locale: &Locale, person: &InsidePerson) -> Markup {
    let Some((number, words)) = days_words(locale, person) else { return html! {} };
    let (before, after) = words.split_once(&number).unwrap_or_default();
    html! { p.days { (before) b { (number) } (after) } }
}
