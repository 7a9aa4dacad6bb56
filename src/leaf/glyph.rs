//! Glyphs: a shape for each category, so that color is never the only sign.

use maud::{Markup, html};
use vigil_model::Category;

/// The outline of a category's shape as SVG path data, in a box of 16 by 16.
pub fn category_outline(category: Category) -> &'static str {
    match category {
        Category::Arrest => "M8 1 15 15H1Z",
        Category::Trial => "M1 1h14v14H1Z",
        Category::Report => "M2 1h8l4 4v10H2Z",
        Category::Rally => "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Z",
        Category::Law => "M8 0 16 8 8 16 0 8Z",
    }
}

/// A category's shape as an SVG, hidden from screen readers: the word is next to it.
pub fn category_glyph(category: Category) -> Markup {
    html! {
        svg.glyph.(category.as_str()) width="14" height="14" viewBox="0 0 16 16" aria-hidden="true" { path d=(category_outline(category)) {} }
    }
}
