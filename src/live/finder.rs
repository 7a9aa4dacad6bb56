//! Finds the answer to each view, and what is counted beside it.

use super::{chart, effect};
use crate::app::Session;
use crate::browser::task::spawn;
use crate::browser::{dom, timer};
use crate::component::event::event_row;
use crate::counting::Counting;
use crate::facet_labels::Labels;
use crate::load::{AHEAD_MS, LoadError, SLOW_MS};
use crate::page_data::{FacetValue, TimelineData};
use crate::timeline::{Answer, Counts, FIRST_ROWS, Row, search};
use crate::view_state::{View, ViewState};
use leptos::prelude::*;
use std::sync::Arc;
use vigil_index::{DocId, Facet, Highlighter, Order, ShardEvent};

/// An answer with its first rows.
pub type Shown = Arc<(Answer, Vec<Row>)>;

/// Finds the answer to each view, and what is counted beside it.
#[derive(Clone, Copy)]
pub struct Finder {
    /// What all parts share.
    pub session: Session,
    /// What the page came with.
    pub data: StoredValue<Arc<TimelineData>>,
    /// The answer that is shown.
    pub shown: RwSignal<Shown>,
    /// What is counted beside it.
    pub counts: RwSignal<Counts>,
    /// Whether the histogram shows the chosen span only.
    pub is_close: RwSignal<bool>,
    /// What could not be loaded.
    pub failure: RwSignal<Option<LoadError>>,
    /// The names of facet values met so far.
    pub labels: RwSignal<Labels>,
    turn: StoredValue<u32>,
    answered: StoredValue<bool>,
    asked_again: RwSignal<u32>,
    /// How many rows an answer begins with.
    first_rows: u32,
}

impl Finder {
    /// Begins with what the page came with.
    pub fn new(session: Session, data: Arc<TimelineData>, first_rows: u32) -> Finder {
        let answer = Answer::everything(0, ViewState::default(), &data);
        let rows = answer.rows(None, data.newest.iter().cloned().map(Arc::new).collect());
        let mut labels = Labels::default();
        for facet in &data.facets {
            labels.learn(facet.facet, &facet.values);
        }
        let counts = Counts::everything(ViewState::default(), &data);
        Finder {
            session,
            data: StoredValue::new(data),
            shown: RwSignal::new(Arc::new((answer, rows))),
            counts: RwSignal::new(counts),
            is_close: RwSignal::new(false),
            failure: RwSignal::new(None),
            labels: RwSignal::new(labels),
            turn: StoredValue::new(0),
            answered: StoredValue::new(true),
            asked_again: RwSignal::new(0),
            first_rows,
        }
    }

    /// Follows the view.
    pub fn start(self) {
        // What is looked for: the view without the event opened in place, which changes nothing in the list.
        let mut last = None;
        effect(move || {
            let wanted = Some((self.asked_again.get(), self.session.state().with_event(None)));
            if wanted == last {
                return;
            }
            last = wanted.clone();
            let Some((_, state)) = wanted else { return };
            let turn = self.turn.get_value() + 1;
            self.turn.set_value(turn);
            dom::mark_root("data-ready", false);
            spawn(self.find(turn, state));
        });
    }

    /// Keeps the answer for the pages of its events.
    fn keep(self) {
        let shard_len = self.data.with_value(|data| data.shard_len);
        self.session.answer.set_value(Some((self.shown.get_untracked(), shard_len)));
    }

    /// Asks again for what did not come.
    pub fn retry(self) {
        self.session.searcher.with_value(|searcher| searcher.retry());
        self.asked_again.update(|times| *times += 1);
    }

    /// One row of the list.
    pub fn draw_row(self, row: &Row, highlighter: &Highlighter) -> String {
        let location = self.session.location.get_untracked();
        self.session.draw_in(&location, |setting| event_row(setting, row, highlighter))
    }

    /// The events of some documents.
    pub async fn events(self, docs: &[DocId]) -> Result<Vec<Arc<ShardEvent>>, LoadError> {
        let (data, searcher) = self.sources()?;
        searcher.events(docs, data.shard_len).await
    }

    /// What the page came with, and the searcher.
    pub fn sources(self) -> Result<(Arc<TimelineData>, std::rc::Rc<crate::searcher::Searcher>), LoadError> {
        self.data.try_get_value().zip(self.session.searcher.try_get_value()).ok_or(LoadError::Damaged)
    }

    /// Whether no later view was asked for.
    pub fn is_current(self, turn: u32) -> bool {
        self.turn.try_get_value() == Some(turn)
    }

    /// Answers a view, then counts beside the answer, then tells that the page is ready.
    async fn find(self, turn: u32, state: ViewState) {
        // What the page came with is there already.
        let is_shown = turn == 1 && state == ViewState::default() && self.first_rows <= FIRST_ROWS;
        self.answered.set_value(false);
        timer::after(SLOW_MS, move || {
            if self.is_current(turn) && self.answered.try_get_value() == Some(false) {
                dom::mark_root("data-slow", true);
            }
        });
        let answered = if is_shown { Ok(None) } else { self.answer(turn, &state).await.map(Some) };
        if !self.is_current(turn) {
            return;
        }
        self.answered.set_value(true);
        let is_there = answered.is_ok();
        match answered {
            Ok(shown) => {
                self.failure.set(None);
                shown.into_iter().for_each(|shown| self.shown.set(Arc::new(shown)));
                self.keep();
            }
            Err(error) => self.failure.set(Some(error)),
        }
        // Rows of another answer would pass for this one.
        dom::mark_root("data-searching", !is_there);
        dom::mark_root("data-slow", false);
        timer::painted().await;
        if self.is_current(turn) {
            let counted = self.count(&state).await;
            if !self.is_current(turn) {
                return;
            }
            match counted {
                Ok(counts) => self.counts.set(counts),
                Err(error) => self.failure.set(Some(error)),
            }
            // What is shown in the list's place follows the answer and the counts.
            if state.view == View::Chart
                && let Err(error) = chart::show(self, turn).await
                && self.is_current(turn)
            {
                self.failure.set(Some(error));
            }
        }
        timer::painted().await;
        if self.is_current(turn) {
            dom::mark_root("data-ready", true);
            timer::after(AHEAD_MS, move || {
                if let Ok((_, searcher)) = self.sources() {
                    spawn(async move { searcher.read_ahead().await });
                }
            });
        }
    }

    async fn answer(self, turn: u32, state: &ViewState) -> Result<(Answer, Vec<Row>), LoadError> {
        let (data, searcher) = self.sources()?;
        let answer = if state.is_unbounded() {
            let answer = Answer::everything(turn, state.clone(), &data);
            if state.order != Order::Oldest && self.first_rows <= FIRST_ROWS {
                let count = if self.session.is_embedded() { self.first_rows } else { FIRST_ROWS };
                let newest = data.newest.iter().take(count as usize);
                let rows = answer.rows(None, newest.cloned().map(Arc::new).collect());
                return Ok((answer, rows));
            }
            answer
        } else {
            searcher.ask(|index| search(index, turn, state)).await?
        };
        let docs = answer.docs(0..self.first_rows.min(answer.hits.len()));
        let rows = answer.rows(None, searcher.events(&docs, data.shard_len).await?);
        Ok((answer, rows))
    }

    async fn count(self, state: &ViewState) -> Result<Counts, LoadError> {
        let (data, searcher) = self.sources()?;
        if state.is_unbounded() {
            return Ok(Counts::everything(state.clone(), &data));
        }
        let locale = self.session.locale.try_get_value().ok_or(LoadError::Damaged)?;
        let is_close = self.is_close.try_get_untracked().unwrap_or_default();
        let counting = Counting { state, locale: &locale, data: &data };
        let counts = searcher.ask(|index| counting.counts(index, is_close)).await?;
        self.labels.update(|labels| {
            counts.facets.iter().for_each(|facet| labels.learn(facet.facet, &facet.values));
        });
        Ok(counts)
    }

    /// Looks closely at the chosen span, or at the whole time again.
    pub fn look(self, is_close: bool) {
        self.is_close.set(is_close);
        let (turn, state) = (self.turn.get_value(), self.session.state().with_event(None));
        spawn(async move {
            match self.count(&state).await {
                Ok(counts) if self.is_current(turn) => self.counts.set(counts),
                Ok(_) => {}
                Err(error) => self.failure.set(Some(error)),
            }
        });
    }

    /// All values of a facet among the events of the present view, with their words.
    pub async fn all_values(self, facet: Facet) -> Result<Vec<FacetValue>, LoadError> {
        let state = self.session.location.with_untracked(|location| location.state.clone());
        let (data, searcher) = self.sources()?;
        let locale = self.session.locale.try_get_value().ok_or(LoadError::Damaged)?;
        let counting = Counting { state: &state, locale: &locale, data: &data };
        searcher.ask(|index| counting.all_values(index, facet)).await
    }
}
