//! Where it can be read: sources with publisher, date and archived copy.

use crate::setting::Setting;
use maud::{Markup, html};
use vigil_model::Source;

/// The sources of an event, a person or a case.
pub fn source_list(setting: &Setting<'_>, sources: &[Source]) -> Markup {
    html! {
        section.sources id="sources" {
            h2 { (setting.text("event.sources")) }
            ol { @for source in sources { (source_line(setting, source)) } }
        }
    }
}

fn source_line(setting: &Setting<'_>, source: &Source) -> Markup {
    html! {
        li {
            a href=(source.url) lang=(source.lang) hreflang=(source.lang) rel="noopener noreferrer" { (source.title) }
            span.source-meta {
                " · " (source.publisher)
                @if let Some(date) = source.date {
                    " · " time datetime=(date.unqualified()) { (setting.locale.date(date)) }
                }
                @if let Some(archive) = &source.archive {
                    " · " a href=(archive) rel="noopener noreferrer" { (setting.text("event.archived")) }
                }
            }
        }
    }
}
