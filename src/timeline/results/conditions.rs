//! The conditions of the view: as chips above the results, and as suggestions if nothing matches.

use crate::leaf::chips::{chips, ways_out};
use crate::timeline::answers::Answers;
use crate::ui::html;
use leptos::prelude::*;

/// The chips above the results.
#[component]
pub(crate) fn Chips(answers: Answers) -> impl IntoView {
    let draw = move || answers.labels.with(|labels| answers.draw(|set| chips(set, labels)));
    view! { <div class="region" {..html(draw)}></div> }
}

/// The links to the view without each of its conditions, if it has no events.
#[component]
pub(crate) fn WaysOut(answers: Answers) -> impl IntoView {
    let draw = move || match answers.results.with_last(|results| results.0.is_empty()) {
        Some(true) => answers.labels.with(|labels| answers.draw(|set| ways_out(set, labels))),
        _ => String::new(),
    };
    view! { <div class="region ways-out" id="shown" {..html(draw)}></div> }
}
