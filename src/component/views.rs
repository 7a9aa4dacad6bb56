//! How the events are shown: the choice, and the frames of the views that stand in the list's place.

use crate::setting::Setting;
use crate::view_state::{View, ViewState};
use maud::{Markup, html};

/// The choice of view; none where there is one view only.
pub fn views(setting: &Setting<'_>) -> Markup {
    let state = setting.state;
    let links: Vec<_> = View::OFFERED
        .iter()
        .map(|view| (view.as_str(), state.with_view(*view), state.view == *view))
        .collect();
    html! {
        @if links.len() > 1 { (choices(setting, "view", &links)) }
    }
}

/// Links of which one is chosen. The messages of the family name them, and its `label` all of them.
pub fn choices(setting: &Setting<'_>, family: &str, links: &[(&str, ViewState, bool)]) -> Markup {
    html! {
        nav.view.scripted aria-label=(setting.locale.label(family, "label")) {
            @for (word, state, is_chosen) in links {
                a href=(setting.view_href(state)) aria-current=[is_chosen.then_some("true")] data-key=(word) {
                    (setting.locale.label(family, word))
                }
            }
        }
    }
}

/// The frames of views, to be taken by the app when a view is opened: they come with the page, so that no part of them is
/// part of the app. A frame stays while its view stays, so nothing in it may follow from other choices: what does is a
/// region in it.
#[cfg(feature = "ssr")]
pub fn frames(setting: &Setting<'_>) -> Markup {
    html! {
        template data-view=(View::Chart.as_str()) { (super::chart::chart(setting)) }
        template data-view=(View::Map.as_str()) { (super::value_views::map_frame(setting)) }
        template data-view=(View::Bars.as_str()) { (super::value_views::bars_frame(setting)) }
    }
}
