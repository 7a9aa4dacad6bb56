//! Follows the view: fetches its results and its counts. No DOM.

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

/// An answer with its first rows; shared, because several parts hold it.
pub(crate) type Results = Arc<(Answer, Vec<Row>)>;

/// The results and counts of the current view, for as long as the timeline page is open.
#[derive(Clone, Copy)]
pub(crate) struct Answers {
    /// Shared state.
    pub session: Session,
    /// The data in the page.
    pub data: StoredValue<Arc<TimelineData>>,
    /// The events of the view.
    pub results: Loaded<Results>,
    /// The counts of the view, loaded after its events.
    pub counts: Loaded<Arc<Counts>>,
    /// Whether the histogram is limited to the chosen span.
    pub is_zoomed: RwSignal<bool>,
    /// The failure of rows further down the list, or of a view in place of the list.
    pub part_failure: RwSignal<Option<LoadError>>,
    /// The labels of the facet values loaded so far.
    pub labels: RwSignal<Labels>,
}

impl Answers {
    /// Follows the view of the session, from the prerendered answer on. `first_rows` is the number of rows of an answer.
    pub(crate) fn new(session: Session, data: Arc<TimelineData>, first_rows: u32) -> Answers {
        let mut labels = Labels::default();
        for facet in &data.facets {
            labels.learn(facet.facet, &facet.values);
        }
        let (labels, is_zoomed) = (RwSignal::new(labels), RwSignal::new(false));
        let first = Answer::everything(0, ViewState::default(), &data);
        let first = with_rows(session, first, data.newest.iter().cloned().map(Arc::new).collect());
        let counts = Arc::new(Counts::everything(ViewState::default(), &data));
        let data = StoredValue::new(data);
        let source = Source { session, data, first_rows, turn: StoredValue::new(0) };
        // Without the opened event, which changes nothing in the list.
        let view = move |rows: u32| (session.state().with_event(None), rows, session.is_refused());
        // The number of rows is part of the key, because an embed may need more rows than the page contains.
        let results = load(
            Some(((ViewState::default(), FIRST_ROWS, false), first)),
            move || Some(view(first_rows.max(FIRST_ROWS))),
            move |(state, _, is_refused)| source.results(state, is_refused),
        );
        // Keyed by the turn of the results, which the counts belong to.
        let counts = load(
            Some(((0, false), counts)),
            move || results.ready().map(|results| (results.0.turn, is_zoomed.get())),
            move |(_, is_zoomed)| source.counts(results, labels, is_zoomed),
        );
        let part_failure = RwSignal::new(None);
        Answers { session, data, results, counts, is_zoomed, part_failure, labels }
    }

    /// The results last shown, tracked.
    pub(crate) fn shown(self) -> Results {
        self.results.last().unwrap_or_default()
    }

    /// The counts last shown, tracked.
    pub(crate) fn counted(self) -> Arc<Counts> {
        self.counts.last().unwrap_or_default()
    }

    /// Whether results and counts of the current view have succeeded or failed, tracked.
    pub(crate) fn is_settled(self) -> bool {
        self.results.is_settled() && self.counts.is_settled()
    }

    /// Draws a leaf around the list for the view whose answer is shown, tracked. If the next answer is slow or has failed, for
    /// the current view.
    pub(crate) fn draw(self, draw: impl FnOnce(&Setting<'_>) -> Markup) -> String {
        // For the shown answer, so that chips, notices and toolbar change together with the list, in one layout.
        let mut location = self.session.location.get();
        if let Load::Pending | Load::Ready(_) = self.results.state() {
            let event = location.state.event.take();
            location.state = ViewState { event, ..self.shown().0.state.clone() };
        }
        self.session.draw_in(&location, draw)
    }

    /// The first failure of results, counts and parts, tracked.
    pub(crate) fn failure(self) -> Option<LoadError> {
        self.results.error().or_else(|| self.counts.error()).or_else(|| self.part_failure.get())
    }

    /// Retries everything that failed, and fetches the results again.
    pub(crate) fn retry(self) {
        self.session.searcher.with_value(|searcher| searcher.retry());
        self.part_failure.set(None);
        // The counts follow, because the new results have a new turn.
        self.results.retry();
    }

    /// Fetches the events of some documents, in their order.
    pub(crate) fn events(self, docs: Vec<DocId>) -> Fetching<Vec<Arc<ShardEvent>>> {
        Box::pin(async move {
            let (data, searcher) = self.sources()?;
            searcher.events(&docs, data.shard_len).await
        })
    }

    /// The data of the page and the searcher; fails with `Damaged` after the page was left.
    pub(crate) fn sources(self) -> Result<(Arc<TimelineData>, Rc<Searcher>), LoadError> {
        self.data.try_get_value().zip(self.session.searcher.try_get_value()).ok_or(LoadError::Damaged)
    }

    /// Fetches all values of a facet among the events of a view, with labels and counts.
    pub(crate) fn all_values(self, facet: Facet, state: ViewState) -> Fetching<Vec<FacetValue>> {
        Box::pin(async move {
            let (data, searcher) = self.sources()?;
            let locale = self.session.locale.try_get_value().ok_or(LoadError::Damaged)?;
            let counting = Counting { state: &state, locale: &locale, data: &data };
            searcher.query_whole(|index| counting.all_values(index, facet)).await
        })
    }
}

/// An answer with the rows of its first events.
fn with_rows(session: Session, answer: Answer, events: Vec<Arc<ShardEvent>>) -> Results {
    // An embed lists no other events, so its headings count only these.
    let answer = if session.is_embedded() { answer.counting(&events) } else { answer };
    let rows = answer.rows(None, events);
    Arc::new((answer, rows))
}

/// The inputs of the fetches of answers.
#[derive(Clone, Copy)]
struct Source {
    session: Session,
    data: StoredValue<Arc<TimelineData>>,
    /// The number of rows of an answer.
    first_rows: u32,
    /// The number of answers so far.
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
                let everything = Answer::everything(turn, state.clone(), &data);
                if let Some(events) = self.events_of_page(&everything, &data) {
                    return Ok(with_rows(self.session, everything, events));
                }
                everything
            } else {
                searcher.query(|index| search(index, turn, &state)).await?
            };
            // Files that are missing may have all of its events: "0 events" would be false.
            if answer.incomplete && answer.is_empty() {
                return Err(LoadError::Network);
            }
            let docs = answer.docs(0..self.first_rows.min(answer.len()));
            Ok(with_rows(self.session, answer, searcher.events(&docs, data.shard_len).await?))
        })
    }

    /// The events of the first rows of the view of everything, if the page contains them.
    fn events_of_page(self, answer: &Answer, data: &TimelineData) -> Option<Vec<Arc<ShardEvent>>> {
        // The page contains only the newest events.
        if answer.state.order == Order::Oldest || self.first_rows > FIRST_ROWS {
            return None;
        }
        let count = if self.session.is_embedded() { self.first_rows } else { FIRST_ROWS };
        Some(data.newest.iter().take(count as usize).cloned().map(Arc::new).collect())
    }

    fn counts(
        self,
        results: Loaded<Results>,
        labels: RwSignal<Labels>,
        is_zoomed: bool,
    ) -> Fetching<Arc<Counts>> {
        Box::pin(async move {
            // The list is painted first, because the reader looks at it.
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
            let counts = searcher.query(|index| counting.counts(index, is_zoomed)).await?;
            labels.try_update(|labels| {
                counts.facets.iter().for_each(|facet| labels.learn(facet.facet, &facet.values));
            });
            Ok(Arc::new(counts))
        })
    }
}
