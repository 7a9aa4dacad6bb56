//! The start of the timeline: first the view that the page was drawn for, then that of the address.

use crate::browser::history::{self, Location};
use crate::browser::task::spawn;
use crate::data::page_data::TimelineData;
use crate::session::Session;
use crate::timeline::answer::{ANSWER_ROWS, FIRST_ROWS};
use crate::timeline::answers::Answers;
use crate::url::ViewState;
use leptos::prelude::*;
use std::sync::Arc;

/// The number of rows of an answer: those of a screen, in an embed the `limit` of its address.
fn first_rows(session: Session) -> u32 {
    if !session.is_embedded() {
        return ANSWER_ROWS;
    }
    let limit = history::query_value("limit").and_then(|limit| limit.parse().ok());
    limit.filter(|limit| (1..=100).contains(limit)).unwrap_or(FIRST_ROWS)
}

/// Sets the view of everything, which the page was drawn for, and returns its answers, and the location to set after
/// hydration.
pub(crate) fn start_with_everything(session: Session, data: Arc<TimelineData>) -> (Answers, Location) {
    let wanted = session.location.get_untracked();
    session.location.set(Location { route: wanted.route.clone(), state: ViewState::default() });
    if !session.is_embedded() {
        // The front page preloads the file; an embed without a query never needs it.
        let searcher = session.searcher.get_value();
        spawn(async move { searcher.prefetch_manifest().await });
    }
    (Answers::new(session, data, first_rows(session)), wanted)
}
