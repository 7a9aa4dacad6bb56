//! Where it can be read: sources with kind, publisher, date and archived copy.

use crate::content::cited_source::CitedSource;
use maud::{Markup, html};
use vigil_app::setting::Setting;
use vigil_model::Source;

/// The sources of an event or a case.
pub fn source_list(setting: &Setting<'_>, sources: &[CitedSource]) -> Markup {
    html! {
        section.sources id="sources" {
            h2 { (setting.text("event.sources")) }
            ol { @for source in sources { li { (cited_line(setting, source)) } } }
        }
    }
}

/// Sources to which a page refers by their numbers.
pub fn numbered_sources(setting: &Setting<'_>, sources: &[CitedSource]) -> Markup {
    html! {
        section.sources.numbered id="sources" {
            h2 { (setting.text("event.sources")) }
            ol {
                @for (number, source) in (1..).zip(sources) {
                    li id=(source_id(number)) { (cited_line(setting, source)) }
                }
            }
        }
    }
}

/// Where a page has its source of a number.
pub fn source_id(number: usize) -> String {
    format!("source-{number}")
}

/// A source with its kind. Of a source that is no longer online the archived copy comes first.
pub fn cited_line(setting: &Setting<'_>, cited: &CitedSource) -> Markup {
    let CitedSource { source, kind, is_gone } = cited;
    let copy = source.archive.as_ref().filter(|_| *is_gone);
    html! {
        (title_link(source, copy.unwrap_or(&source.url)))
        span.source-meta {
            @if let Some(kind) = kind { " · " b { (setting.text(&format!("source.{}", kind.as_str()))) } }
            (published(setting, source))
            @match copy {
                Some(_) => {
                    " · " (setting.text("event.archived")) " · "
                    a href=(source.url) rel="noopener noreferrer" { (setting.text("source.original")) }
                }
                None => (archived(setting, source)),
            }
            @if *is_gone { " · " em { (setting.text("source.gone")) } }
        }
    }
}

/// A source with its publisher, date and archived copy.
pub fn source_line(setting: &Setting<'_>, source: &Source) -> Markup {
    html! {
        (title_link(source, &source.url))
        span.source-meta { (published(setting, source)) (archived(setting, source)) }
    }
}

/// The title as a link to the source or to its archived copy.
fn title_link(source: &Source, address: &str) -> Markup {
    html! { a href=(address) lang=(source.lang) hreflang=(source.lang) rel="noopener noreferrer" { (source.title) } }
}

fn published(setting: &Setting<'_>, source: &Source) -> Markup {
    html! {
        " · " (source.publisher)
        @if let Some(date) = source.date {
            " · " time datetime=(date.unqualified()) { (setting.locale.date(date)) }
        }
    }
}

fn archived(setting: &Setting<'_>, source: &Source) -> Markup {
    html! {
        @if let Some(archive) = &source.archive {
            " · " a href=(archive) rel="noopener noreferrer" { (setting.text("event.archived")) }
        }
    }
}
