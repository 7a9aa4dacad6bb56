//! The names suggested under the search box.

use super::facet_list::facet_key;
use crate::app::locale;
use crate::facet_labels::name_in;
use leptos::prelude::*;
use std::sync::Arc;
use vigil_index::Suggestion;

/// The list of the combobox; empty, it is hidden.
#[component]
pub fn Suggestions(
    /// The names.
    suggestions: RwSignal<Arc<Vec<Suggestion>>>,
    /// Which of them the arrows point at.
    active: RwSignal<Option<usize>>,
    /// Chooses one by its place.
    choose: Callback<usize>,
) -> impl IntoView {
    let text = locale();
    let hidden = move || suggestions.with(|suggestions| suggestions.is_empty());
    let options = move || {
        let suggestions = suggestions.get();
        suggestions
            .iter()
            .enumerate()
            .map(|(place, suggestion)| view! { <SuggestedName place suggestion=suggestion.clone() active choose /> })
            .collect_view()
    };
    view! {
        <ul
            class="suggestions"
            id="suggestions"
            role="listbox"
            aria-label=text.text("search.suggestions").to_owned()
            hidden=hidden
        >
            {options}
        </ul>
    }
}

/// One suggested name.
#[component]
fn SuggestedName(
    /// Its place in the list.
    place: usize,
    /// The name.
    suggestion: Suggestion,
    /// Which the arrows point at.
    active: RwSignal<Option<usize>>,
    /// Chooses one by its place.
    choose: Callback<usize>,
) -> impl IntoView {
    let text = locale();
    let name = name_in(&text, &suggestion.labels, &suggestion.id);
    let selected = move || if active.get() == Some(place) { "true" } else { "false" };
    // Pressing must not take the focus from the box, which would close the list before the click.
    view! {
        <li
            id=format!("suggestion-{place}")
            role="option"
            aria-selected=selected
            on:mousedown=move |event| event.prevent_default()
            on:click=move |_| choose.run(place)
        >
            <span class="suggestion-label">{name}</span>
            <span class="suggestion-kind">{text.text(facet_key(suggestion.facet)).to_owned()}</span>
            <span class="count">{text.number(u64::from(suggestion.count))}</span>
        </li>
    }
}
