//! The bar above the list, which stays on screen while the list scrolls: the month of the rows on screen, the number of
//! events, and the months to scroll to.

use crate::leaf::count::events;
use crate::leaf::jump::jump;
use crate::timeline::answers::Answers;
use crate::timeline::facets::facet_panel::event_count;
use crate::ui::{Action, html};
use leptos::html::{Div, Section};
use leptos::prelude::*;

/// The id of the popover with the months.
const MONTHS_ID: &str = "months";

/// The place of the reader in the list; written by the list, except `wanted`.
#[derive(Clone, Copy)]
pub(crate) struct ListPlace {
    /// The rank of the first row below the bar.
    pub first: RwSignal<u32>,
    /// The rank to scroll to.
    pub wanted: RwSignal<Option<u32>>,
    /// The bar, which covers the rows above that row.
    pub bar: NodeRef<Div>,
    /// The region of the results, from the chips on.
    pub results: NodeRef<Section>,
}

impl ListPlace {
    /// At the top of the list.
    pub(crate) fn new() -> ListPlace {
        ListPlace {
            first: RwSignal::new(0),
            wanted: RwSignal::new(None),
            bar: NodeRef::new(),
            results: NodeRef::new(),
        }
    }
}

/// The bar. The number of events is the live region of the page.
#[component]
pub(crate) fn ListBar(answers: Answers, place: ListPlace) -> impl IntoView {
    let session = answers.session;
    let month = Memo::new(move |_| {
        let rank = place.first.get();
        let months = answers.results.with_last(|results| results.0.months_from_top()).unwrap_or_default();
        months.into_iter().find(|(_, ranks)| ranks.contains(&rank)).map(|(month, _)| month)
    });
    let period = move || {
        let words = |(year, month)| session.locale.with_value(|locale| locale.month(year, month));
        month.get().map(words).unwrap_or_default()
    };
    // The turn of the answer whose months are drawn: not before they are opened, since they change with each answer.
    let opened = RwSignal::new(None);
    let turn = move || answers.results.with_last(|results| results.0.turn);
    let months = move || {
        if opened.get().is_none() || opened.get() != turn() {
            return String::new();
        }
        let months = answers.shown().0.months_from_top();
        session.draw(|set| jump(set, &months, MONTHS_ID))
    };
    let on_press = move |event| {
        if let Some(Action::Jump(rank)) = Action::of(&event) {
            place.wanted.set(Some(rank));
        }
    };
    view! {
        <div class="list-bar" node_ref=place.bar>
            // The headings of the list say the same to those who hear it.
            <p class="shown-month" aria-hidden="true">{period}</p>
            <p role="status" {..html(move || events(&event_count(answers)).into_string())}></p>
            <button class="jump scripted" type="button" popovertarget=MONTHS_ID
                hidden=move || month.get().is_none() on:click=move |_| opened.set(untrack(turn))>
                {session.text("jump.open")}
            </button>
            <div class="months" id=MONTHS_ID popover="auto" role="group" aria-label=session.text("jump.label")
                {..html(months)} on:click=on_press></div>
        </div>
    }
}
