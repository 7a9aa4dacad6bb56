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
use vigil_views::input::{COUNTRIES_MARK, MapInput, MapPlace, PLACES_MARK};

/// A world map of the view's places, with their list next to it. If the map fails, the list alone. Choosing a country or a
/// place shows their events below the map (`style/page/map.css`) and leaves the others on it.
#[component]
pub(super) fn MapView(answers: Answers, is_busy: RwSignal<bool>) -> impl IntoView {
    let session = answers.session;
    let places =
        values_of_view(answers, Facet::Place, |state| state.without_facets(&[Facet::Place, Facet::Country]));
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
        let mut location = session.location.get();
        location.state = location.state.without_facets(&[Facet::Country]);
        session.draw_in(&location, |set| value_list(set, Facet::Place, &places))
    };
    let is_chosen = move || answers.results.with_last(|results| !chosen(&results.0.state).is_empty());
    view! {
        <div class="map" data-chosen=move || is_chosen().filter(|is_chosen| *is_chosen).map(|_| "")>
            <ViewStatus answers drawn is_busy values=places />
            <div class="skeleton" hidden=move || drawn.is_settled()></div>
            <div class="map-stage" node_ref=stage hidden=move || drawn.error().is_some()></div>
            <div class="map-list" hidden=move || !drawn.is_settled()>
                <h3>{session.text("map.places")}</h3>
                <ol class="values" {..html(list)}></ol>
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
        let folder = session.data_folder();
        let outline = Fetch::start(&deployment::file("outline").ok_or(LoadError::Damaged)?);
        let file = Fetch::start(&format!("{folder}/map.json"));
        input.outline = outline.bytes().await?.to_vec();
        input.file = file.bytes().await?.to_vec();
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
    let marked = state.without_facets(&[Facet::Place, Facet::Country]);
    let marked = marked.with_facet(Facet::Country, COUNTRIES_MARK).with_facet(Facet::Place, PLACES_MARK);
    MapInput {
        outline: Vec::new(),
        file: Vec::new(),
        places: places.iter().map(place).collect(),
        chosen: chosen(state),
        address: session.view_href(&marked),
    }
}

/// The chosen places and countries.
fn chosen(state: &ViewState) -> Vec<String> {
    state.chosen(Facet::Place).chain(state.chosen(Facet::Country)).map(str::to_owned).collect()
}
