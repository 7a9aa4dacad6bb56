//! The day of the data, on every page with numbers of people: nothing after that day is known, and the page says so.

use maud::{Markup, html};
use vigil_app::setting::Setting;
use vigil_model::EventDate;

/// The line below a page's heading: `As of 13 March 2026`, and in a browser more than 60 days later that nothing after
/// that day is recorded. Nothing where the site has no events.
pub fn as_of(setting: &Setting<'_>) -> Markup {
    html! {
        @if let Some(date) = setting.site.as_of {
            p.meta {
                span { (dated(setting, "as_of.day", date)) }
                " " span.stale { (setting.locale.fill("as_of.stale", &[("date", &setting.locale.date(date))])) }
            }
        }
    }
}

/// The front page's line: the day, the way to what changed, and the same warning.
pub fn recorded_to(setting: &Setting<'_>, changes: &str) -> Markup {
    html! {
        @if let Some(date) = setting.site.as_of {
            p.recorded {
                (dated(setting, "as_of.to", date)) " · " a href=(changes) { (setting.text("as_of.changes")) }
                " " span.stale { (setting.text("as_of.after")) }
            }
        }
    }
}

/// A message whose `{date}` is a `<time>`.
pub fn dated(setting: &Setting<'_>, key: &str, date: EventDate) -> Markup {
    let (before, after) = setting.text(key).split_once("{date}").unwrap_or_default();
    html! { (before) time datetime=(date.unqualified()) { (setting.locale.date(date)) } (after) }
}
