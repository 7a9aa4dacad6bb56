//! A person's page: the public role, what became of them in each case, and the events that name them.

use crate::component::bar_table::bar_table;
use crate::component::event::event_section;
use crate::component::facts::{fact_table, presumption};
use crate::component::share::share;
use crate::component::sources::source_list;
use crate::component::time_bar::days;
use crate::content::PersonData;
use crate::page::feed_links::feed_links;
use crate::setting::{Setting, paragraph};
use maud::{Markup, html};
use vigil_index::Facet;

/// A person's page.
pub fn person_page(setting: &Setting<'_>, person: &PersonData) -> Markup {
    let value = (Facet::Person, person.name.id.as_str());
    let keys = ["person.events", "person.all_events"];
    html! {
        div.masthead {
            h1 lang=[&person.name.lang] { (person.name.label) }
            @if !person.other_names.is_empty() {
                ul.other-names {
                    @for name in &person.other_names { li lang=[&name.lang] { (name.text) } }
                }
            }
            (paragraph("summary", &person.description))
            div.ways { (share(setting, html! {})) (feed_links(setting)) }
        }
        div.wide {
            @if !person.facts.is_empty() {
                h2.heading { (setting.text("person.facts")) }
                (fact_table(setting, Facet::Case, &person.facts))
                (presumption(setting))
                @if person.time.rows.iter().any(|row| row.bar.extent().is_some()) {
                    h2.heading { (setting.text("person.time")) }
                    @let days = days(setting.locale, &person.held);
                    @if person.time.rows.len() > 1 && !days.is_empty() {
                        p { (setting.locale.fill("person.days", &[("days", &days)])) }
                    }
                    (bar_table(setting, Facet::Case, &person.time))
                }
            }
            (event_section(setting, keys, value, &person.events, person.event_count))
            div.detail { (source_list(setting, &person.sources)) }
        }
    }
}
