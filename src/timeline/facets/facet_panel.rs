//! The facets next to the results.

use crate::browser::{dom, roving};
use crate::leaf::count::count_words;
use crate::leaf::facets::facet_list;
use crate::timeline::answers::Answers;
use crate::timeline::side_input::side_input;
use crate::ui::{Action, html};
use leptos::prelude::*;
use vigil_index::Facet;

/// The facets next to the results; a popover on phones. A press of "all" sets `opened`.
#[component]
pub(crate) fn FacetPanel(answers: Answers, opened: RwSignal<Option<Facet>>) -> impl IntoView {
    let session = answers.session;
    let side_input = side_input(answers);
    let draw = move || {
        // Untracked, because the counts follow the results: tracking both would draw twice for each view.
        let events = untrack(|| event_count(answers));
        side_input.with(|side_input| {
            session.draw_in(&side_input.location, |set| facet_list(set, &side_input.counts.facets, &events))
        })
    };
    view! {
        <aside class="facets scripted" id="facets" popover="auto" aria-label=session.text("facets.label")
            {..html(draw)}
            on:keydown=|event| if let Some(key) = dom::key_of(&event) && roving::follow_key(&event, &key, ".facet", ".facet li a") {
                event.prevent_default();
            }
            on:click=move |event| if let Some(Action::AllValues(facet)) = Action::of(&event) { opened.set(Some(facet)) }>
        </aside>
    }
}

/// The number of events shown, in words, and of all if they differ; tracked.
pub(crate) fn event_count(answers: Answers) -> String {
    let total = answers.data.with_value(|data| data.event_count);
    let shown = answers.results.with_last(|results| results.0.len()).unwrap_or(total);
    answers.session.locale.with_value(|locale| count_words(locale, shown, total))
}
