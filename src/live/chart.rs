//! The chart of the answer: its module is loaded and given the events, and the event pointed at is told.

use super::Finder;
use crate::browser::fetch::Fetch;
use crate::browser::listener::Listener;
use crate::browser::module::Module;
use crate::browser::task::spawn;
use crate::browser::{self, dom};
use crate::component::chart::{lane_choices, lanes, pointed_event};
use crate::load::LoadError;
use leptos::prelude::*;
use vigil_index::{DocId, dates};

/// Tells of the event that is pointed at, whenever that changes.
pub fn start_chart(finder: Finder) {
    Listener::on(".view-frame", "chart-event", move |_| spawn(tell(finder)));
}

/// Shows the answer of a turn in the chart.
pub async fn show(finder: Finder, turn: u32) -> Result<(), LoadError> {
    let (_, searcher) = finder.sources()?;
    let (Some(location), Some(shown)) =
        (finder.session.location.try_get_untracked(), finder.shown.try_get_untracked())
    else {
        return Ok(());
    };
    dom::draw_region("lane-choices", &finder.session.draw_in(&location, lane_choices));
    let facet = location.state.lanes.facet();
    let values = finder.counts.try_with_untracked(|counts| {
        let of = counts.facets.iter().find(|data| data.facet == facet);
        of.map(|data| data.values.clone()).unwrap_or_default()
    });
    let values = values.unwrap_or_default();
    let ids: Vec<&str> = values.iter().map(|value| value.value.as_str()).collect();
    let sets = searcher.ask(|index| index.lanes(&shown.0.hits, facet, &ids)).await?;
    let module = Module::load("chart").await?;
    if !finder.is_current(turn) {
        return Ok(());
    }
    let named =
        values.into_iter().map(Some).chain([None]).zip(&sets).map(|(value, docs)| (value, docs.len()));
    let named: Vec<_> = named.filter(|(_, count)| *count > 0).collect();
    dom::draw_region("lanes", &finder.session.draw_in(&location, |setting| lanes(setting, facet, &named)));
    let mut sets = sets;
    sets.retain(|docs| !docs.is_empty());
    if !browser::chart::show(&module, &sets, None) {
        let bytes = Fetch::start(&searcher.path(dates::PATH)).bytes().await?;
        if finder.is_current(turn) && !browser::chart::show(&module, &sets, Some(&bytes)) {
            return Err(LoadError::Damaged);
        }
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
    let Ok(events) = finder.events(&[DocId(doc)]).await else { return };
    // Another may be pointed at by now.
    let event = events.first().filter(|_| pointed() == Some(doc));
    if let (Some(event), Some(location)) = (event, finder.session.location.try_get_untracked()) {
        dom::draw_region("tip", &finder.session.draw_in(&location, |setting| pointed_event(setting, event)));
    }
}
