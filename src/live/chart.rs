//! The chart of the answer: its module is loaded and given the events, and the event pointed at is told.

use super::Finder;
use crate::browser::fetch::Fetch;
use crate::browser::listener::Listener;
use crate::browser::module::Module;
use crate::browser::task::spawn;
use crate::browser::{self, dom};
use crate::component::chart::{lane_choices, lanes};
use crate::load::LoadError;
use crate::page_data::FacetValue;
use crate::timeline::{Heading, Row};
use leptos::prelude::*;
use vigil_index::{DocId, Facet, Highlighter, dates};
use vigil_model::Category;

/// Tells of the event that is pointed at, whenever that changes.
pub fn start_chart(finder: Finder) {
    Listener::on(".view-frame", "chart-event", move |_| spawn(tell(finder)));
}

/// Shows the answer of a turn in the chart.
pub async fn show(finder: Finder, turn: u32) -> Result<(), LoadError> {
    let (_, searcher) = finder.sources()?;
    let module = Module::load("chart").await?;
    if !finder.is_current(turn) {
        return Ok(());
    }
    let location = finder.session.location.get_untracked();
    let shown = finder.shown.get_untracked();
    let facet = location.state.lanes.facet();
    let mut values = values(finder, facet);
    let ids: Vec<&str> = values.iter().map(|value| value.value.as_str()).collect();
    let mut sets = searcher.ask(|index| index.lanes(&shown.0.hits, facet, &ids)).await?;
    let others = sets.last().map_or(0, vigil_index::DocSet::len);
    values.iter_mut().zip(&sets).for_each(|(value, docs)| value.count = docs.len());
    values.retain(|value| value.count > 0);
    sets.retain(|docs| !docs.is_empty());
    let mut bytes = Vec::new();
    // The dates are the same for all answers, so the module keeps them.
    while finder.is_current(turn) {
        dom::draw_region("lane-choices", &finder.session.draw_in(&location, lane_choices));
        dom::draw_region(
            "lanes",
            &finder.session.draw_in(&location, |set| lanes(set, facet, &values, others)),
        );
        if browser::chart::show(&module, &sets, &bytes) {
            break;
        }
        if !bytes.is_empty() {
            return Err(LoadError::Damaged);
        }
        bytes = Fetch::start(&searcher.path(dates::PATH)).bytes().await?;
    }
    Ok(())
}

/// The values of the lanes: all categories in their order, or of cases and people those that stand beside the list.
fn values(finder: Finder, facet: Facet) -> Vec<FacetValue> {
    if facet == Facet::Category {
        let locale = finder.session.locale.get_value();
        let value = |category: &Category| FacetValue {
            value: category.as_str().to_owned(),
            label: locale.label("category", category.as_str()),
            count: 0,
        };
        return Category::ALL.iter().map(value).collect();
    }
    finder.counts.with_untracked(|counts| {
        let of = counts.facets.iter().find(|data| data.facet == facet);
        of.map(|data| data.values.clone()).unwrap_or_default()
    })
}

/// The event pointed at, if there is one.
fn pointed() -> Option<u32> {
    dom::attribute(".tip", "data-doc")?.parse().ok()
}

async fn tell(finder: Finder) {
    dom::draw_region("tip", "");
    let Some(doc) = pointed() else { return };
    let events = finder.events(&[DocId(doc)]).await;
    // Another may be pointed at by now.
    if let (Ok(mut events), true) = (events, pointed() == Some(doc))
        && let Some(event) = events.pop()
    {
        let row = Row { event, heading: Heading::default() };
        dom::draw_region("tip", &finder.draw_row(&row, &Highlighter::default()));
    }
}
