//! The conditions of the view: as chips above the results, and as ways out where nothing matches.

use crate::leaf::chips::{chips, ways_out};
use crate::timeline::answers::Answers;
use crate::ui::html;
use leptos::prelude::*;

/// The chosen conditions, each a link to the view without it.
#[component]
pub fn Chips(answers: Answers) -> impl IntoView {
    let draw = move || answers.labels.with(|labels| answers.draw(|set| chips(set, labels)));
    view! { <div class="region" {..html(draw)}></div> }
}

/// The view without each of its conditions, where it has no events.
#[component]
pub fn WaysOut(answers: Answers) -> impl IntoView {
    let draw = move || match answers.results.with_last(|results| results.0.is_empty()) {
        Some(true) => answers.labels.with(|labels| answers.draw(|set| ways_out(set, labels))),
        _ => String::new(),
    };
    view! { <div class="region ways-out" id="shown" {..html(draw)}></div> }
}
