//! Links to the files next to a page: its feed, its calendar, the calendar file of an event.

use crate::paths::{CALENDAR, EVENT_CALENDAR, FEED};
use maud::{Markup, html};
use vigil_app::setting::Setting;
use vigil_app::url::route::Route;
use vigil_model::{EventDate, Precision};

/// Links to the feed and the calendar of a page, and to what these are.
pub fn feed_links(setting: &Setting<'_>) -> Markup {
    let folder = setting.href(setting.route);
    html! {
        p.meta {
            span { (setting.text("follow.title")) }
            a href={ (folder) (FEED) } type="application/atom+xml" { (setting.text("feed.feed")) }
            a href={ (folder) (CALENDAR) } type="text/calendar" { (setting.text("feed.calendar")) }
            a href=(setting.href(&Route::Follow)) { (setting.text("follow.how")) }
        }
    }
}

/// A link to the calendar file of an event; nothing if a day of it is not known, because then there is no such file.
pub fn calendar_link(setting: &Setting<'_>, date: EventDate, end: Option<EventDate>) -> Markup {
    let is_known = [Some(date), end].into_iter().flatten().all(|date| date.precision() == Precision::Day);
    html! {
        @if is_known {
            a.button href={ (setting.href(setting.route)) (EVENT_CALENDAR) } type="text/calendar" { (setting.text("feed.event")) }
        }
    }
}
