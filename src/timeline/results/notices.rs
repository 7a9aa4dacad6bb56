//! The notices above the results.

use crate::leaf::notices::{failure, notices};
use crate::timeline::answers::Answers;
use crate::ui::{Action, html};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use maud::html as markup;

/// The notices about the answer, and its first failure with Retry.
#[component]
pub(crate) fn Notices(answers: Answers) -> impl IntoView {
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
    let on_press = move |event: MouseEvent| Action::retry_or_reload(&event, || answers.retry());
    view! { <div class="region notices" {..html(draw)} on:click=on_press></div> }
}
