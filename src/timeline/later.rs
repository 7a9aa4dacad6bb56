//! Work that waits for the list to be painted.

use crate::browser::history::Location;
use crate::browser::timer;
use crate::timeline::answer::Counts;
use crate::timeline::answers::Answers;
use crate::ui::effect;
use leptos::prelude::*;
use std::sync::Arc;

/// The input of the parts next to the list.
#[derive(Clone)]
pub struct Beside {
    /// The page and its view.
    pub location: Location,
    /// The counts last shown.
    pub counts: Arc<Counts>,
}

/// Follows location and counts. The parts next to the list are more work to draw than the list and less looked at, so
/// they are drawn after it, and once for each view: with its counts. Only a new span is drawn before its counts are there,
/// because the reader holds its sliders.
pub fn beside(answers: Answers) -> RwSignal<Beside> {
    let session = answers.session;
    let now = move || Beside { location: session.location.get_untracked(), counts: answers.counted() };
    let drawn = RwSignal::new(untrack(now));
    effect(move || {
        session.location.track();
        timer::after_paint(move || {
            // The page may have been left meanwhile.
            let Some(old) = drawn.try_get_untracked() else { return };
            let new = untrack(now);
            let span = |of: &Beside| (of.location.state.from, of.location.state.to);
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
