//! The values of a facet as a list, next to the map and in place of a failed view.

use super::facets::choice;
use crate::data::page_data::FacetValue;
use crate::setting::Setting;
use maud::{Markup, html};
use vigil_index::Facet;

/// A list item for each value, as a link that adds or removes it. All are one stop of the Tab key.
pub(crate) fn value_list(setting: &Setting<'_>, facet: Facet, values: &[FacetValue]) -> Markup {
    html! {
        @for (place, value) in values.iter().enumerate() { (choice(setting, facet, value, value.count, place == 0)) }
    }
}
