//! A person's page. For somebody of a case: the standing, the time in custody, the facts of each case, the events that
//! decided it, who held office in these, and the sources. For others: who they are and the events that name them.

use crate::content::cite::citation::Citations;
use crate::content::person::{OtherName, PersonData};
use crate::content::standing::StandingData;
use crate::content::status_words::{day, days_words, standing_sentence};
use crate::content::time_tables::TimeRow;
use crate::render::page::feed_links::feed_links;
use crate::render::part::axis::{axis_of, scale_to};
use crate::render::part::bar_table::{bar_table, folded_legend};
use crate::render::part::event_list::event_list;
use crate::render::part::facts::{fact_list, presumption};
use crate::render::part::poster_link::poster_link;
use crate::render::part::share::ways;
use crate::render::part::sources::{numbered_sources, source_id, source_list};
use crate::render::part::standing::status_chip;
use crate::render::part::time_bar::{days, time_bar};
use crate::source::app_bundle::AppBundle;
use maud::{Markup, html};
use vigil_app::leaf::event::marks;
use vigil_app::leaf::glyph::category_glyph;
use vigil_app::setting::{Setting, paragraph};
use vigil_app::url::route::Route;
use vigil_app::url::view_state::ViewState;
use vigil_index::{Facet, ShardText};
use vigil_model::custody::State;
use vigil_model::{Day, Status};

/// The most characters of a name that is written upright next to the other.
const UPRIGHT: usize = 3;

/// A person's page.
pub fn person_page(setting: &Setting<'_>, person: &PersonData, cited: &Citations, app: &AppBundle) -> Markup {
    match &person.standing {
        Some(standing) => followed(setting, person, (standing, cited), app),
        None => named(setting, person, cited),
    }
}

/// The page of somebody of no case.
fn named(setting: &Setting<'_>, person: &PersonData, cited: &Citations) -> Markup {
    let view = ViewState::default().with_facet(Facet::Person, &person.name.id);
    let count = setting.locale.count("events", person.event_count.into());
    html! {
        div.masthead {
            h1 lang=[&person.name.lang] { (person.name.label) }
            @if !person.other_names.is_empty() {
                ul.other-names {
                    @for name in &person.other_names { li lang=[&name.lang] { (name.text) } }
                }
            }
            (paragraph("summary", &person.description))
            (ways(setting, cited, feed_links(setting)))
        }
        div.wide {
            section {
                h2.heading { (setting.text("person.events")) }
                (event_list(setting, &person.events, &person.notes))
                p.scripted {
                    a.button href=(setting.view_href(&view)) {
                        (setting.locale.fill("person.all_events", &[("events", &count)]))
                    }
                }
            }
            div.detail { (source_list(setting, &person.sources)) }
        }
    }
}

/// The page of somebody who was charged, sentenced or is wanted.
fn followed(
    setting: &Setting<'_>,
    person: &PersonData,
    (standing, cited): (&StandingData, &Citations),
    app: &AppBundle,
) -> Markup {
    html! {
        link rel="stylesheet" href=(app.sheet("person"));
        (head(setting, person, standing, cited))
        div.wide {
            (time(setting, person, app))
            section {
                h2.heading { (setting.text("person.facts")) }
                (fact_list(setting, &person.facts, standing))
                (presumption(setting))
            }
            (key_events(setting, person))
            (officials(setting, person))
            div.detail { (numbered_sources(setting, &person.sources)) }
        }
    }
}

/// The name in both scripts, the standing, and the ways to share the page.
fn head(setting: &Setting<'_>, person: &PersonData, standing: &StandingData, cited: &Citations) -> Markup {
    let locale = setting.locale;
    let label = ShardText { text: person.name.label.clone(), lang: person.name.lang.clone() };
    let upright = [&label].into_iter().chain(&person.other_names).find(|name| is_upright(&name.text));
    let level = [&label].into_iter().chain(&person.other_names).find(|name| Some(*name) != upright);
    let others = person.other_names.iter().filter(|name| Some(*name) != upright && Some(*name) != level);
    let others: Vec<&ShardText> = others.collect();
    let is_heading_upright = upright == Some(&label);
    html! {
        div.masthead.portrait {
            @match upright {
                Some(name) if is_heading_upright => h1.han { (name.text) },
                Some(name) => p.han lang=[&name.lang] { (name.text) },
                None => {}
            }
            div {
                div.named {
                    @if !is_heading_upright { h1 lang=[&label.lang] { (label.text) } }
                    @else if let Some(name) = level { p.latin lang=[&name.lang] { (name.text) } }
                    (status_chip(locale, standing.standing.status))
                }
                p.say { (standing_sentence(locale, standing)) }
                p.told { (told(setting, person, standing)) }
                (paragraph("summary", &person.description))
                @if !others.is_empty() {
                    p.also {
                        (setting.text("person.also")) " "
                        @for (number, name) in others.iter().enumerate() {
                            @if number > 0 { (setting.text("list.separator")) }
                            span lang=[&name.lang] { (name.text) }
                        }
                    }
                }
                (ways(setting, cited, html! { (poster_link(setting)) (feed_links(setting)) }))
            }
        }
    }
}

/// Whether a name is short and in Han characters alone.
pub fn is_upright(name: &str) -> bool {
    let is_han = |letter: char| matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323af}');
    name.chars().all(is_han) && (1..=UPRIGHT).contains(&name.chars().count())
}

/// The number of days, the day up to which it holds, and the sources that decide it.
fn told(setting: &Setting<'_>, person: &PersonData, standing: &StandingData) -> Markup {
    let locale = setting.locale;
    let as_of = ("date", &*day(locale, standing.as_of));
    let status = standing.standing.status;
    let is_open = status == Status::InPrison || status.is_release_unrecorded();
    let key = if is_open { "person.no_release" } else { "person.as_of" };
    html! {
        @if let Some((days, rest)) = number_words(setting, &person.held, standing) {
            b { (days) } " " (rest) " "
        }
        (locale.fill(key, &[as_of]))
        @if !person.deciding.is_empty() {
            " "
            span.deciding {
                (setting.text("person.deciding")) " "
                @for (number, source) in person.deciding.iter().enumerate() {
                    @if number > 0 { (setting.text("list.separator")) }
                    a href={ (setting.href(setting.route)) "#" (source_id(*source)) } { (source) }
                }
            }
        }
    }
}

/// The days behind bars: of the present time, with those before it, or of all; and what they are, in words. `None` where
/// none is known.
pub fn number_words(
    setting: &Setting<'_>,
    held: &TimeRow,
    standing: &StandingData,
) -> Option<(String, String)> {
    let locale = setting.locale;
    let present = days_words(locale, standing);
    let Some(now) = standing.standing.present.filter(|_| !present.is_empty()) else {
        let all = days(locale, &held.bar);
        let rest = locale.fill("person.days", &[("date", &day(locale, standing.as_of))]);
        return (!all.is_empty()).then_some((all, rest));
    };
    let date = day(locale, standing.standing.vouched_until);
    let earlier = held.bar.held.known.saturating_sub(now.days);
    let rest = match earlier {
        0 => locale.fill("person.present", &[("date", &date)]),
        _ => {
            let earlier = locale.count("days", earlier.into());
            locale.fill("person.present_and", &[("date", &date), ("days", &earlier)])
        }
    };
    Some((present, rest))
}

/// All their time as one bar, and below it, where there are several, that of each case.
fn time(setting: &Setting<'_>, person: &PersonData, app: &AppBundle) -> Markup {
    let is_drawn = !person.held.bar.stretches.is_empty();
    html! {
        @if is_drawn {
            section {
                link rel="stylesheet" href=(app.sheet("bars"));
                h2.heading { (setting.text("person.time")) }
                (life(setting, &person.held, person.time.as_of, folded_legend(setting, "bar-marks", std::slice::from_ref(&person.held))))
                @if person.time.rows.len() > 1 {
                    details.facts {
                        summary { (setting.text("person.by_case")) }
                        (bar_table(setting, Facet::Case, &person.time))
                    }
                }
            }
        }
    }
}

/// Somebody's whole time in one bar with its scale.
pub fn life(setting: &Setting<'_>, row: &TimeRow, as_of: Day, legend: Markup) -> Markup {
    let Some(axis) = axis_of([row].into_iter(), as_of) else { return html! {} };
    html! {
        figure.life {
            div.time data-label=(axis.label()) { (time_bar(setting.locale, row, axis, as_of)) }
            (scale_to(setting.locale, axis, as_of))
            (legend)
            @if row.bar.stretches.iter().any(|stretch| stretch.state == State::Elsewhere) {
                figcaption { (setting.text("person.elsewhere")) }
            }
        }
    }
}

/// The events that decided what became of the person, oldest first, with the way to all that name them.
fn key_events(setting: &Setting<'_>, person: &PersonData) -> Markup {
    let locale = setting.locale;
    let view = ViewState::default().with_facet(Facet::Person, &person.name.id);
    let (shown, all) = (person.events.len() as u64, u64::from(person.event_count));
    let count = [("n", &*locale.number(shown)), ("all", &*locale.number(all))];
    html! {
        @if all > 0 {
            section {
                @if shown > 0 {
                    h2.heading { (setting.text("person.key_events")) " " small { (locale.fill("person.of_events", &count)) } }
                } @else {
                    h2.heading { (setting.text("person.events")) }
                }
                ol.key {
                    @for (place, event) in person.events.iter().enumerate() {
                        li.row data-event=(event.id) {
                            time datetime=(event.date.unqualified()) { (locale.short_date(event.date)) }
                            (category_glyph(event.category))
                            a href=(setting.href(&Route::Event(event.id.clone()))) lang=[&event.title.lang] { (event.title.text) }
                            span.meta data-marks=[marks(setting, person.notes.of(place))] {}
                        }
                    }
                }
                p.scripted {
                    a.button href=(setting.view_href(&view)) {
                        (locale.fill("person.all_events", &[("events", &locale.count("events", all))]))
                    }
                }
            }
        }
    }
}

/// Who held an office in these events.
fn officials(setting: &Setting<'_>, person: &PersonData) -> Markup {
    html! {
        @if !person.officials.is_empty() {
            section {
                h2.heading { (setting.text("person.officials")) }
                div.officials {
                    @for (role, names) in &person.officials {
                        div {
                            h3 { (setting.locale.label("person.officials", role.as_str())) }
                            ul {
                                @for OtherName { name, other } in names {
                                    li {
                                        (setting.name(Facet::Person, name))
                                        @if let Some(other) = other { " " span lang=[&other.lang] { (other.text) } }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
