//! What the reader should know of the answer: corrected words, what could not be used, what is missing.

use crate::app::{locale, session};
use crate::timeline::Answer;
use leptos::prelude::*;
use vigil_index::UnusedReason;

/// The notices above a list of events.
#[component]
pub fn Notices(
    /// The answer they are about.
    answer: Signal<Answer>,
    /// Asks again for what did not come.
    retry: Callback<()>,
) -> impl IntoView {
    view! {
        {move || corrected(&answer.get())}
        {move || left_out(&answer.get())}
        {move || answer.with(|answer| answer.incomplete).then(|| view! { <Incomplete retry /> })}
    }
}

/// "Showing events for … Search instead for …".
fn corrected(answer: &Answer) -> Option<AnyView> {
    if answer.corrections.is_empty() {
        return None;
    }
    let text = locale();
    let (mut used, mut exact) = (answer.state.text.clone(), answer.state.text.clone());
    for correction in &answer.corrections {
        used = replace_word(&used, &correction.typed, &correction.used);
        exact = replace_word(&exact, &correction.typed, &format!("\"{}\"", correction.typed));
    }
    let session = session();
    let corrected = session.view_href(&answer.state.with_text(&used));
    let instead = session.view_href(&answer.state.with_text(&exact));
    Some(
        view! {
            <p class="notice" data-tone="info">
                {text.text("search.showing_for").to_owned()} " " <a href=corrected><q>{used}</q></a> ". "
                <a href=instead>{text.text("search.instead").to_owned()} " " <q>{answer.state.text.clone()}</q></a>
            </p>
        }
        .into_any(),
    )
}

/// Replaces a word of a text without regard to case.
fn replace_word(text: &str, word: &str, by: &str) -> String {
    match text.to_lowercase().find(&word.to_lowercase()).and_then(|at| Some((text.get(..at)?, text.get(at + word.len()..)?))) {
        Some((before, behind)) => format!("{before}{by}{behind}"),
        None => by.to_owned(),
    }
}

/// What of the typed text and of the address could not be used.
fn left_out(answer: &Answer) -> Option<AnyView> {
    let text = locale();
    let mut sentences = Vec::new();
    for unused in &answer.unused {
        let key = match unused.reason {
            UnusedReason::UnknownField => "search.unused.unknown_field",
            UnusedReason::BadDate => "search.unused.bad_date",
            UnusedReason::OpenQuote => "search.unused.open_quote",
            UnusedReason::NoValue | UnusedReason::LoneMinus | UnusedReason::LoneOr | UnusedReason::NoWord => {
                "search.unused.empty"
            }
        };
        sentences.push(text.fill(key, &[("text", &unused.text)]));
    }
    for rejected in session().rejected.get() {
        sentences.push(text.fill("search.rejected", &[("value", &rejected.value), ("key", &rejected.key)]));
    }
    let lines = sentences.into_iter().map(|sentence| view! { <p class="notice" data-tone="warning">{sentence}</p> });
    Some(lines.collect_view().into_any())
}

/// That events may be missing, and a way to ask again.
#[component]
fn Incomplete(
    /// Asks again.
    retry: Callback<()>,
) -> impl IntoView {
    let text = locale();
    view! {
        <p class="notice" data-tone="error">
            {text.text("results.incomplete").to_owned()} " "
            <button class="button" type="button" on:click=move |_| retry.run(())>
                {text.text("results.retry").to_owned()}
            </button>
        </p>
    }
}
