//! Links of which one is chosen; among them the choice of view.

use crate::setting::Setting;
use crate::url::view_state::{View, ViewState};
use maud::{Markup, html};

/// The links that choose the view: list, chart, map, bars.
pub(crate) fn views(setting: &Setting<'_>) -> Markup {
    let state = setting.state;
    let links = View::ALL.map(|view| (view.as_str(), state.with_view(view), state.view == view));
    choices(setting, "view", &links)
}

/// A navigation of links, of which the chosen one is current. Their labels are messages of the family, that of the whole
/// navigation is `family.label`.
pub(crate) fn choices(setting: &Setting<'_>, family: &str, links: &[(&str, ViewState, bool)]) -> Markup {
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
