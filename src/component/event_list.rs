//! A plain list of events on a page of something else.

use super::EventRow;
use crate::app::locale;
use crate::timeline::rows_of;
use leptos::prelude::*;
use vigil_index::ShardEvent;

/// The events of a person or a case, with the way to all of them on the timeline.
#[component]
pub fn EventList(
    /// The heading's message key.
    title: &'static str,
    /// The message key of the link to all of them.
    all_key: &'static str,
    /// The address of all of them.
    all: String,
    /// The events, in order.
    events: Vec<ShardEvent>,
    /// How many there are in all.
    total: u32,
) -> impl IntoView {
    let text = locale();
    let count = text.count("events", u64::from(total));
    let rows = rows_of(&events).into_iter().map(|row| view! { <EventRow row /> }).collect_view();
    view! {
        <section>
            <h2 class="heading">{text.text(title).to_owned()}</h2>
            <ol class="results">{rows}</ol>
            <p class="scripted"><a class="button" href=all>{text.fill(all_key, &[("events", &count)])}</a></p>
        </section>
    }
}
