//! What stands on each page, one a file. Only the generator draws them; the app takes them as the HTML they are.

mod about;
mod builder;
pub mod case;
mod cases;
pub mod counter;
mod data;
mod embed;
mod event;
mod feed_links;
mod inside;
mod not_found;
mod numbers;
mod people;
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
        Page::Timeline(data, front) => return timeline::timeline_page(setting, data, *front),
        Page::Embed(data) => return embed::embed_page(setting, data),
        Page::EmbedBuilder(data) => return builder::builder_page(setting, data),
        Page::NotFound => return not_found::not_found_page(setting),
        Page::Event(event) => event::event_page(setting, event),
        Page::Person(person) => person::person_page(setting, person),
        Page::Case(case) => case::case_page(setting, case),
        Page::Year(year) => shared(setting, &year::year_page(setting, year)),
        Page::Inside(data) => shared(setting, &inside::inside_page(setting, data)),
        Page::People(people) => shared(setting, &people::people_page(setting, people)),
        Page::Cases(cases) => shared(setting, &cases::cases_page(setting, cases)),
        Page::Data(data) => shared(setting, &data::data_page(setting, data)),
        Page::Numbers(data) => shared(setting, &numbers::numbers_page(setting, data)),
        Page::About(totals) => shared(setting, &about::about_page(setting, totals)),
    };
    html! { (content) (notes_to_print(setting)) }
}

/// A page that ends with the ways to pass it on; others have them further up.
fn shared(setting: &Setting<'_>, content: &Markup) -> Markup {
    html! { (content) (share(setting, html! {})) }
}
