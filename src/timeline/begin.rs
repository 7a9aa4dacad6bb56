//! From a page as it was drawn to the view the reader wants.

use crate::browser::history::{self, Location};
use crate::browser::task::spawn;
use crate::data::page_data::TimelineData;
use crate::session::Session;
use crate::timeline::answer::{ANSWER_ROWS, FIRST_ROWS};
use crate::timeline::answers::Answers;
use crate::url::ViewState;
use leptos::prelude::*;
use std::sync::Arc;

/// The number of rows an answer begins with: as many as fit a screen, in an embed as many as its address asks for.
fn first_rows(session: Session) -> u32 {
    if !session.is_embedded() {
        return ANSWER_ROWS;
    }
    let limit = history::query_value("limit").and_then(|limit| limit.parse().ok());
    limit.filter(|limit| (1..=100).contains(limit)).unwrap_or(FIRST_ROWS)
}

/// Begins with the view of everything, as the page was drawn, and returns the location the reader wants.
pub(crate) fn begin(session: Session, data: Arc<TimelineData>) -> (Answers, Location) {
    let wanted = session.location.get_untracked();
    session.location.set(Location { route: wanted.route.clone(), state: ViewState::default() });
    if !session.is_embedded() {
        // The front page preloads the file; an embed without a query never needs it.
        let searcher = session.searcher.get_value();
        spawn(async move { searcher.prepare().await });
    }
    (Answers::new(session, data, first_rows(session)), wanted)
}
