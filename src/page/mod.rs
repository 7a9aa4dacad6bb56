//! What stands on each page, one a file. Only the generator draws them; the app takes them as the HTML they are.

mod about;
mod builder;
pub mod case;
mod data;
mod directory;
mod embed;
mod event;
mod feed_links;
mod not_found;
mod numbers;
mod person;
pub mod poster;
mod timeline;
mod year;

use crate::component::hand_out::notes_to_print;
use crate::component::share::share;
use crate::content::Page;
use crate::setting::Setting;
use maud::{Markup, html};

/// The content of a page.
pub fn page(setting: &Setting<'_>, page: &Page) -> Markup {
    let content = match page {
        Page::Timeline(data) => return timeline::timeline_page(setting, data),
        Page::Event(event) => return event::event_page(setting, event),
        Page::Person(person) => return person::person_page(setting, person),
        Page::Case(case) => return case::case_page(setting, case),
        Page::Year(year) => year::year_page(setting, year),
        Page::People(people) => directory::directory_page(setting, "people", people),
        Page::Cases(cases) => directory::directory_page(setting, "cases", cases),
        Page::Data(data) => data::data_page(setting, data),
        Page::Numbers(data) => numbers::numbers_page(setting, data),
        Page::Embed(data) => return embed::embed_page(setting, data),
        Page::EmbedBuilder(data) => return builder::builder_page(setting, data),
        Page::About(totals) => about::about_page(setting, totals),
        Page::NotFound => return not_found::not_found_page(setting),
    };
    html! { (content) (share(setting, html! {})) (notes_to_print(setting)) }
}
