//! Text with the hits of a search marked.

use leptos::prelude::*;
use std::sync::Arc;
use vigil_index::Highlighter;

/// A text, with its hits in `<mark>`.
#[component]
pub fn Marked(
    /// The text.
    text: String,
    /// What to mark; nothing on a page that answers no search.
    highlighter: Option<Arc<Highlighter>>,
) -> impl IntoView {
    let Some(highlighter) = highlighter.filter(|highlighter| !highlighter.is_empty()) else {
        return text.into_any();
    };
    let segments = highlighter.highlight(&text);
    let segment = |segment: &vigil_index::Segment<'_>| match segment.marked {
        true => view! { <mark>{segment.text.to_owned()}</mark> }.into_any(),
        false => segment.text.to_owned().into_any(),
    };
    segments.iter().map(segment).collect_view().into_any()
}
