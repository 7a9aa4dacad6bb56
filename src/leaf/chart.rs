//! The text around the chart: the choice of lanes, their names, and the legend. `crates/views` draws the chart.

use super::facets::choice;
use super::glyph::category_glyph;
use super::views::choices;
use crate::data::page_data::FacetValue;
use crate::setting::Setting;
use crate::url::view_state::Lanes;
use maud::{Markup, html};
use vigil_index::{DocSet, Facet};
use vigil_model::Category;

/// The links that choose by which facet lanes are made.
pub(crate) fn lane_choices(setting: &Setting<'_>) -> Markup {
    let state = setting.state;
    let links = Lanes::ALL.map(|lanes| (lanes.as_str(), state.with_lanes(lanes), state.lanes == lanes));
    choices(setting, "chart.lanes", &links)
}

/// The shapes of the chart, by the last part of their message keys. `style/page/chart.css` draws them.
const SHAPES: [&str; 5] = ["point", "span", "rough", "dense", "mixed"];

/// The legend: the glyph and the color of each category, and the shapes.
pub(crate) fn legend(setting: &Setting<'_>) -> Markup {
    html! {
        @for category in Category::ALL {
            li.(category.as_str()) {
                (category_glyph(*category)) (setting.locale.label("category", category.as_str()))
            }
        }
        @for shape in SHAPES {
            li.shape.(shape) { (setting.locale.label("chart.shape", shape)) }
        }
    }
}

/// The names of lanes with events, each a link to them with their number; all are one stop of the Tab key. `sets` has the events of each value, and last
/// those without a lane.
pub(crate) fn lanes(setting: &Setting<'_>, facet: Facet, values: &[FacetValue], sets: &[DocSet]) -> Markup {
    let first = sets.iter().position(|docs| !docs.is_empty());
    html! {
        @for (place, docs) in sets.iter().enumerate() {
            @let count = docs.len();
            @if count > 0 {
                @match values.get(place) {
                    Some(value) => (choice(setting, facet, value, count, Some(place) == first)),
                    None => li { span { (setting.text("chart.others")) " " span.count { (setting.locale.number(count.into())) } } },
                }
            }
        }
    }
}
