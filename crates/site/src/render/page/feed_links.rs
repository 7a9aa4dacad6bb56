//! What there is beside a page: its feed and its calendar, the calendar file of an event.

use maud::{Markup, html};
use vigil_app::setting::Setting;
use vigil_model::{EventDate, Precision};

/// Links to the feed and the calendar beside the page.
pub fn feed_links(setting: &Setting<'_>) -> Markup {
    let folder = setting.href(setting.route);
    html! {
        p.meta {
            span { (setting.text("feed.follow")) }
            a href={ (folder) "feed.xml" } type="application/atom+xml" { (setting.text("feed.feed")) }
            a href={ (folder) "calendar.ics" } type="text/calendar" { (setting.text("feed.calendar")) }
        }
    }
}

/// A link to the calendar file beside an event's page, which there is where its days are known.
pub fn calendar_link(setting: &Setting<'_>, date: EventDate, end: Option<EventDate>) -> Markup {
    let is_known = [Some(date), end].into_iter().flatten().all(|date| date.precision() == Precision::Day);
    html! {
        @if is_known {
            a.button href={ (setting.href(setting.route)) "event.ics" } type="text/calendar" { (setting.text("feed.event")) }
        }
    }
}
