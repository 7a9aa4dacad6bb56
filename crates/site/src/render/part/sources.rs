//! Where it can be read: sources with publisher, date and archived copy.

use maud::{Markup, html};
use vigil_app::setting::Setting;
use vigil_model::Source;

/// The sources of an event or a case.
pub fn source_list(setting: &Setting<'_>, sources: &[Source]) -> Markup {
    html! {
        section.sources id="sources" {
            h2 { (setting.text("event.sources")) }
            ol { @for source in sources { li { (source_line(setting, source)) } } }
        }
    }
}

/// Sources to which a page refers by their numbers.
pub fn numbered_sources(setting: &Setting<'_>, sources: &[Source]) -> Markup {
    html! {
        section.sources.numbered id="sources" {
            h2 { (setting.text("event.sources")) }
            ol {
                @for (number, source) in (1..).zip(sources) {
                    li id=(source_id(number)) { (source_line(setting, source)) }
                }
            }
        }
    }
}

/// Where a page has its source of a number.
pub fn source_id(number: usize) -> String {
    format!("source-{number}")
}

/// A source with its publisher, date and archived copy.
pub fn source_line(setting: &Setting<'_>, source: &Source) -> Markup {
    html! {
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
