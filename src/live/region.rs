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
    Effect::new(move |drawn: Option<String>| {
        let html = html.get();
        // The first drawing is the one the page came with.
        if let (Some(drawn), Some(element)) = (drawn, element.get_untracked())
            && drawn != html
        {
            dom::draw(&element, &html);
        }
        html
    });
    view! { <div class=class node_ref=element inner_html=html.get_untracked()></div> }
}
