//! The dialog with all values of a facet, and a box that narrows them.

use crate::data::loaded::load;
use crate::leaf::facets::{all_values, facet_key};
use crate::timeline::answers::Answers;
use crate::ui::{Action, effect, html, modal};
use leptos::ev::MouseEvent;
use leptos::html::{Dialog, Input};
use leptos::prelude::*;
use vigil_index::Facet;

/// The dialog, open while `opened` has a facet.
#[component]
pub(crate) fn FacetDialog(answers: Answers, opened: RwSignal<Option<Facet>>) -> impl IntoView {
    let session = answers.session;
    let (dialog, input, typed) =
        (NodeRef::<Dialog>::new(), NodeRef::<Input>::new(), RwSignal::new(String::new()));
    let values = load(
        None,
        move || opened.get().map(|facet| (facet, session.state())),
        move |(facet, state)| answers.all_values(facet, state),
    );
    effect(move || {
        if opened.get().is_some() {
            if let Some(input) = input.get_untracked() {
                input.set_value("");
            }
            typed.set(String::new());
        }
    });
    modal(dialog, "data-values-open", Box::new(move || opened.get().is_some()));
    // Choosing a value changes the location, which closes the dialog.
    effect(move || {
        session.location.track();
        // Not with each letter of a search: it would draw the closed dialog again.
        if opened.get_untracked().is_some() {
            opened.set(None);
        }
    });
    let name = move || opened.get().map(|facet| session.text(facet_key(facet))).unwrap_or_default();
    let draw = move || match opened.get() {
        Some(facet) => session
            .draw(|set| values.draw(set, |values| typed.with(|typed| all_values(set, facet, values, typed)))),
        None => String::new(),
    };
    let on_press = move |event: MouseEvent| Action::retry_or_reload(&event, || answers.session.retry(values));
    view! {
        <dialog class="facet-all" aria-labelledby="facet-all" node_ref=dialog on:close=move |_| opened.set(None)>
            <div class="sheet-head">
                <h2 id="facet-all" {..html(name)}></h2>
                <button class="button done" type="button" on:click=move |_| opened.set(None)>
                    {session.text("facets.done")}
                </button>
            </div>
            <input type="search" autocomplete="off" aria-label=session.text("facets.find")
                placeholder=session.text("facets.find") node_ref=input
                on:input=move |event| typed.set(event_target_value(&event)) />
            <div class="region" {..html(draw)} on:click=on_press></div>
        </dialog>
    }
}
