//! On the page of an event that was opened from a filtered list: the pair of that list in place of the whole timeline's.

use crate::app::Session;
use crate::browser::dom;
use crate::browser::task::spawn;
use crate::component::pair::pair;
use leptos::prelude::*;
use maud::html;
use vigil_index::{DocId, Order, ShardEvent};

/// The event's place on the timeline, as its page tells it.
fn place() -> Option<DocId> {
    dom::attribute("[data-region=pair]", "data-value")?.parse().ok().map(DocId)
}

/// Draws the pair once its events are there; without an answer that holds the event, or where they do not come, the pair
/// of the whole timeline stays.
pub fn follow_view(session: Session) {
    let Some((shown, shard_len)) = session.answer.get_value() else { return };
    let Some(doc) = place().filter(|_| !shown.0.state.is_unbounded()) else { return };
    let Some(rank) = shown.0.hits.rank_of(doc, Order::Oldest) else { return };
    let searcher = session.searcher.get_value();
    spawn(async move {
        let near: Vec<DocId> = [rank.wrapping_sub(1), rank + 1]
            .into_iter()
            .filter_map(|rank| shown.0.hits.doc_at(rank, Order::Oldest))
            .collect();
        let Ok(events) = searcher.events(&near, shard_len).await else { return };
        if place() != Some(doc) {
            return;
        }
        let lead = |is_wanted: fn(DocId, DocId) -> bool| {
            let at = near.iter().position(|other| is_wanted(*other, doc))?;
            events.get(at).map(|event: &std::sync::Arc<ShardEvent>| (&event.id, event.date, &event.title))
        };
        let leads = [lead(|other, doc| other < doc), lead(|other, doc| other > doc)];
        let html = session.draw(|setting| {
            let number = |number: u32| setting.locale.number(number.into());
            let of = [("shown", number(rank + 1)), ("total", number(shown.0.len()))];
            let of = of.each_ref().map(|(key, value)| (*key, value.as_str()));
            let words = setting.locale.fill("event.in_view", &of);
            pair(setting, &html! { a href=(setting.view_href(&shown.0.state)) { (words) } }, leads)
        });
        dom::draw_region("pair", &html);
    });
}
