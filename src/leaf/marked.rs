//! Text with the hits of a search in `<mark>`.

use maud::{Markup, html};
use vigil_index::Highlighter;

/// A text with its hits marked.
pub(crate) fn marked(text: &str, highlighter: &Highlighter) -> Markup {
    html! {
        @if highlighter.is_empty() {
            (text)
        } @else {
            @for segment in highlighter.highlight(text) {
                @if segment.marked { mark { (segment.text) } } @else { (segment.text) }
            }
        }
    }
}
