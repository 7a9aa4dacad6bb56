//! The chart's frame: its buttons, the places of its lanes, the legend, and the box of the event pointed at. The drawing
//! itself is a module of its own (`crates/chart`).

use super::facets::choice;
#[cfg(feature = "ssr")]
use super::glyph::category_glyph;
use super::views::choices;
use crate::page_data::FacetValue;
use crate::setting::Setting;
use crate::view_state::Lanes;
use maud::{Markup, html};
use vigil_index::{DocSet, Facet};
#[cfg(feature = "ssr")]
use vigil_model::Category;

/// The frame, with nothing in it that changes while the chart is shown.
#[cfg(feature = "ssr")]
pub fn chart(setting: &Setting<'_>) -> Markup {
    html! {
        figure.chart aria-label=(setting.text("chart.label")) {
            div.chartbar {
                div.region data-region="lane-choices" {}
                @for (way, sign) in [("in", "+"), ("out", "−")] {
                    button.chip type="button" data-zoom=(way) aria-label=(setting.locale.label("chart.zoom", way)) { (sign) }
                }
                button.chip type="button" data-zoom="all" { (setting.text("chart.zoom.all")) }
                button.chip type="button" data-action="span" disabled { (setting.text("chart.span")) }
            }
            div.plot {
                p.loading { (setting.text("results.loading")) }
                canvas tabindex="0" role="application" aria-label=(setting.text("chart.label")) aria-describedby="chart-keys" {}
                ol.tip data-region="tip" aria-live="polite" hidden {}
                ul.lanes data-region="lanes" aria-label=(setting.text("chart.lanes.label")) {}
            }
            p.visually-hidden id="chart-keys" { (setting.text("chart.keys")) }
            ul.legend aria-label=(setting.text("histogram.legend")) {
                @for category in Category::ALL {
                    li.(category.as_str()) {
                        (category_glyph(*category)) (setting.locale.label("category", category.as_str()))
                    }
                }
                li { (setting.text("chart.legend")) }
            }
        }
    }
}

/// The choice of lanes.
pub fn lane_choices(setting: &Setting<'_>) -> Markup {
    let state = setting.state;
    let links = Lanes::ALL.map(|lanes| (lanes.as_str(), state.with_lanes(lanes), state.lanes == lanes));
    choices(setting, "chart.lanes", &links)
}

/// The lanes that have events, each with its name and their number, which lead to these; the last set is of those that are
/// in none.
pub fn lanes(setting: &Setting<'_>, facet: Facet, values: &[FacetValue], sets: &[DocSet]) -> Markup {
    html! {
        @for (place, docs) in sets.iter().enumerate() {
            @let count = docs.len();
            @if count > 0 {
                @match values.get(place) {
                    Some(value) => (choice(setting, facet, value, count)),
                    None => li { span { (setting.text("chart.others")) " " span.count { (setting.locale.number(count.into())) } } },
                }
            }
        }
    }
}
