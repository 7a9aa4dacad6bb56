//! The page about the site: its purpose, its search, privacy, and corrections.

use crate::content::totals::Totals;
use maud::{Markup, html};
use vigil_app::setting::Setting;

/// The sections, by the second part of their messages' keys, which is their anchor too.
const SECTIONS: [&str; 6] = ["what", "who", "search", "privacy", "corrections", "license"];

/// The page about the site.
pub fn about_page(setting: &Setting<'_>, totals: &Totals) -> Markup {
    let locale = setting.locale;
    let totals = [
        ("events", locale.count("events", totals.events.into())),
        ("people", locale.count("people", totals.people.into())),
        ("cases", locale.count("cases", totals.cases.into())),
    ];
    let totals = totals.each_ref().map(|(name, words)| (*name, words.as_str()));
    html! {
        div.masthead { h1 { (setting.text("about.title")) } p { (locale.fill("about.data", &totals)) } }
        div.wide {
            @for section in SECTIONS {
                section.chapter {
                    h2 id=(section) { (setting.text(&format!("about.{section}.title"))) }
                    div.prose {
                        p { (setting.text(&format!("about.{section}"))) }
                        @if let ("corrections", Some(address)) = (section, &setting.site.corrections) {
                            p {
                                a href=(address) rel="noopener noreferrer" { (setting.text("about.corrections.where")) }
                            }
                        }
                    }
                }
            }
        }
    }
}
