//! The small drawings: one shape a category, so that color is never the only sign; and the candle.

use leptos::prelude::*;
use vigil_model::Category;

/// A category's shape.
#[component]
pub fn CategoryGlyph(
    /// The category.
    category: Category,
) -> impl IntoView {
    let outline = match category {
        Category::Arrest => "M8 1 15 15H1Z",
        Category::Trial => "M1 1h14v14H1Z",
        Category::Report => "M2 1h8l4 4v10H2Z",
        Category::Rally => "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Z",
        Category::Law => "M8 0 16 8 8 16 0 8Z",
    };
    view! {
        <svg class=format!("glyph {}", category.as_str()) viewBox="0 0 16 16" aria-hidden="true">
            <path d=outline></path>
        </svg>
    }
}

/// The site's mark, a candle.
#[component]
pub fn Wordmark() -> impl IntoView {
    view! {
        <svg viewBox="0 0 16 22" aria-hidden="true">
            <path class="flame" d="M8 0c1 4 5 6 5 11a5 5 0 0 1-10 0c0-3 3-5 5-11Z"></path>
            <rect x="5" y="17" width="6" height="5"></rect>
        </svg>
    }
}
