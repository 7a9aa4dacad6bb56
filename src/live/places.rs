//! The map: while it is shown, the places of the present view are counted, listed beside it, and the script that draws
//! them is told.

use super::{Finder, effect, region};
use crate::browser::task::spawn;
use crate::browser::{dom, timer};
use crate::component::places::place_list;
use crate::page_data::FacetValue;
use crate::view_state::View;
use leptos::prelude::*;
use vigil_index::Facet;

/// The event that loads the script, and has it draw what the list says.
const DRAW: &str = "vigil:map";

/// Keeps the places of the present view.
pub fn start_places(finder: Finder) {
    let session = finder.session;
    let places = RwSignal::new(Vec::<FacetValue>::new());
    region("places", move || {
        places.with(|places| session.draw(|setting| maud::html! { @if setting.state.view == View::Map { (place_list(setting, places)) } }))
    });
    effect(move || {
        // What is counted follows each answer.
        finder.counts.track();
        let wanted = session.state();
        if wanted.view != View::Map {
            return;
        }
        // What is drawn comes while it is counted.
        timer::after_paint(|| dom::announce(DRAW));
        spawn(async move {
            // What could not be loaded is told where the answer's own failure is.
            let Ok(values) = finder.all_values(Facet::Place).await else { return };
            if session.state() == wanted && places.try_set(values).is_none() {
                timer::after_paint(|| dom::announce(DRAW));
            }
        });
    });
}
