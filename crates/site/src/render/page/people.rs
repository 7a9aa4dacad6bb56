//! The list of all people, by why they are named: first those who were charged, jailed or are wanted, then those who act
//! for courts and governments, then all others.

use crate::content::lists::{PeopleData, PeopleSection, PersonListing};
use crate::render::part::as_of::as_of;
use crate::render::part::standing::status_glyph;
use crate::source::app_bundle::AppBundle;
use maud::{Markup, html};
use vigil_app::locale::Locale;
use vigil_app::setting::Setting;
use vigil_index::Facet;
use vigil_views::input::{ListInput, ListRow};

/// From how many people on a section has letters to jump to.
const LETTERED: usize = 30;

/// The page of all people.
pub fn people_page(setting: &Setting<'_>, data: &PeopleData, app: &AppBundle, shared: &Markup) -> Markup {
    let locale = setting.locale;
    let total: usize = data.sections.iter().map(|section| section.people.len()).sum();
    html! {
        link rel="stylesheet" href=(app.sheet("lists"));
        div.masthead {
            h1 { (setting.text("people.title")) }
            p { (setting.text("people.intro")) }
            p.meta { (locale.count("people", total as u64)) }
            (as_of(setting))
            (shared)
            nav.contents aria-label=(setting.text("directory.contents")) {
                @for section in &data.sections {
                    a href=(anchor(setting, section.role.as_str())) {
                        (locale.label("role", section.role.as_str())) " "
                        span.count { (locale.number(section.people.len() as u64)) }
                    }
                }
            }
            (filter_box(setting))
        }
        div.wide data-filtered {
            @for section in &data.sections { (role_section(setting, section)) }
            p.empty data-none hidden { (setting.text("directory.none")) }
        }
    }
}

/// The people as the view `lists` filters them: by the words of their rows.
pub fn people_input(locale: &Locale, data: &PeopleData) -> ListInput {
    let people = data.sections.iter().flat_map(|section| &section.people);
    let rows: Vec<ListRow> = people.map(|person| row(locale, person)).collect();
    let total = locale.number(rows.len() as u64);
    ListInput {
        language: locale.tag.clone(),
        rows,
        shown: locale.fill("events.of", &[("shown", "{shown}"), ("total", &total)]),
        group: locale.text("number.group").to_owned(),
        ..ListInput::default()
    }
}

fn row(locale: &Locale, person: &PersonListing) -> ListRow {
    let mut words = vec![person.name.label.clone()];
    words.extend(person.other_name.iter().map(|name| name.text.clone()));
    if let Some(status) = person.status {
        words.push(locale.label("status", status.as_str()));
        words.extend(person.cases.iter().map(|case| case.label.clone()));
    }
    ListRow { words: locale.fold(&words.join(" ")), ..ListRow::default() }
}

/// The address of a place on this page: the document's base is the root of the site.
pub fn anchor(setting: &Setting<'_>, id: &str) -> String {
    format!("{}#{id}", setting.href(setting.route))
}

/// A box that filters a list by the typed text, with the number of matches.
fn filter_box(setting: &Setting<'_>) -> Markup {
    html! {
        p.filter.scripted {
            label for="filter" { (setting.text("directory.find")) }
            input id="filter" type="search" autocomplete="off" spellcheck="false" data-filter;
            output for="filter" {}
        }
    }
}

fn role_section(setting: &Setting<'_>, section: &PeopleSection) -> Markup {
    let role = section.role.as_str();
    // Names that are not written in letters are in no order of letters.
    let is_lettered =
        section.people.len() >= LETTERED && section.people.iter().all(|one| letter(one).is_some());
    let letters = section.people.chunk_by(|one, other| !is_lettered || letter(one) == letter(other));
    let letters = letters.filter_map(|people| people.first());
    let id = |letter: char| format!("{role}-{}", letter.to_ascii_lowercase());
    html! {
        section.role aria-labelledby=(role) {
            h2 id=(role) {
                (setting.locale.label("role", role)) " "
                small { (setting.locale.number(section.people.len() as u64)) }
            }
            @if is_lettered {
                nav.letters aria-label=(setting.text("directory.letters")) {
                    @for letter in letters.clone().filter_map(letter) {
                        a href=(anchor(setting, &id(letter))) { (letter) }
                    }
                }
            }
            ul.directory {
                @for person in &section.people {
                    @let begins = is_lettered && letters.clone().any(|first| first.name.id == person.name.id);
                    li id=[letter(person).filter(|_| begins).map(id)] { (person_line(setting, person)) }
                }
            }
        }
    }
}

/// The letter a name begins with, where it is written in letters.
fn letter(listing: &PersonListing) -> Option<char> {
    let first = listing.name.label.chars().next()?;
    first.is_ascii_alphabetic().then(|| first.to_ascii_uppercase())
}

/// A name in both scripts, and below it the status and the cases. Kept to few elements: the page has
/// as many of these as the data has people.
fn person_line(setting: &Setting<'_>, person: &PersonListing) -> Markup {
    html! {
        (setting.name(Facet::Person, &person.name))
        @if let Some(name) = &person.other_name { " " small lang=[&name.lang] { (name.text) } }
        @if let Some(status) = person.status {
            p {
                (status_glyph(status)) " " (setting.locale.label("status", status.as_str()))
                @for case in &person.cases { "\u{a0}· " (setting.name(Facet::Case, case)) }
            }
        }
    }
}
