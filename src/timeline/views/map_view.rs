//! The map of places: the input of the map that the module draws, and the list of places.

use super::view_frame::{ViewHandle, ViewStatus, drawn_key};
use crate::browser::deployment;
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
use crate::url::ViewState;
use leptos::html::Div;
use leptos::prelude::*;
use vigil_index::Facet;
use vigil_views::act::Act;
use vigil_views::input::{MapInput, MapPlace, MapWords, PlaceAddress};

/// A placeholder for the ids of places, at which an address is split. Unique, because `=` in a text is encoded.
const PLACE_MARK: &str = "place=PLACES";

/// A world map of the view's places, with their list next to it. If the map fails, the list alone.
#[component]
pub(super) fn MapView(answers: Answers, is_busy: RwSignal<bool>) -> impl IntoView {
    let session = answers.session;
    let places = values_of_view(answers, Facet::Place);
    let stage = NodeRef::<Div>::new();
    let handle = ViewHandle::default();
    let drawn = load(
        None,
        move || drawn_key(answers, places),
        move |values| -> Fetching<()> {
            Box::pin(async move {
                let (places, state) = values?;
                draw(session, stage, handle, input(session, &places, &state)).await
            })
        },
    );
    let list = move || {
        let places = places.last().unwrap_or_default();
        session.draw(|set| value_list(set, Facet::Place, &places))
    };
    view! {
        <div class="map">
            <ViewStatus answers drawn is_busy values=places />
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

fn draw(session: Session, stage: NodeRef<Div>, handle: ViewHandle, mut input: MapInput) -> Fetching<()> {
    Box::pin(async move {
        // The module keeps outline and coordinates; an update sends only the places.
        if handle.with_value(Option::is_some) {
            return handle.with_value(|view| view.as_ref().map_or(Ok(()), |view| view.update(&input)));
        }
        let edition = session.page.with_untracked(|page| page.data.build.clone());
        let outline = Fetch::start(&deployment::file("outline").ok_or(LoadError::Damaged)?);
        let coordinates = Fetch::start(&format!("data/{edition}/places.json"));
        input.outline = outline.bytes().await?.to_vec();
        input.coordinates = coordinates.bytes().await?.to_vec();
        let root = stage.get_untracked().ok_or(LoadError::Damaged)?;
        let opened = module::open("map", root.into(), JsInput::of(&input)?, |_: Act| {}).await?;
        handle.try_set_value(Some(opened));
        Ok(())
    })
}

fn input(session: Session, places: &[FacetValue], state: &ViewState) -> MapInput {
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

/// The address of the view filtered by places, split at their ids.
fn address(session: Session, state: &ViewState) -> PlaceAddress {
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
