//! The map of places: the list of them, and the data that the module draws.

use super::view_frame::{Handle, ViewState};
use crate::browser::fetch::Fetch;
use crate::browser::module::{self, JsInput};
use crate::data::load::LoadError;
use crate::data::loaded::{Fetching, load};
use crate::data::page_data::FacetValue;
use crate::leaf::value_views::value_list;
use crate::session::Session;
use crate::timeline::answers::Answers;
use crate::timeline::views::values::values_of_view;
use crate::ui::html;
use crate::url::ViewState as State;
use leptos::html::Div;
use leptos::prelude::*;
use vigil_index::Facet;
use vigil_views::act::Act;
use vigil_views::input::{MapInput, MapPlace, MapWords, PlaceAddress};

/// The id that takes the place of chosen places while an address is cut at them. No address has it otherwise: a text's `=`
/// is written as a code.
const PLACE_MARK: &str = "place=PLACES";

/// A world map of the view's places, with their list next to it; the list alone where the map failed.
#[component]
pub(super) fn MapView(answers: Answers, is_busy: RwSignal<bool>) -> impl IntoView {
    let session = answers.session;
    let places = values_of_view(answers, Facet::Place);
    let stage = NodeRef::<Div>::new();
    let handle = Handle::default();
    let drawn = load(
        None,
        move || places.ready().map(|places| (places, session.state().with_event(None))),
        move |(places, state)| draw(session, stage, handle, input(session, &places, &state)),
    );
    let list = move || {
        let places = places.last().unwrap_or_default();
        session.draw(|set| value_list(set, Facet::Place, &places))
    };
    view! {
        <div class="map">
            <ViewState answers drawn is_busy />
            <div class="skeleton" hidden=move || drawn.is_settled()></div>
            <div class="map-stage" node_ref=stage hidden=move || drawn.error().is_some()></div>
            <div class="map-list" hidden=move || !drawn.is_settled()>
                <h3>{session.text("map.places")}</h3>
                <ol {..html(list)}></ol>
                <p class="meta">{session.text("map.unplaced")}</p>
            </div>
        </div>
    }
}

fn draw(session: Session, stage: NodeRef<Div>, handle: Handle, mut input: MapInput) -> Fetching<()> {
    Box::pin(async move {
        if handle.with_value(Option::is_some) {
            return handle.with_value(|view| view.as_ref().map_or(Ok(()), |view| view.update(&input)));
        }
        let edition = session.page.with_untracked(|page| page.data.build.clone());
        let outline = Fetch::start(&module::file("outline").ok_or(LoadError::Outdated)?);
        let coordinates = Fetch::start(&format!("data/{edition}/places.json"));
        input.outline = outline.bytes().await?.to_vec();
        input.coordinates = coordinates.bytes().await?.to_vec();
        let root = stage.get_untracked().ok_or(LoadError::Damaged)?;
        let opened = module::open("map", root.into(), JsInput::of(&input)?, |_: Act| {}).await?;
        handle.try_set_value(Some(opened));
        Ok(())
    })
}

fn input(session: Session, places: &[FacetValue], state: &State) -> MapInput {
    let place = |value: &FacetValue| MapPlace {
        id: value.value.clone(),
        label: value.label.clone(),
        count: value.count,
    };
    MapInput {
        outline: Vec::new(),
        coordinates: Vec::new(),
        places: places.iter().map(place).collect(),
        chosen: state.chosen(Facet::Place).map(str::to_owned).collect(),
        address: address(session, state),
        words: MapWords {
            label: session.text("map.label"),
            more: session.text("map.more"),
            inset: session.text("country.HK"),
            closer: session.text("map.closer"),
            farther: session.text("map.farther"),
            whole: session.text("map.whole"),
        },
    }
}

/// The address of the view filtered to places, cut where their ids are.
fn address(session: Session, state: &State) -> PlaceAddress {
    let mut without = state.clone();
    for place in state.chosen(Facet::Place) {
        without = without.without_facet(Facet::Place, place);
    }
    let (_, id) = PLACE_MARK.split_once('=').unwrap_or_default();
    let whole = session.view_href(&without.with_facet(Facet::Place, id));
    let (before, after) = whole.split_once(PLACE_MARK).unwrap_or_default();
    PlaceAddress {
        before: format!("{before}place="),
        after: after.to_owned(),
        without: session.view_href(&without),
    }
}
