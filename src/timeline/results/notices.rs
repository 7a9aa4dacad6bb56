//! The notices above the results, with Retry for what failed.

use crate::leaf::notices::{failure, notices};
use crate::timeline::answers::Answers;
use crate::ui::{Action, html};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use maud::html as markup;

/// Corrections, names, unused words, missing parts and failures of the answer.
#[component]
pub fn Notices(answers: Answers) -> impl IntoView {
    let draw = move || {
        let rejected = answers.session.rejected.get();
        let (shown, failed) = (answers.shown(), answers.failure());
        answers.draw(|set| {
            markup! {
                (notices(set, &shown.0, &rejected))
                @if let Some(error) = failed { (failure(set, error)) }
            }
        })
    };
    let on_press = move |event: MouseEvent| Action::mend(&event, || answers.retry());
    view! { <div class="region notices" {..html(draw)} on:click=on_press></div> }
}
