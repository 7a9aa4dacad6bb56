//! The line above the results: the choice of view and order, and the share panel.

use crate::leaf::count::orders;
use crate::leaf::views::views;
use crate::timeline::answers::Answers;
use crate::ui::{Action, Kept, html, kept};
use leptos::prelude::*;

/// Views, orders and the prerendered share panel. Calls `on_press` with every action inside.
#[component]
pub(crate) fn Toolbar(answers: Answers, share: Kept, on_press: Callback<Action>) -> impl IntoView {
    view! {
        <div class="toolbar" on:click=move |event| if let Some(action) = Action::of(&event) { on_press.run(action) }>
            <div class="region" {..html(move || answers.draw(views))}></div>
            <div class="region sorting" {..html(move || answers.draw(orders))}></div>
            <div class="region" {..kept(share)}></div>
        </div>
    }
}
