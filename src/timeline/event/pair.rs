//! On the page of an event opened from a filtered list: the events before and after it in that list.

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

/// An event among the events of a view.
#[derive(Clone)]
struct Place {
    results: Results,
    doc: DocId,
    /// Its rank in the order of time, from 0.
    rank: u32,
    /// The events before and after it.
    near: Vec<(DocId, Arc<ShardEvent>)>,
}

/// The links to the events before and after. Those of the whole timeline, which the page came with, stay where no filtered
/// list holds the event, and where its neighbors cannot be fetched.
#[component]
pub fn Pair(session: Session, kept: Kept) -> impl IntoView {
    let doc = session.page.with_untracked(|page| page.data.doc);
    let place = load(None, move || doc, move |doc| fetch(session, DocId(doc)));
    let draw = move || place.ready().map(|place| draw_pair(session, &place)).unwrap_or(kept.0.clone());
    view! { <div class="region" {..html(draw)}></div> }
}

fn fetch(session: Session, doc: DocId) -> Fetching<Place> {
    let listed = session.listed.get_value();
    let searcher = session.searcher.get_value();
    Box::pin(async move {
        let (results, shard_len) = listed.ok_or(LoadError::Outdated)?;
        let rank = results.0.hits.rank_of(doc, Order::Oldest).filter(|_| !results.0.state.is_unbounded());
        let rank = rank.ok_or(LoadError::Outdated)?;
        let ranks = [rank.wrapping_sub(1), rank + 1];
        let docs: Vec<DocId> =
            ranks.into_iter().filter_map(|rank| results.0.hits.doc_at(rank, Order::Oldest)).collect();
        let events = searcher.events(&docs, shard_len).await?;
        Ok(Place { results, doc, rank, near: docs.into_iter().zip(events).collect() })
    })
}

fn draw_pair(session: Session, place: &Place) -> String {
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
