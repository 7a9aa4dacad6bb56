//! The places of the present events with their counts: the list beside the map, from which `script/map.js` draws it.

use super::facets::choice;
use crate::page_data::FacetValue;
use crate::setting::Setting;
use maud::{Markup, html};
use vigil_index::Facet;

/// The frame of the map, which comes with the page: its list, which the script shows beside what it draws, or alone where it does not come.
#[cfg(feature = "ssr")]
pub fn map_frame(setting: &Setting<'_>) -> Markup {
    html! {
        div.map data-map {
            div.map-list hidden {
                p.notice data-tone="error" hidden { (setting.text("map.failed")) }
                ol data-region="places" {}
            }
        }
    }
}

/// The places, each a link that chooses it or takes it back.
pub fn place_list(setting: &Setting<'_>, places: &[FacetValue]) -> Markup {
    html! { @for place in places { (choice(setting, Facet::Place, place, place.count)) } }
}
