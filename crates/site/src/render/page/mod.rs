//! The template of each page, one a file. Only the generator draws them; the app shows their HTML unchanged.

mod about;
mod builder;
pub mod case;
pub mod cases;
pub mod counter;
mod data;
mod embed;
mod event;
mod feed_links;
mod glossary;
pub mod inside;
mod not_found;
mod numbers;
pub mod people;
mod person;
pub mod poster;
mod timeline;
mod year;

use crate::content::Page;
use crate::render::part::hand_out::notes_to_print;
use crate::render::part::share::share;
use maud::{Markup, html};
use vigil_app::setting::Setting;
use vigil_app::timeline::printout::notes::Notes;

/// The content of a page; `sheet` is the style sheet named like its path, if there is one.
pub fn page(setting: &Setting<'_>, page: &Page, sheet: &str) -> Markup {
    let content = match page {
        Page::Timeline(data, front) => return timeline::timeline_page(setting, data, *front),
        Page::Embed(data) => return embed::embed_page(setting, data),
        Page::EmbedBuilder(data) => return builder::builder_page(setting, data),
        Page::NotFound => return not_found::not_found_page(setting),
        Page::Event(event) => event::event_page(setting, event),
        Page::Person(person) => person::person_page(setting, person),
        Page::Case(case) => case::case_page(setting, case),
        Page::Year(year) => shared(setting, &year::year_page(setting, year)),
        Page::Inside(data) => shared(setting, &root("inside", &inside::inside_page(setting, data))),
        Page::People(people) => shared(setting, &root("lists", &people::people_page(setting, people))),
        Page::Cases(cases) => shared(setting, &root("lists", &cases::cases_page(setting, cases))),
        Page::Data(data) => shared(setting, &data::data_page(setting, data)),
        Page::Numbers(data) => shared(setting, &numbers::numbers_page(setting, data)),
        Page::Glossary(terms) => shared(setting, &glossary::glossary_page(setting, terms)),
        Page::About(totals) => shared(setting, &about::about_page(setting, totals)),
    };
    let none = Notes::default();
    let notes = match page {
        Page::Person(person) => &person.notes,
        Page::Case(case) => &case.events.notes,
        Page::Year(year) => &year.notes,
        _ => &none,
    };
    html! {
        @if !sheet.is_empty() { link rel="stylesheet" href=(sheet); }
        (content) (notes_to_print(setting, notes))
    }
}

/// The root of a view of the module `crates/views`, whose input the page has as data.
fn root(view: &str, content: &Markup) -> Markup {
    html! { div data-view-root=(view) { (content) } }
}

/// A page that ends with the ways to pass it on; others have them further up.
fn shared(setting: &Setting<'_>, content: &Markup) -> Markup {
    html! { (content) (share(setting, html! {})) }
}
