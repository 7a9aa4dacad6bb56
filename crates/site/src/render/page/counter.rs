//! Small frames of other sites: how many people are behind bars, in all or of a case, or where one person
//! stands. Each carries the day of the data; a person's days say "if still held", since nobody vouches for today.
//!
//! `script/counter.js` lets the days of somebody in prison run on up to the earliest end of the term, and from that day
//! on says that the term may have ended. Without it everything is as of the day of the data.

use crate::content::counter::{Counted, CountedCase, CountedPerson, CounterData};
use crate::content::status_words::{day, gap_words, month, standing_sentence};
use crate::render::part::axis::axis_of;
use crate::render::part::candle::candle;
use crate::render::part::standing::status_chip;
use crate::render::part::time_bar::time_bar;
use maud::{Markup, html};
use vigil_app::setting::Setting;
use vigil_app::url::route::Route;
use vigil_model::status::{Beginning, Present};
use vigil_model::{Day, EventDate, Status};

/// The longest name that is written upright, in characters: a longer one would be higher than the card.
const UPRIGHT: usize = 4;

/// A counter.
pub fn counter(setting: &Setting<'_>, data: &CounterData) -> Markup {
    let locale = setting.locale;
    html! {
        article.counter {
            @match &data.counted {
                Counted::All(count) => {
                    (tell(&locale.number((*count).into()), locale.form("counter.all", (*count).into()), |_| html! {}))
                    (foot(setting, data.as_of, &Route::Inside, "counter.who"))
                }
                Counted::Case(case) => {
                    (of_case(setting, case))
                    (foot(setting, data.as_of, &Route::Case(case.name.id.as_str().into()), "counter.case"))
                }
                Counted::Person(person) => {
                    (of_person(setting, person))
                    (foot(setting, data.as_of, &page_of(person), "counter.person"))
                }
            }
        }
    }
}

fn of_case(setting: &Setting<'_>, case: &CountedCase) -> Markup {
    let locale = setting.locale;
    let held = case.in_prison + case.in_custody;
    let key = if held > 0 && case.in_custody == 0 { "counter.case.prison" } else { "counter.case.custody" };
    // Where there is but one person the verb follows that: "0 of 1 person is".
    let number = if case.people == 1 { 1 } else { held };
    let people = locale.count("poster.people", case.people.into());
    let address = setting.href(&Route::Case(case.name.id.as_str().into()));
    html! {
        (tell(&locale.number(held.into()), locale.form(key, number.into()), |place| match place {
            "case" => html! { a href=(address) rel="noopener" lang=[&case.name.lang] { (case.name.label) } },
            _ => html! { (people) },
        }))
        @if case.has_others { p.gap { (locale.text("counter.case.others")) } }
    }
}

/// The days of somebody behind bars; the status in a sentence where there are none to count.
fn of_person(setting: &Setting<'_>, person: &CountedPerson) -> Markup {
    let (locale, data) = (setting.locale, &person.standing);
    let Some(Present { since, beginning, days }) = data.standing.present.filter(|present| present.days > 0)
    else {
        return html! {
            h1.name { (names(setting, person)) }
            p.say { (standing_sentence(locale, data)) }
        };
    };
    let how = match beginning {
        Beginning::Known => "since",
        Beginning::Broken(..) => "broken",
        Beginning::OrBefore => "before",
    };
    let key = format!("counter.{}.{how}", data.standing.status.as_str());
    let number = html! { b data-days=(days) data-as-of=(iso(data.as_of)) data-until=[data.standing.runs_until().map(iso)] data-group=(locale.text("number.group")) { (locale.number(days.into())) } };
    let gap = gap_words(locale, data);
    html! {
        (told(&number, locale.form(&key, days.into()), |place| match place {
            "name" => names(setting, person),
            _ => html! { (day(locale, since)) },
        }))
        @if !gap.is_empty() { p.gap { (locale.fill("standing.sentence", &[("words", &gap)])) } }
        @if data.standing.runs_until().is_some() {
            p.gap data-counted hidden { (locale.fill("counter.counted", &[("date", &day(locale, data.as_of))])) }
        }
        (ended(setting, person))
    }
}

/// The sentence shown from the earliest end of a term on, which the data cannot know; hidden until `counter.js` finds that this day has passed.
fn ended(setting: &Setting<'_>, person: &CountedPerson) -> Markup {
    let standing = &person.standing.standing;
    let term = standing.term.filter(|_| standing.status == Status::InPrison);
    html! {
        @if let Some(term) = term {
            @let month = month(setting.locale, term.earliest);
            p.gap data-from=(iso(term.earliest)) hidden {
                (setting.locale.fill("counter.ended", &[("month", &month)]))
            }
        }
    }
}

/// A card about a person: the name in both scripts, the status in words, the time behind bars as a bar.
pub fn card(setting: &Setting<'_>, person: &CountedPerson) -> Markup {
    let (locale, data) = (setting.locale, &person.standing);
    let upright = upright(person).is_some().then_some("");
    let axis = axis_of(person.time.iter(), data.as_of);
    html! {
        article.counter.person data-upright=[upright] {
            h1.name { (names(setting, person)) }
            p { (status_chip(locale, data.standing.status)) }
            p.say { (standing_sentence(locale, data)) }
            (ended(setting, person))
            @if let (Some(row), Some(axis)) = (&person.time, axis) { (time_bar(locale, row, axis, data.as_of)) }
            (foot(setting, data.as_of, &page_of(person), "counter.person"))
        }
    }
}

fn page_of(person: &CountedPerson) -> Route {
    Route::Person(person.name.id.as_str().into())
}

/// The name in both scripts; the Chinese one can be written upright.
fn names(setting: &Setting<'_>, person: &CountedPerson) -> Markup {
    let is_upright = |text: &str| upright(person).filter(|upright| *upright == text).map(|_| "han");
    html! {
        a href=(setting.href(&page_of(person))) rel="noopener" {
            span class=[is_upright(&person.name.label)] lang=[&person.name.lang] { (person.name.label) }
            @if let Some(other) = &person.other_name {
                " " span class=[is_upright(&other.text)] lang=[&other.lang] { (other.text) }
            }
        }
    }
}

/// The name that is written upright next to the other one.
fn upright(person: &CountedPerson) -> Option<&str> {
    let other = person.other_name.as_ref()?;
    let is_short = |name: &&str| {
        (2..=UPRIGHT).contains(&name.chars().count())
            && name.chars().all(|letter| ('㐀'..='鿿').contains(&letter))
    };
    [person.name.label.as_str(), other.text.as_str()].into_iter().find(is_short)
}

/// A number with the words around it.
fn tell(number: &str, words: &str, fill: impl Fn(&str) -> Markup) -> Markup {
    told(&html! { b { (number) } }, words, fill)
}

fn told(number: &Markup, words: &str, fill: impl Fn(&str) -> Markup) -> Markup {
    let (before, behind) = words.split_once("{n}").unwrap_or(("", words));
    html! {
        h1.tell {
            @if !before.trim().is_empty() { span.before { (woven(before.trim(), &fill)) } " " }
            (number) " " span { (woven(behind.trim(), &fill)) }
        }
    }
}

/// A message whose places hold more than text.
fn woven(words: &str, fill: impl Fn(&str) -> Markup) -> Markup {
    let parts = words.split('{').enumerate().map(|(number, part)| match part.split_once('}') {
        Some((place, text)) if number > 0 => html! { (fill(place)) (text) },
        _ => html! { (part) },
    });
    html! { @for part in parts { (part) } }
}

fn foot(setting: &Setting<'_>, as_of: Day, more: &Route, key: &str) -> Markup {
    let locale = setting.locale;
    let date = EventDate::from_day(as_of).map(|date| locale.short_date(date)).unwrap_or_default();
    html! {
        footer {
            time datetime=(iso(as_of)) { (locale.fill("data.changed", &[("date", &date)])) }
            a href=(setting.href(more)) rel="noopener" { (setting.text(key)) }
            a.wordmark href=(setting.href(&Route::Timeline)) rel="noopener" { (candle()) (setting.site.name) }
        }
    }
}

/// A day as machines read it.
fn iso(day: Day) -> String {
    let (year, month, day) = day.to_civil();
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_hold_what_their_places_are_filled_with() {
        let filled = woven("of {people} here: {case}.", |place| html! { b { (place) } }).into_string();
        assert_eq!(filled, "of <b>people</b> here: <b>case</b>.");
    }

    #[test]
    fn words_before_the_number_stand_before_it() {
        let words = |text| tell("7", text, |_| html! {}).into_string();
        assert_eq!(words("{n} people"), "<h1 class=\"tell\"><b>7</b> <span>people</span></h1>");
        assert_eq!(
            words("Day {n} held"),
            "<h1 class=\"tell\"><span class=\"before\">Day</span> <b>7</b> <span>held</span></h1>"
        );
    }
}
