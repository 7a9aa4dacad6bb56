//! A case's page: what it is about, what became of each of its people, and its events.

use crate::component::event::event_section;
use crate::component::facts::fact_table;
use crate::component::sources::source_list;
use crate::content::CaseData;
use crate::page::feed_links::feed_links;
use crate::setting::{Setting, paragraph};
use maud::{Markup, html};
use vigil_index::Facet;

/// A case's page.
pub fn case_page(setting: &Setting<'_>, case: &CaseData) -> Markup {
    let value = (Facet::Case, case.name.id.as_str());
    html! {
        div.wide {
            article.detail {
                h1 lang=[&case.name.lang] { (case.name.label) }
                (paragraph("summary", &case.description))
                (feed_links(setting))
            }
            @if !case.people.is_empty() {
                h2.heading { (setting.text("case.people")) }
                (fact_table(setting, Facet::Person, &case.people))
            }
            (event_section(setting, ["case.events", "case.all_events"], value, &case.events, case.event_count))
            div.detail { (source_list(setting, &case.sources)) }
        }
    }
}
