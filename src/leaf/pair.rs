//! The events before and after an event, by their dates: in the whole timeline, or in the view it was opened from.

use crate::setting::Setting;
use crate::url::route::Route;
use maud::{Markup, html};
use vigil_index::ShardText;
use vigil_model::{EventDate, EventId};

/// An event that a pair leads to.
pub type Lead<'a> = (&'a EventId, EventDate, &'a ShardText);

/// The words of the pair, and a link for each of its two events that exists, the earlier first.
pub fn pair(setting: &Setting<'_>, of: &Markup, leads: [Option<Lead<'_>>; 2]) -> Markup {
    html! {
        span { (of) }
        @for (lead, (rel, before, after)) in leads.into_iter().zip([("prev", "← ", ""), ("next", "", " →")]) {
            @if let Some((id, date, title)) = lead {
                a rel=(rel) href=(setting.href(&Route::Event(id.clone()))) {
                    (before) (setting.locale.date(date)) (after)
                    span.visually-hidden lang=[&title.lang] { " " (title.text) }
                }
            }
        }
    }
}
