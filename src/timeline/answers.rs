//! The answer to each view: its events, and the counts next to them. No DOM.

use crate::browser::timer;
use crate::data::load::{Load, LoadError};
use crate::data::loaded::{Fetching, Loaded, load};
use crate::data::page_data::{FacetValue, TimelineData};
use crate::data::searcher::Searcher;
use crate::session::Session;
use crate::setting::Setting;
use crate::timeline::answer::{Answer, Counts, FIRST_ROWS, Row, search};
use crate::timeline::counting::Counting;
use crate::timeline::facets::facet_labels::Labels;
use crate::url::ViewState;
use leptos::prelude::*;
use maud::Markup;
use std::rc::Rc;
use std::sync::Arc;
use vigil_index::{DocId, Facet, Order, ShardEvent};

/// An answer with its first rows.
pub type Results = Arc<(Answer, Vec<Row>)>;

/// The answers of the timeline page, for as long as it is open.
#[derive(Clone, Copy)]
pub struct Answers {
    /// State shared with other parts.
    pub session: Session,
    /// The data the page came with.
    pub data: StoredValue<Arc<TimelineData>>,
    /// The events that answer the view.
    pub results: Loaded<Results>,
    /// The counts next to them, loaded after them.
    pub counts: Loaded<Arc<Counts>>,
    /// Whether the histogram shows the chosen span only.
    pub is_close: RwSignal<bool>,
    /// The failure of rows further down the list, or of a view shown in its place.
    pub part_failure: RwSignal<Option<LoadError>>,
    /// The names of the facet values met so far.
    pub labels: RwSignal<Labels>,
}

impl Answers {
    /// Follows the view. Begins with the answer the page came with, of which `first_rows` are listed.
    pub fn new(session: Session, data: Arc<TimelineData>, first_rows: u32) -> Answers {
        let mut labels = Labels::default();
        for facet in &data.facets {
            labels.learn(facet.facet, &facet.values);
        }
        let (labels, is_close) = (RwSignal::new(labels), RwSignal::new(false));
        let first = Answer::everything(0, ViewState::default(), &data);
        let rows = first.rows(None, data.newest.iter().cloned().map(Arc::new).collect());
        let counts = Arc::new(Counts::everything(ViewState::default(), &data));
        let data = StoredValue::new(data);
        let source = Source { session, data, first_rows, turn: StoredValue::new(0) };
        // The opened event changes nothing in the list.
        let view = move |rows: u32| (session.state().with_event(None), rows, session.is_refused());
        let results = load(
            Some(((ViewState::default(), FIRST_ROWS, false), Arc::new((first, rows)))),
            move || Some(view(first_rows.max(FIRST_ROWS))),
            move |(state, _, is_refused)| source.results(state, is_refused),
        );
        let counts = load(
            Some(((0, false), counts)),
            move || results.ready().map(|results| (results.0.turn, is_close.get())),
            move |(_, is_close)| source.counts(results, labels, is_close),
        );
        let part_failure = RwSignal::new(None);
        Answers { session, data, results, counts, is_close, part_failure, labels }
    }

    /// The results last shown, tracked.
    pub fn shown(self) -> Results {
        self.results.last().unwrap_or_default()
    }

    /// The counts last shown, tracked.
    pub fn counted(self) -> Arc<Counts> {
        self.counts.last().unwrap_or_default()
    }

    /// Whether results and counts of the present view are there or have failed, tracked.
    pub fn is_settled(self) -> bool {
        self.results.is_settled() && self.counts.is_settled()
    }

    /// Draws a leaf for the view whose answer is shown, tracked: what stands around the list changes together with it, in
    /// one layout. Once the next answer is late or has failed, for the view asked for.
    pub fn draw(self, draw: impl FnOnce(&Setting<'_>) -> Markup) -> String {
        let mut location = self.session.location.get();
        if let Load::Pending | Load::Ready(_) = self.results.state() {
            let event = location.state.event.take();
            location.state = ViewState { event, ..self.shown().0.state.clone() };
        }
        self.session.draw_in(&location, draw)
    }

    /// The first failure among the results, the counts, and the parts shown with them; tracked.
    pub fn failure(self) -> Option<LoadError> {
        self.results.error().or_else(|| self.counts.error()).or_else(|| self.part_failure.get())
    }

    /// Fetches again what failed, and answers anew.
    pub fn retry(self) {
        self.session.searcher.with_value(|searcher| searcher.retry());
        self.part_failure.set(None);
        self.results.retry();
    }

    /// The events of some documents, in their order.
    pub fn events(self, docs: Vec<DocId>) -> Fetching<Vec<Arc<ShardEvent>>> {
        Box::pin(async move {
            let (data, searcher) = self.sources()?;
            searcher.events(&docs, data.shard_len).await
        })
    }

    /// The data the page came with, and the searcher; `Damaged` once the page was left.
    pub fn sources(self) -> Result<(Arc<TimelineData>, Rc<Searcher>), LoadError> {
        self.data.try_get_value().zip(self.session.searcher.try_get_value()).ok_or(LoadError::Damaged)
    }

    /// All values of a facet among the events of a view, with their labels.
    pub fn all_values(self, facet: Facet, state: ViewState) -> Fetching<Vec<FacetValue>> {
        Box::pin(async move {
            let (data, searcher) = self.sources()?;
            let locale = self.session.locale.try_get_value().ok_or(LoadError::Damaged)?;
            let counting = Counting { state: &state, locale: &locale, data: &data };
            searcher.ask_whole(|index| counting.all_values(index, facet)).await
        })
    }
}

/// Where answers come from.
#[derive(Clone, Copy)]
struct Source {
    session: Session,
    data: StoredValue<Arc<TimelineData>>,
    /// How many rows an answer begins with.
    first_rows: u32,
    /// Counts the answers.
    turn: StoredValue<u32>,
}

impl Source {
    fn results(self, state: ViewState, is_refused: bool) -> Fetching<Results> {
        Box::pin(async move {
            let data = self.data.try_get_value().ok_or(LoadError::Damaged)?;
            let searcher = self.session.searcher.try_get_value().ok_or(LoadError::Damaged)?;
            let turn = self.turn.try_get_value().unwrap_or_default() + 1;
            self.turn.try_set_value(turn);
            if is_refused {
                return Ok(Arc::new((Answer { turn, state, ..Answer::default() }, Vec::new())));
            }
            let answer = if state.is_unbounded() {
                let answer = Answer::everything(turn, state.clone(), &data);
                if let Some(rows) = self.rows_of_page(&answer, &data) {
                    return Ok(Arc::new((answer, rows)));
                }
                answer
            } else {
                searcher.ask(|index| search(index, turn, &state)).await?
            };
            let docs = answer.docs(0..self.first_rows.min(answer.len()));
            let rows = answer.rows(None, searcher.events(&docs, data.shard_len).await?);
            Ok(Arc::new((answer, rows)))
        })
    }

    /// The first rows of everything, if the page came with them.
    fn rows_of_page(self, answer: &Answer, data: &TimelineData) -> Option<Vec<Row>> {
        if answer.state.order == Order::Oldest || self.first_rows > FIRST_ROWS {
            return None;
        }
        let count = if self.session.is_embedded() { self.first_rows } else { FIRST_ROWS };
        let newest = data.newest.iter().take(count as usize);
        Some(answer.rows(None, newest.cloned().map(Arc::new).collect()))
    }

    fn counts(
        self,
        results: Loaded<Results>,
        labels: RwSignal<Labels>,
        is_close: bool,
    ) -> Fetching<Arc<Counts>> {
        Box::pin(async move {
            // The list is painted first: it is what the reader looks at.
            timer::painted().await;
            let results = results.last_now().ok_or(LoadError::Damaged)?;
            let state = &results.0.state;
            let data = self.data.try_get_value().ok_or(LoadError::Damaged)?;
            if state.is_unbounded() {
                return Ok(Arc::new(Counts::everything(state.clone(), &data)));
            }
            let searcher = self.session.searcher.try_get_value().ok_or(LoadError::Damaged)?;
            let locale = self.session.locale.try_get_value().ok_or(LoadError::Damaged)?;
            let counting = Counting { state, locale: &locale, data: &data };
            let counts = searcher.ask(|index| counting.counts(index, is_close)).await?;
            labels.try_update(|labels| {
                counts.facets.iter().for_each(|facet| labels.learn(facet.facet, &facet.values));
            });
            Ok(Arc::new(counts))
        })
    }
}
