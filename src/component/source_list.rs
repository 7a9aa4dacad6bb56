//! Where it can be read: sources with publisher, date and archived copy.

use crate::app::locale;
use leptos::prelude::*;
use vigil_model::Source;

/// The sources of an event, a person or a case.
#[component]
pub fn SourceList(
    /// The sources.
    sources: Vec<Source>,
) -> impl IntoView {
    let text = locale();
    let heading = text.text("event.sources").to_owned();
    view! {
        <section class="sources" id="sources">
            <h2>{heading}</h2>
            <ol>{sources.into_iter().map(|source| view! { <SourceLine source /> }).collect_view()}</ol>
        </section>
    }
}

/// One source.
#[component]
fn SourceLine(
    /// The source.
    source: Source,
) -> impl IntoView {
    let text = locale();
    let date = source.date.map(|date| view! { " · " <time datetime=date.unqualified()>{text.date(date)}</time> });
    let archived = text.text("event.archived").to_owned();
    let archive =
        source.archive.map(|address| view! { " · " <a href=address rel="noopener noreferrer">{archived}</a> });
    view! {
        <li>
            <a href=source.url lang=source.lang.clone() hreflang=source.lang rel="noopener noreferrer">
                {source.title}
            </a>
            <span class="source-meta">" · "{source.publisher}{date}{archive}</span>
        </li>
    }
}
