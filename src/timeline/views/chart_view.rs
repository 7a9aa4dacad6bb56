//! The chart: its controls, and the input that the module draws on a canvas.

use super::view_frame::{ViewHandle, ViewStatus};
use crate::browser::dom;
use crate::browser::fetch::Fetch;
use crate::browser::module::{self, JsInput};
use crate::data::load::LoadError;
use crate::data::loaded::{Fetching, load};
use crate::data::page_data::FacetValue;
use crate::leaf::chart::{lane_choices, lanes, legend};
use crate::leaf::facets::VALUES_SHOWN;
use crate::timeline::answer::{Answer, Heading, Row};
use crate::timeline::answers::{Answers, Results};
use crate::timeline::results::event_rows::draw_rows;
use crate::ui::html;
use crate::url::Lanes;
use leptos::html::{Figure, Ul};
use leptos::prelude::*;
use vigil_index::{DocId, DocSet, Facet};
use vigil_views::act::Act;
use vigil_views::input::{ChartInput, Lane};

/// Events over time, in lanes.
#[component]
pub(super) fn ChartView(answers: Answers, is_busy: RwSignal<bool>) -> impl IntoView {
    let session = answers.session;
    let chart = Chart {
        answers,
        root: NodeRef::new(),
        lanes: NodeRef::new(),
        handle: ViewHandle::default(),
        pointed: RwSignal::new(None),
    };
    let drawn = load(None, move || chart.key(), move |_| chart.draw());
    let zoom = |way: &str| session.locale.with_value(|locale| locale.label("chart.zoom", way));
    view! {
        <ViewStatus answers drawn is_busy />
        <figure class="chart" aria-label=session.text("chart.label") node_ref=chart.root hidden=move || drawn.error().is_some()>
            <div class="chartbar">
                <div class="region" {..html(move || session.draw(lane_choices))}></div>
                <button class="chip" type="button" data-zoom="in" aria-label=zoom("in")>"+"</button>
                <button class="chip" type="button" data-zoom="out" aria-label=zoom("out")>"−"</button>
                <button class="chip" type="button" data-zoom="all">{session.text("chart.zoom.all")}</button>
                <button class="chip span" type="button" disabled>{session.text("chart.span")}</button>
            </div>
            <div class="plot">
                <p class="loading">{session.text("results.loading")}</p>
                <canvas tabindex="0" role="application" aria-label=session.text("chart.label") aria-describedby="chart-keys"></canvas>
                <Tip answers pointed=chart.pointed />
                <ul class="lanes" aria-label=session.text("chart.lanes.label") node_ref=chart.lanes></ul>
            </div>
            <p class="visually-hidden" id="chart-keys">{session.text("chart.keys")}</p>
            <ul class="legend" aria-label=session.text("histogram.legend") {..html(move || session.draw(legend))}></ul>
        </figure>
    }
}

/// The tooltip with the event that the pointer is on, once it is fetched.
#[component]
fn Tip(answers: Answers, pointed: RwSignal<Option<u32>>) -> impl IntoView {
    let event = load(None, move || pointed.get(), move |doc| answers.events(vec![DocId(doc)]));
    let draw = move || {
        // An error is ignored: the tooltip repeats an event of the list.
        let row = event
            .ready()
            .and_then(|mut events| events.pop())
            .map(|event| Row { event, heading: Heading::default() });
        row.map(|row| draw_rows(answers.session, &Answer::default(), &[row])).unwrap_or_default()
    };
    view! { <ol class="tip" aria-live="polite" hidden {..html(draw)}></ol> }
}

#[derive(Clone, Copy)]
struct Chart {
    answers: Answers,
    root: NodeRef<Figure>,
    lanes: NodeRef<Ul>,
    handle: ViewHandle,
    /// The document that the pointer is on.
    pointed: RwSignal<Option<u32>>,
}

impl Chart {
    /// The turn and the lanes to draw; none before the counts are loaded, whose facet values are the lanes.
    fn key(self) -> Option<(u32, Lanes)> {
        let turn = self.answers.results.ready().map(|results| results.0.turn)?;
        let lanes = self.answers.session.location.with(|location| location.state.lanes);
        self.answers.counts.is_settled().then_some((turn, lanes))
    }

    fn draw(self) -> Fetching<()> {
        Box::pin(async move {
            let results = self.answers.results.last_now().ok_or(LoadError::Damaged)?;
            let (_, searcher) = self.answers.sources()?;
            let facet = results.0.state.lanes.facet();
            let values = self.values(facet, &results).await?;
            let ids: Vec<&str> = values.iter().map(|value| value.value.as_str()).collect();
            // Query the index before loading the module: after a redeploy the index fails with `Outdated`, the module
            // would only give a 404.
            let sets = searcher.query_whole(|index| index.lanes(&results.0.hits, facet, &ids)).await?;
            self.draw_lanes(facet, &values, &sets)?;
            let lanes = sets.iter().filter(|set| !set.is_empty()).map(Lane::from).collect();
            let language = self.answers.session.locale.with_value(|locale| locale.tag.clone());
            let mut input = ChartInput { dates: Vec::new(), key_events: Vec::new(), language, lanes };
            // The module keeps the dates of all events; an update sends only the lanes.
            if self.handle.with_value(Option::is_some) {
                return self
                    .handle
                    .with_value(|view| view.as_ref().map_or(Ok(()), |view| view.update(&input)));
            }
            let session = self.answers.session;
            let key_events = Fetch::start(&format!("{}/key-events.json", session.data_folder()));
            let edition = session.page.with_untracked(|page| page.data.build.clone());
            input.dates =
                Fetch::start(&format!("data/{edition}/{}", vigil_index::dates::PATH)).bytes().await?.to_vec();
            input.key_events = key_events.bytes().await?.to_vec();
            let root = self.root.get_untracked().ok_or(LoadError::Damaged)?;
            let opened = module::open("chart", root, JsInput::of(&input)?, move |act| self.act(act)).await?;
            self.handle.try_set_value(Some(opened));
            Ok(())
        })
    }

    /// The facet values that are lanes: all categories in their own order, of other facets the values next to the list.
    async fn values(self, facet: Facet, results: &Results) -> Result<Vec<FacetValue>, LoadError> {
        let (data, _) = self.answers.sources()?;
        let counts = self.answers.counts.last_now().unwrap_or_default();
        let facets = if facet == Facet::Category { &data.facets } else { &counts.facets };
        if let Some(listed) = facets.iter().find(|data| data.facet == facet) {
            return Ok(listed.values.clone());
        }
        // An embed has no facets next to the list.
        let mut values = self.answers.all_values(facet, results.0.state.clone()).await?;
        values.truncate(VALUES_SHOWN);
        Ok(values)
    }

    /// Draws the names of the lanes. The module aligns the lanes with them.
    fn draw_lanes(self, facet: Facet, values: &[FacetValue], sets: &[DocSet]) -> Result<(), LoadError> {
        let list = self.lanes.get_untracked().ok_or(LoadError::Damaged)?;
        let location = self.answers.session.location.get_untracked();
        let html = self.answers.session.draw_in(&location, |set| lanes(set, facet, values, sets));
        dom::replace_content(&list, &html);
        Ok(())
    }

    fn act(self, act: Act) {
        match act {
            Act::Point(doc) => {
                self.pointed.try_set(doc);
            }
            Act::Span(from, to) => {
                let session = self.answers.session;
                session
                    .navigator()
                    .push_view(session.state_now().with_span(from.parse().ok(), to.parse().ok()));
            }
        }
    }
}
