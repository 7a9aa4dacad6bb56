//! The input of histogram and facets, which are drawn after the list is painted.

use crate::browser::history::Location;
use crate::browser::timer;
use crate::timeline::answer::Counts;
use crate::timeline::answers::Answers;
use crate::ui::effect;
use leptos::prelude::*;
use std::sync::Arc;

/// The input of the parts next to the list.
#[derive(Clone)]
pub(crate) struct SideInput {
    /// The page and its view.
    pub location: Location,
    /// The counts last shown.
    pub counts: Arc<Counts>,
}

/// Follows location and counts, and changes once for each view, after the list is painted. A new span is the exception: it
/// changes before its counts are fetched, because the reader holds the sliders.
pub(crate) fn side_input(answers: Answers) -> RwSignal<SideInput> {
    // Drawing these parts takes longer than drawing the list, so before the list they would delay every keystroke.
    let session = answers.session;
    let now = move || SideInput { location: session.location.get_untracked(), counts: answers.counted() };
    let drawn = RwSignal::new(untrack(now));
    effect(move || {
        session.location.track();
        timer::after_paint(move || {
            // None after the page was left.
            let Some(old) = drawn.try_get_untracked() else { return };
            let new = untrack(now);
            let span = |of: &SideInput| (of.location.state.from, of.location.state.to);
            let is_new_span = span(&old) != span(&new);
            if old.location != new.location && (is_new_span || untrack(|| answers.is_settled())) {
                drawn.set(new);
            }
        });
    });
    effect(move || {
        let new = now();
        let is_drawn =
            drawn.with_untracked(|old| Arc::ptr_eq(&old.counts, &new.counts) && old.location == new.location);
        if answers.is_settled() && !is_drawn {
            drawn.set(new);
        }
    });
    drawn
}
