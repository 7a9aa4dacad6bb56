//! How the events are shown: the choice, and the frame of a view that stands in the list's place.

use super::chart::chart;
use crate::setting::Setting;
use crate::view_state::View;
use maud::{Markup, html};

/// The choice of view; none where there is one view only.
pub fn views(setting: &Setting<'_>) -> Markup {
    html! {
        @if View::OFFERED.len() > 1 {
            nav.view.scripted aria-label=(setting.text("view.label")) {
                @for view in View::OFFERED {
                    a
                        href=(setting.view_href(&setting.state.with_view(*view)))
                        aria-current=[(setting.state.view == *view).then_some("true")]
                        data-key=(view.as_str())
                    { (setting.locale.label("view", view.as_str())) }
                }
            }
        }
    }
}

/// The frame of a view. It stays while the view stays, so nothing in it may follow from other choices: what does is a
/// region in it. Without a frame the list stands.
pub fn frame(setting: &Setting<'_>, view: View) -> Markup {
    match view {
        View::Chart => chart(setting),
        View::List | View::Map | View::Bars => html! {},
    }
}
