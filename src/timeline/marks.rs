//! The state of the answer as attributes of the document, for style sheets and for those who script the page:
//! `data-ready`, `data-slow`, `data-searching`. Only written here; also prefetches once all is done.

use crate::browser::task::spawn;
use crate::browser::{dom, timer};
use crate::data::load::{AHEAD_MS, Load};
use crate::timeline::answers::Answers;
use crate::ui::effect;
use leptos::prelude::*;

/// Marks the document while the timeline is open. `is_busy` says that a part shown with the answer is not there yet.
pub fn mark(answers: Answers, is_busy: RwSignal<bool>) {
    effect(move || {
        let state = answers.results.state();
        dom::mark_root("data-slow", matches!(state, Load::Slow));
        match state {
            Load::Ready(_) => dom::mark_root("data-searching", false),
            // Rows of another answer would pass for this one.
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
        // A later view may have been asked for meanwhile, or the page left.
        let is_still_done = move || is_done.try_get_untracked() == Some(true);
        timer::after_paint(move || {
            if is_still_done() {
                dom::mark_root("data-ready", true);
            }
        });
        timer::after(AHEAD_MS, move || {
            // Who only reads the front page needs no index.
            let is_asked = answers.results.last_now().is_some_and(|results| results.0.turn > 0);
            if is_still_done()
                && is_asked
                && let Ok((_, searcher)) = answers.sources()
            {
                spawn(async move { searcher.read_ahead().await });
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
