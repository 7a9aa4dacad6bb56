//! The views that a script draws from a list of values: the map from its places, the bars of time from their people.

use super::facets::choice;
use crate::page_data::FacetValue;
use crate::setting::Setting;
use maud::{Markup, html};
use vigil_index::Facet;

/// The frame of the map, which comes with the page: its list, which the script shows beside what it draws. What has
/// `data-fallback` shows where the script does not come.
#[cfg(feature = "ssr")]
pub fn map_frame(setting: &Setting<'_>) -> Markup {
    html! {
        div.map data-map {
            div.skeleton {}
            div.map-list hidden data-fallback {
                (not_there(setting, "map.failed"))
                ol data-region="places" {}
            }
        }
    }
}

/// The frame of the bars of time, in the same way: its people, of whom the script shows the bars.
#[cfg(feature = "ssr")]
pub fn bars_frame(setting: &Setting<'_>) -> Markup {
    html! {
        div data-bars {
            div.skeleton {}
            div hidden data-fallback {
                (not_there(setting, "bars.failed"))
                ol data-region="held" {}
            }
            p.empty hidden { (setting.text("bars.none")) }
        }
    }
}

/// That a drawing did not come, and the way to ask for it again.
#[cfg(feature = "ssr")]
fn not_there(setting: &Setting<'_>, key: &str) -> Markup {
    html! {
        p.notice role="alert" data-tone="error" hidden data-fallback {
            (setting.text(key)) " "
            button.button type="button" data-action="retry" { (setting.text("results.retry")) }
        }
    }
}

/// The people of a view, of whom the script shows the bars. A view of one case has the table of that case, which is named
/// first; where the case is all that is asked for, everybody in the table is of the view, named by an event or not.
pub fn held_list(setting: &Setting<'_>, values: &[FacetValue]) -> Markup {
    let state = setting.state;
    let mut chosen = state.chosen(Facet::Case);
    let case = chosen.next().filter(|_| chosen.next().is_none());
    let is_whole = case.is_some_and(|case| state.without_facet(Facet::Case, case).is_unbounded());
    html! {
        @if let Some(case) = case { li hidden data-case=(case) data-whole[is_whole] {} }
        (value_list(setting, Facet::Person, values))
    }
}

/// The values of a facet that the events have, each a link that chooses it or takes it back.
pub fn value_list(setting: &Setting<'_>, facet: Facet, values: &[FacetValue]) -> Markup {
    html! { @for value in values { (choice(setting, facet, value, value.count)) } }
}
