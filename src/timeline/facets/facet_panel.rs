//! The facets next to the results.

use crate::leaf::count::count_words;
use crate::leaf::facets::facet_list;
use crate::timeline::answers::Answers;
use crate::timeline::later::beside;
use crate::ui::{Action, html};
use leptos::prelude::*;
use vigil_index::Facet;

/// The facets next to the results; on a phone, a sheet.
#[component]
pub fn FacetPanel(answers: Answers, opened: RwSignal<Option<Facet>>) -> impl IntoView {
    let session = answers.session;
    let beside = beside(answers);
    let draw = move || {
        // The counts follow the results, so the number of events is that of the results.
        let events = untrack(|| event_count(answers));
        beside.with(|beside| {
            session.draw_in(&beside.location, |set| facet_list(set, &beside.counts.facets, &events))
        })
    };
    view! {
        <aside class="facets scripted" id="facets" popover="auto" aria-label=session.text("facets.label")
            {..html(draw)}
            on:click=move |event| if let Some(Action::AllValues(facet)) = Action::of(&event) { opened.set(Some(facet)) }>
        </aside>
    }
}

/// The number of events in words, and of how many; tracked.
pub fn event_count(answers: Answers) -> String {
    let total = answers.data.with_value(|data| data.event_count);
    let shown = answers.results.with_last(|results| results.0.len()).unwrap_or(total);
    answers.session.locale.with_value(|locale| count_words(locale, shown, total))
}
