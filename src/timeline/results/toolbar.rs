//! The line above the results: their number, the choice of view and order, and the share panel.

use crate::leaf::count::orders;
use crate::leaf::views::views;
use crate::timeline::answers::Answers;
use crate::timeline::facets::facet_panel::event_count;
use crate::ui::{Action, Kept, html, kept};
use leptos::prelude::*;

/// The number of events (the live region of the page), views, orders and the prerendered share panel. Calls `on_press` with
/// every action inside.
#[component]
pub(crate) fn Toolbar(answers: Answers, share: Kept, on_press: Callback<Action>) -> impl IntoView {
    view! {
        <div class="count" on:click=move |event| if let Some(action) = Action::of(&event) { on_press.run(action) }>
            <p role="status" {..html(move || event_count(answers))}></p>
            <div class="region" {..html(move || answers.draw(views))}></div>
            <div class="region sorting" {..html(move || answers.draw(orders))}></div>
            <div class="region" {..kept(share)}></div>
        </div>
    }
}
