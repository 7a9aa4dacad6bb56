//! The page about the site: its purpose and publisher, how its entries are chosen and checked, its search, safety and privacy,
//! and corrections with their log.

use crate::content::about::{AboutData, Corrected};
use maud::{Markup, html};
use vigil_app::setting::Setting;
use vigil_app::url::route::Route;

/// The sections, by the second part of their messages' keys, which is their anchor too.
const SECTIONS: [&str; 11] = [
    "what",
    "publisher",
    "chosen",
    "checked",
    "thin",
    "who",
    "safety",
    "privacy",
    "search",
    "corrections",
    "license",
];

/// The page about the site.
pub fn about_page(setting: &Setting<'_>, data: &AboutData, shared: &Markup) -> Markup {
    let locale = setting.locale;
    html! {
        div.masthead { h1 { (setting.text("about.title")) } p { (data.totals.words(locale)) } (shared) }
        div.wide {
            @for section in SECTIONS {
                section.chapter {
                    h2 id=(section) { (setting.text(&format!("about.{section}.title"))) }
                    div.prose { (text(setting, section, data)) }
                }
            }
        }
    }
}

fn text(setting: &Setting<'_>, section: &str, data: &AboutData) -> Markup {
    html! {
        @match (section, &data.publisher) {
            ("publisher", Some(publisher)) => p lang=[&publisher.lang] { (publisher.text) },
            _ => p { (setting.text(&format!("about.{section}"))) },
        }
        @if section == "corrections" { (corrections(setting, &data.corrected)) }
    }
}

/// Where corrections can be sent, and the log of those made.
fn corrections(setting: &Setting<'_>, corrected: &[Corrected]) -> Markup {
    html! {
        @if let Some(address) = &setting.site.corrections {
            p { a href=(address) rel="noopener noreferrer" { (setting.text("about.corrections.where")) } }
        }
        h3 id="log" { (setting.text("about.log")) }
        @if corrected.is_empty() { p { (setting.text("about.log.empty")) } }
        @else {
            p { (setting.text("about.log.what")) }
            ul {
                @for Corrected { updated, event, title, what } in corrected {
                    li {
                        time datetime=(updated.unqualified()) { (setting.locale.date(*updated)) } ": "
                        a href=(setting.href(&Route::Event(event.clone()))) lang=[&title.lang] { (title.text) }
                        @if let Some(what) = what { ". " span lang=[&what.lang] { (what.text) } }
                    }
                }
            }
        }
    }
}
