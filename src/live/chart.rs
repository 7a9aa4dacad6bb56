//! The chart of the answer: its module is loaded and given the events, and the event pointed at is told.

use super::Finder;
use crate::browser::listener::Listener;
use crate::browser::module::Module;
use crate::browser::task::spawn;
use crate::browser::{self, dom};
use crate::component::chart::{lane_choices, lanes};
use crate::load::LoadError;
use crate::timeline::{Heading, Row};
use leptos::prelude::*;
use vigil_index::{DocId, Facet, Highlighter};

/// Tells of the event that is pointed at, whenever that changes.
pub fn start_chart(finder: Finder) {
    Listener::on(".view-frame", "chart-event", move |_| spawn(tell(finder)));
}

/// Shows the answer of a turn in the chart.
pub async fn show(finder: Finder, turn: u32) -> Result<(), LoadError> {
    let (data, searcher) = finder.sources()?;
    let location = finder.session.location.get_untracked();
    let facet = location.state.lanes.facet();
    let counts = finder.counts.get_untracked();
    // Categories keep their order, cases and people are those that stand beside the list.
    let facets = if facet == Facet::Category { &data.facets } else { &counts.facets };
    let values = facets.iter().find(|data| data.facet == facet).map_or(&[][..], |data| &data.values);
    let ids: Vec<&str> = values.iter().map(|value| value.value.as_str()).collect();
    let shown = finder.shown.get_untracked();
    // The index first: it tells of a site that was updated meanwhile, where the module would only be missing.
    let sets = searcher.ask(|index| index.lanes(&shown.0.hits, facet, &ids)).await?;
    let module = Module::load("chart").await?;
    if finder.is_current(turn) {
        dom::draw_region("lane-choices", &finder.session.draw_in(&location, lane_choices));
        dom::draw_region("lanes", &finder.session.draw_in(&location, |set| lanes(set, facet, values, &sets)));
        browser::chart::show(&module, &sets);
    }
    Ok(())
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
