//! The lists of all people and all cases, each name a link to its page.

use crate::content::Listing;
use crate::setting::Setting;
use maud::{Markup, html};
use vigil_index::Facet;

/// The page of all people or all cases; `family` is that of its messages, `people` or `cases`.
pub fn directory_page(setting: &Setting<'_>, family: &str, listings: &[Listing]) -> Markup {
    let facet = if family == "people" { Facet::Person } else { Facet::Case };
    html! {
        div.wide {
            article.detail {
                h1 { (setting.text(&format!("{family}.title"))) }
                p { (setting.text(&format!("{family}.intro"))) }
                p.meta { (setting.locale.count(family, listings.len() as u64)) }
            }
            ul.directory {
                @for listing in listings {
                    li {
                        (setting.name(facet, &listing.name))
                        @if let Some(name) = &listing.other_name { " " small lang=[&name.lang] { (name.text) } }
                        " "
                        span.count { (setting.locale.number(listing.event_count.into())) }
                    }
                }
            }
        }
    }
}
