//! The printed content of the timeline, and the messages while an export is slow or after it failed.

use super::exporter::{Export, Exporter, Progress};
use crate::browser::listener::Listener;
use crate::browser::paper;
use crate::ui::{effect, html};
use leptos::prelude::*;

/// The paper, empty unless printing, and the state of the last export. Listens to the print keys.
#[component]
pub(crate) fn Printout(
    /// The exporter of the page.
    exporter: Exporter,
) -> impl IntoView {
    let Exporter { progress, paper, .. } = exporter;
    // In an effect: the generator has no window.
    effect(move || {
        paper::after_print(move || exporter.clear());
        // Control-P prints the same paper as the button. The browser's menu cannot be delayed until the paper is
        // fetched, so it prints the screen.
        Listener::on_window("keydown", move |event| {
            if paper::is_print_key(&event) && exporter.is_shown() {
                event.prevent_default();
                exporter.start(Export::Paper);
            }
        });
    });
    let text = |key| exporter.text(key);
    view! {
        <p class="notice screen-only" role="status" data-taking hidden=move || progress.get() != Progress::Slow>
            {text("print.wait")}
        </p>
        <div class="failed screen-only" role="alert" data-take-failed hidden=move || progress.get() != Progress::Failed>
            <p>{text("print.failed")}</p>
            <button class="button" type="button" data-take="again" on:click=move |_| exporter.retry()>
                {text("results.retry")}
            </button>
        </div>
        <div class="taken print-only" {..html(move || paper.get())} data-filled=move || paper.with(|paper| !paper.is_empty())></div>
    }
}
