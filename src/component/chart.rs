//! The chart's frame: its buttons, the places of its lanes, the legend, and the box of the event pointed at. The drawing
//! itself is a module of its own (`crates/chart`).

use super::event_time::event_time;
use super::glyph::category_glyph;
use crate::page_data::FacetValue;
use crate::route::Route;
use crate::setting::Setting;
use crate::view_state::Lanes;
use maud::{Markup, html};
use vigil_index::{Facet, ShardEvent};
use vigil_model::Category;

/// The frame, with nothing in it that changes while the chart is shown.
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
                div.tip data-region="tip" aria-live="polite" hidden {}
                div.region data-region="lanes" {}
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
    html! {
        nav aria-label=(setting.text("chart.lanes")) {
            @for lanes in Lanes::ALL {
                a.chip
                    href=(setting.view_href(&setting.state.with_lanes(lanes)))
                    aria-current=[(setting.state.lanes == lanes).then_some("true")]
                    data-key=(lanes.as_str())
                { (setting.locale.label("chart.lanes", lanes.as_str())) }
            }
        }
    }
}

/// The lanes, each with its name and number of events, which lead to these. The value of the last may be missing: it is
/// for all that is in no other.
pub fn lanes(setting: &Setting<'_>, facet: Facet, lanes: &[(Option<FacetValue>, u32)]) -> Markup {
    html! {
        @for (value, count) in lanes {
            @let count = setting.locale.number((*count).into());
            @match value {
                Some(value) => {
                    @let category = (facet == Facet::Category).then(|| Category::from_word(&value.value)).flatten();
                    div.lane.(category.map_or("", Category::as_str)) {
                        a
                            href=(setting.view_href(&setting.state.with_facet(facet, &value.value)))
                            data-key=(format!("lane:{}", value.value))
                        { (value.label) " · " (count) }
                    }
                }
                None => div.lane { span { (setting.text("chart.others")) " · " (count) } },
            }
        }
    }
}

/// The event pointed at.
pub fn pointed_event(setting: &Setting<'_>, event: &ShardEvent) -> Markup {
    html! {
        (event_time(setting, event.date, event.end))
        h3 { a href=(setting.href(&Route::Event(event.id.clone()))) lang=[&event.title.lang] { (event.title.text) } }
        p.meta {
            span.kind.(event.category.as_str()) { (setting.locale.label("kind", event.kind.as_str())) }
            @if let Some(place) = &event.place { span lang=[&place.lang] { (place.label) } }
        }
    }
}
