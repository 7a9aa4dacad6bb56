//! The template of each page, one a file. Only the generator draws them; the app shows their HTML unchanged.

mod about;
mod builder;
pub(crate) mod case;
pub(crate) mod cases;
pub(crate) mod counter;
mod country;
mod data;
mod embed;
mod event;
mod feed_links;
mod follow;
mod glossary;
pub(crate) mod inside;
mod not_found;
pub(crate) mod numbers;
pub(crate) mod people;
mod person;
pub(crate) mod poster;
mod timeline;
mod year;

use crate::content::event::EventData;
use crate::content::page::{Page, PageContent};
use crate::render::part::printed_notes::notes_to_print;
use crate::render::part::share::ways;
use crate::source::app_bundle::AppBundle;
use maud::{Markup, html};
use vigil_app::setting::Setting;
use vigil_app::timeline::printout::notes::Notes;

/// The HTML of a page, with links to the style sheets that only it needs.
pub fn page(setting: &Setting<'_>, content: &PageContent, app: &AppBundle) -> Markup {
    let (page, cited) = (&content.page, &content.citations);
    let shared = || ways(setting, cited, html! {});
    let content = match page {
        Page::Timeline(data, front) => return timeline::timeline_page(setting, data, *front, cited),
        Page::Embed(data) => return embed::embed_page(setting, data),
        Page::EmbedBuilder(data) => return builder::builder_page(setting, data),
        Page::NotFound => return not_found::not_found_page(setting),
        Page::Event(event) => event::event_page(setting, event, cited),
        Page::Person(person) => person::person_page(setting, person, cited, app),
        Page::Case(case) => case::case_page(setting, case, cited, app),
        Page::Year(year) => year::year_page(setting, year, &shared()),
        Page::Country(data) => country::country_page(setting, data, app, &shared()),
        Page::Inside(data) => root("inside", &inside::inside_page(setting, data, &shared())),
        Page::People(people) => root("lists", &people::people_page(setting, people, app, &shared())),
        Page::Cases(cases) => root("lists", &cases::cases_page(setting, cases, app, &shared())),
        Page::Data(data) => data::data_page(setting, data, &shared()),
        Page::Numbers(data) => numbers::numbers_page(setting, data, &shared()),
        Page::Glossary(terms) => glossary::glossary_page(setting, terms, &shared()),
        Page::Follow(data) => follow::follow_page(setting, data, &shared()),
        Page::About(data) => about::about_page(setting, data, &shared()),
    };
    let none = Notes::default();
    let notes = match page {
        Page::Person(person) => &person.notes,
        Page::Case(case) => &case.events.notes,
        Page::Year(year) => &year.notes,
        Page::Country(country) => &country.notes,
        _ => &none,
    };
    let path = setting.route.to_path();
    // The sheet of a page without an id has the name of its path.
    let sheet = app.sheet(path.trim_end_matches('/'));
    html! {
        @if !sheet.is_empty() { link rel="stylesheet" href=(sheet); }
        (content) (notes_to_print(setting, notes))
    }
}

/// An event for the frames of other sites.
pub fn embedded_event(setting: &Setting<'_>, event: &EventData) -> Markup {
    html! { (event::embedded_event(setting, event)) (notes_to_print(setting, &Notes::default())) }
}

/// The root of a view of the module `crates/views`, whose input the page has as data.
fn root(view: &str, content: &Markup) -> Markup {
    html! { div data-view-root=(view) { (content) } }
}
