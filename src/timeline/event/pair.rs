//! On the page of an event: the links to the events before and after it in the filtered list it was opened from.

use crate::data::load::LoadError;
use crate::data::loaded::{Fetching, load};
use crate::leaf::pair::pair;
use crate::session::Session;
use crate::timeline::answers::Results;
use crate::ui::{Kept, html};
use leptos::prelude::*;
use maud::html as markup;
use std::sync::Arc;
use vigil_index::{DocId, Order, ShardEvent};

/// The position of an event in the results last listed.
#[derive(Clone)]
struct Position {
    results: Results,
    doc: DocId,
    /// Its rank in order of time, from 0.
    rank: u32,
    /// The events before and after it, as far as they exist.
    near: Vec<(DocId, Arc<ShardEvent>)>,
}

/// The links to the events before and after. `kept` has the prerendered links within the whole timeline, which stay if no
/// filtered list contains the event, or if fetching its neighbors fails.
#[component]
pub(crate) fn Pair(session: Session, kept: Kept) -> impl IntoView {
    let doc = session.page.with_untracked(|page| page.data.doc);
    let place = load(None, move || doc, move |doc| fetch(session, DocId(doc)));
    let draw = move || place.ready().map(|place| draw_pair(session, &place)).unwrap_or(kept.0.clone());
    view! { <div class="region" {..html(draw)}></div> }
}

fn fetch(session: Session, doc: DocId) -> Fetching<Position> {
    let listed = session.listed.get_value();
    let searcher = session.searcher.get_value();
    Box::pin(async move {
        let (results, shard_len) = listed.ok_or(LoadError::Outdated)?;
        let is_filtered = !results.0.state.is_unbounded();
        let listed_rank = results.0.hits.rank_of(doc, Order::Oldest).filter(|_| is_filtered);
        let rank = listed_rank.ok_or(LoadError::Outdated)?;
        // The rank before 0 wraps to one that no list has.
        let ranks = [rank.wrapping_sub(1), rank + 1];
        let docs: Vec<DocId> =
            ranks.into_iter().filter_map(|rank| results.0.hits.doc_at(rank, Order::Oldest)).collect();
        let events = searcher.events(&docs, shard_len).await?;
        Ok(Position { results, doc, rank, near: docs.into_iter().zip(events).collect() })
    })
}

fn draw_pair(session: Session, place: &Position) -> String {
    let lead = |is_wanted: fn(DocId, DocId) -> bool| {
        let (_, event) = place.near.iter().find(|(other, _)| is_wanted(*other, place.doc))?;
        Some((&event.id, event.date, &event.title))
    };
    let leads = [lead(|other, doc| other < doc), lead(|other, doc| other > doc)];
    let answer = &place.results.0;
    session.draw(|set| {
        let number = |number: u32| set.locale.number(number.into());
        let (rank, total) = (number(place.rank + 1), number(answer.len()));
        let words = set.locale.fill("event.in_view", &[("shown", &rank), ("total", &total)]);
        pair(set, &markup! { a href=(set.view_href(&answer.state)) { (words) } }, leads)
    })
}
