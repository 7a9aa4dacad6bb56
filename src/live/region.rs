//! A part of the page that is drawn anew when what it shows changes.

use crate::browser::dom;
use leptos::html::Div;
use leptos::prelude::*;

/// A box around HTML. Drawn anew, it keeps the keyboard's focus on the element of the same key or address.
#[component]
pub fn Region(
    /// The box's class.
    #[prop(default = "region")]
    class: &'static str,
    /// What it shows.
    #[prop(into)]
    html: Signal<String>,
) -> impl IntoView {
    let element = NodeRef::<Div>::new();
    // The first drawing is the one the page came with.
    let first = html.get_untracked();
    let came_with = first.clone();
    Effect::new(move |drawn: Option<String>| {
        let html = html.get();
        let drawn = drawn.as_ref().unwrap_or(&came_with);
        if let Some(element) = element.get_untracked().filter(|_| *drawn != html) {
            dom::draw(&element, &html);
        }
        html
    });
    view! { <div class=class node_ref=element inner_html=first></div> }
}
