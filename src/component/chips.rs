//! The chosen conditions of a view, each removable.

use crate::app::{locale, session};
use crate::view_state::{URL_FACETS, ViewState};
use leptos::prelude::*;
use vigil_index::Facet;

/// The chosen conditions, each a link to the view without it.
#[component]
pub fn Chips(
    /// The words for a facet's value in the page's language.
    label: Callback<(Facet, String), String>,
) -> impl IntoView {
    let session = session();
    move || {
        let state = session.state();
        let conditions = conditions(&state, label);
        if conditions.is_empty() {
            return None;
        }
        let text = locale();
        let clear = session.view_href(&ViewState { order: state.order, ..ViewState::default() });
        let chips = conditions.into_iter().map(|(words, without)| {
            let name = text.fill("chips.remove", &[("label", &words)]);
            view! {
                <li>
                    <a class="chip" href=session.view_href(&without) aria-label=name>
                        {words} <span aria-hidden="true">" ×"</span>
                    </a>
                </li>
            }
        });
        Some(view! {
            <ul class="chips" aria-label=text.text("chips.label").to_owned()>
                {chips.collect_view()}
                <li><a class="clear" href=clear>{text.text("chips.clear").to_owned()}</a></li>
            </ul>
        })
    }
}

/// The conditions of a view in words, each with the view without it.
pub fn conditions(state: &ViewState, label: Callback<(Facet, String), String>) -> Vec<(String, ViewState)> {
    let text = locale();
    let mut conditions = Vec::new();
    if !state.text.trim().is_empty() {
        conditions.push((text.fill("chips.text", &[("text", state.text.trim())]), state.with_text("")));
    }
    for facet in URL_FACETS {
        for value in state.chosen(facet) {
            conditions.push((label.run((facet, value.to_owned())), state.without_facet(facet, value)));
        }
    }
    if let Some(from) = state.from {
        let words = text.fill("chips.from", &[("date", &text.date(from))]);
        conditions.push((words, state.with_span(None, state.to)));
    }
    if let Some(to) = state.to {
        let words = text.fill("chips.to", &[("date", &text.date(to))]);
        conditions.push((words, state.with_span(state.from, None)));
    }
    conditions
}
