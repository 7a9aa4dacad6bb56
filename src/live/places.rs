//! The map and the bars of time: while one of them is shown, the places or people of the present view are counted, listed
//! in its frame, and the script that draws them is told.

use super::{Finder, effect, region};
use crate::browser::task::spawn;
use crate::browser::{dom, timer};
use crate::component::places::value_list;
use crate::page_data::FacetValue;
use crate::view_state::View;
use leptos::prelude::*;
use vigil_index::Facet;

/// Keeps the places and the people of the present view.
pub fn start_places(finder: Finder) {
    follow(finder, View::Map, Facet::Place, "places", "vigil:map");
    follow(finder, View::Bars, Facet::Person, "held", "vigil:bars");
}

/// Keeps the values of a facet listed in a region while a view is shown; the event loads the script of the view, and has
/// it draw what the list says.
fn follow(finder: Finder, view: View, facet: Facet, name: &'static str, draw: &'static str) {
    let session = finder.session;
    let listed = RwSignal::new(Vec::<FacetValue>::new());
    region(name, move || {
        listed.with(|values| {
            session.draw(|setting| {
                maud::html! { @if setting.state.view == view { (value_list(setting, facet, values)) } }
            })
        })
    });
    effect(move || {
        // What is counted follows each answer.
        finder.counts.track();
        let wanted = session.state();
        if wanted.view != view {
            return;
        }
        // What is drawn comes while it is counted.
        timer::after_paint(move || dom::announce(draw));
        spawn(async move {
            // What could not be loaded is told where the answer's own failure is.
            let Ok(values) = finder.all_values(facet).await else { return };
            if session.state() == wanted && listed.try_set(values).is_none() {
                timer::after_paint(move || dom::announce(draw));
            }
        });
    });
}
