//! The lists of all people and all cases, each name a link to its page.

use crate::component::as_of::as_of;
use crate::content::Listing;
use crate::setting::{Setting, paragraph};
use maud::{Markup, html};
use vigil_index::Facet;

/// The page of all people or all cases; `family` is that of its messages, `people` or `cases`.
pub fn directory_page(setting: &Setting<'_>, family: &str, listings: &[Listing]) -> Markup {
    let facet = if family == "people" { Facet::Person } else { Facet::Case };
    html! {
        div.masthead {
            h1 { (setting.text(&format!("{family}.title"))) }
            p { (setting.text(&format!("{family}.intro"))) }
            p.meta { (setting.locale.count(family, listings.len() as u64)) }
            (as_of(setting))
        }
        div.wide {
            @if facet == Facet::Case {
                ul.cases { @for case in listings { (case_line(setting, case)) } }
            } @else {
                // Names that are not written in letters are in no order of letters.
                @let is_lettered = listings.iter().all(|person| letter(person).is_some());
                @for people in listings.chunk_by(|a, b| !is_lettered || letter(a) == letter(b)) {
                    @let first = people.first().and_then(letter).filter(|_| is_lettered);
                    (letter_section(setting, people, first))
                }
            }
        }
    }
}

/// The letter a name begins with, where it is written in letters.
fn letter(listing: &Listing) -> Option<char> {
    listing.name.label.chars().next().filter(char::is_ascii_alphabetic)
}

/// The people whose names begin with one letter, below it; without a letter, all of them.
fn letter_section(setting: &Setting<'_>, people: &[Listing], letter: Option<char>) -> Markup {
    html! {
        section.letter {
            @if let Some(letter) = letter { h2 { (letter) } }
            ul.directory {
                @for person in people {
                    li {
                        (setting.name(Facet::Person, &person.name))
                        @if let Some(name) = &person.other_name { " " small lang=[&name.lang] { (name.text) } }
                        " "
                        span.count { (setting.locale.number(person.event_count.into())) }
                    }
                }
            }
        }
    }
}

/// A case: its name, how many events it has, and what it is about.
fn case_line(setting: &Setting<'_>, case: &Listing) -> Markup {
    html! {
        li {
            h2 { (setting.name(Facet::Case, &case.name)) }
            @if let Some(description) = &case.description { (paragraph("summary", description)) }
            p.meta { (setting.locale.count("events", case.event_count.into())) }
        }
    }
}
