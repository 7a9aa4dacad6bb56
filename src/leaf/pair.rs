//! The links from an event to the ones before and after it: in the whole timeline, or in the view it was opened from.

use crate::setting::Setting;
use crate::url::route::Route;
use maud::{Markup, html};
use vigil_index::ShardText;
use vigil_model::{EventDate, EventId};

/// The id, date and title of a linked event.
pub(crate) type Lead<'a> = (&'a EventId, EventDate, &'a ShardText);

/// The description `of` the sequence, and a link for each neighbor that exists, the earlier first.
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
