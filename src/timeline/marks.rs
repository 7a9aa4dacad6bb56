//! Effects of the answer outside the parts: attributes of the document for style sheets and other people's scripts
//! (`data-ready`, `data-slow`, `data-searching`, `data-empty`), the prefetch, and the list that event pages link along.

use crate::browser::task::spawn;
use crate::browser::{dom, timer};
use crate::data::load::{Load, PREFETCH_DELAY_MS};
use crate::timeline::answers::Answers;
use crate::ui::effect;
use leptos::prelude::*;

/// Starts the effects, for as long as the timeline is open. `is_busy` is whether a view of the answer is not drawn yet.
pub(crate) fn mark(answers: Answers, is_busy: RwSignal<bool>) {
    effect(move || {
        let state = answers.results.state();
        dom::mark_root("data-slow", matches!(state, Load::Slow));
        match state {
            Load::Ready(results) => {
                dom::mark_root("data-searching", false);
                dom::mark_root("data-empty", results.0.is_empty());
            }
            // Hides the rows: they belong to another answer and would be read as this one.
            Load::Failed(_) => dom::mark_root("data-searching", true),
            Load::Pending | Load::Slow => {}
        }
    });
    let is_done =
        Memo::new(move |_| answers.results.error().is_some() || (answers.is_settled() && !is_busy.get()));
    effect(move || {
        if !is_done.get() {
            return dom::mark_root("data-ready", false);
        }
        // Another view may have been chosen meanwhile, or the page left.
        let is_still_done = move || is_done.try_get_untracked() == Some(true);
        timer::after_paint(move || {
            if is_still_done() {
                dom::mark_root("data-ready", true);
            }
        });
        timer::after(PREFETCH_DELAY_MS, move || {
            // A reader who has not searched needs no index.
            let has_searched = answers.results.last_now().is_some_and(|results| results.0.turn > 0);
            if is_still_done()
                && has_searched
                && let Ok((_, searcher)) = answers.sources()
            {
                spawn(async move { searcher.prefetch_rest().await });
            }
        });
    });
    effect(move || {
        if let Some(results) = answers.results.ready() {
            let shard_len = answers.data.with_value(|data| data.shard_len);
            answers.session.listed.set_value(Some((results, shard_len)));
        }
    });
}
