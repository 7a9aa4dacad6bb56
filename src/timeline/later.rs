//! Work that waits for the list to be painted.

use crate::browser::history::Location;
use crate::browser::timer;
use crate::session::Session;
use crate::ui::effect;
use leptos::prelude::*;

/// The location a frame late. The parts next to the list are more work to draw than the list and less looked at, so they
/// are drawn after it.
pub fn later_location(session: Session) -> RwSignal<Location> {
    let later = RwSignal::new(session.location.get_untracked());
    effect(move || {
        let now = session.location.get();
        timer::after_paint(move || {
            // The page may have been left meanwhile.
            if later.try_get_untracked().is_some_and(|old| old != now) {
                later.set(now);
            }
        });
    });
    later
}
