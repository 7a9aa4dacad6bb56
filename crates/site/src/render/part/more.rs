//! Content beyond the first part of a long page, which browsers parse only when the reader asks for it.
//!
//! It is inside `noscript`: elements where no script runs, elsewhere one text node, which costs neither style nor layout.
//! The app replaces the `noscript` by its text (`src/more.rs`); `script/start.js` does so if the app fails to start.
//! The content of a `noscript` must not have a `noscript`.

use maud::{Markup, html};
use vigil_app::setting::Setting;

/// A closed part whose content is placed when it is opened.
pub fn folded(class: Option<&str>, summary: &str, content: Markup) -> Markup {
    html! {
        details class=[class] data-more { summary { (summary) } noscript { (content) } }
    }
}

/// The events of the list before it beyond its first ones, as a list, after the button that moves them to the end of
/// the first list. `total` is the number of all events.
pub fn further_events(setting: &Setting<'_>, total: u32, list: Markup) -> Markup {
    let locale = setting.locale;
    let events = locale.count("events", total.into());
    html! {
        div data-more {
            button.button.scripted type="button" { (locale.fill("more.all_events", &[("events", &events)])) }
            noscript { (list) }
        }
    }
}
