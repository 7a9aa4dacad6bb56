//! The values of a facet as a list, shown with a view that draws them.

use super::facets::choice;
use crate::data::page_data::FacetValue;
use crate::setting::Setting;
use maud::{Markup, html};
use vigil_index::Facet;

/// The values of a facet that the events have, each a link that chooses it or takes it back.
pub fn value_list(setting: &Setting<'_>, facet: Facet, values: &[FacetValue]) -> Markup {
    html! { @for value in values { (choice(setting, facet, value, value.count)) } }
}
