//! The part of the timeline that is for paper, with the messages while it is prepared and when that fails.

use super::printing::{Printing, Progress, Take};
use crate::browser::listener::Listener;
use crate::browser::paper;
use crate::ui::{effect, html};
use leptos::prelude::*;

/// The paper, and the progress of making it or a file.
#[component]
pub(crate) fn Printout(
    /// The state of making either.
    printing: Printing,
) -> impl IntoView {
    let Printing { progress, paper, .. } = printing;
    // In an effect: the generator has no window.
    effect(move || {
        paper::on_return(move || printing.clear());
        // The keys lead to the same paper as the button. The browser's own menu cannot be waited for: it prints the screen.
        Listener::on_window("keydown", move |event| {
            if paper::is_print_key(&event) && printing.is_shown() {
                event.prevent_default();
                printing.take(Take::Paper);
            }
        });
    });
    let text = |key| printing.text(key);
    view! {
        <p class="notice screen-only" role="status" data-taking hidden=move || progress.get() != Progress::Slow>
            {text("print.wait")}
        </p>
        <div class="failed screen-only" role="alert" data-take-failed hidden=move || progress.get() != Progress::Failed>
            <p>{text("print.failed")}</p>
            <button class="button" type="button" data-take="again" on:click=move |_| printing.retry()>
                {text("results.retry")}
            </button>
        </div>
        <div class="taken print-only" {..html(move || paper.get())} data-filled=move || paper.with(|paper| !paper.is_empty())></div>
    }
}
