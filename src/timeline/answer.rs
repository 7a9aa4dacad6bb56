//! The answer to a view: its events, the rows of its list, and its counts. Pure.

use crate::data::page_data::{FacetData, MonthData, TimelineData};
use crate::url::view_state::ViewState;
use std::ops::{Range, RangeInclusive};
use std::sync::Arc;
use vigil_index::{
    Correction, DocId, Facet, Fallback, Highlighter, Hits, Index, NearName, Need, Order, Outcome, Query,
    Request, ShardEvent, Suggestion, Unused,
};
use vigil_model::{DateError, Day, EventDate};

/// The number of rows prerendered in the front page, and of rows of an embed without a limit.
pub const FIRST_ROWS: u32 = 20;

/// The number of rows fetched with the answer of a search: as many as a screen shows. Rows below follow a frame later.
pub(crate) const ANSWER_ROWS: u32 = 8;

/// The largest number of events on paper.
// More than a hundred sheets; browsers lay out all of them before they show the first.
pub(crate) const PRINTED: u32 = 1_000;

/// The number of events by year and month, in order of time, for headings.
pub(crate) type MonthTotals = Vec<((u16, u8), u32)>;

/// The headings above the first event of a year or month in a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// The year and its number of events; none if the row before is of the same year.
    pub year: Option<(u16, u32)>,
    /// The month and its number of events; none if the row before is of the same month.
    pub month: Option<(u8, u32)>,
    /// Whether the row is the first of the list.
    pub is_top: bool,
}

/// An event in a list, with its headings.
#[derive(Clone)]
pub struct Row {
    /// The event.
    pub event: Arc<ShardEvent>,
    /// The headings above the event.
    pub heading: Heading,
}

/// The events that answer a view.
#[derive(Clone)]
pub struct Answer {
    /// The number of the answer on this page, so that rows of different answers are never mixed.
    pub turn: u32,
    /// The view that it answers.
    pub state: ViewState,
    /// The documents of the events.
    pub hits: Hits,
    /// Misspelt words, each with the word searched instead.
    pub corrections: Vec<Correction>,
    /// People whose name equals the text.
    pub named: Vec<Suggestion>,
    /// Names a few typing errors away from the text.
    pub near: Vec<NearName>,
    /// Whether the events are those of the first near name, because the text itself finds none.
    pub is_replaced: bool,
    /// The search that replaced that of the text, because the text itself finds none.
    pub fallback: Fallback,
    /// The ignored words of the text, and values that no event has.
    pub unused: Vec<Unused>,
    /// Finds the hits in titles and summaries.
    pub highlighter: Highlighter,
    /// Whether a file of the index was missing, so that events may be missing.
    pub incomplete: bool,
    /// The number of events by month.
    pub months: MonthTotals,
}

impl Default for Answer {
    /// No events.
    fn default() -> Answer {
        Answer {
            turn: 0,
            state: ViewState::default(),
            hits: Hits::All(0),
            corrections: Vec::new(),
            named: Vec::new(),
            near: Vec::new(),
            is_replaced: false,
            fallback: Fallback::default(),
            unused: Vec::new(),
            highlighter: Highlighter::default(),
            incomplete: false,
            months: MonthTotals::new(),
        }
    }
}

impl Answer {
    /// The answer with all events, from the page alone. `state` must have no conditions.
    pub fn everything(turn: u32, state: ViewState, data: &TimelineData) -> Answer {
        let months = data.months.iter().map(|month| ((month.year, month.month), month.total())).collect();
        Answer { turn, state, hits: Hits::All(data.event_count), months, ..Answer::default() }
    }

    /// The answer with the outcome of a search.
    pub(crate) fn found(
        turn: u32,
        state: ViewState,
        query: Query,
        mut outcome: Outcome,
        months: MonthTotals,
    ) -> Answer {
        let mut unused = query.unused;
        unused.append(&mut outcome.fallback.unused);
        Answer {
            turn,
            state,
            hits: outcome.hits,
            corrections: outcome.corrections,
            named: Vec::new(),
            near: outcome.near,
            is_replaced: outcome.is_replaced,
            fallback: outcome.fallback,
            unused,
            highlighter: outcome.highlighter,
            incomplete: outcome.incomplete,
            months,
        }
    }

    /// The number of events.
    pub(crate) fn len(&self) -> u32 {
        self.hits.len()
    }

    /// Whether there are no events.
    pub(crate) fn is_empty(&self) -> bool {
        self.hits.is_empty()
    }

    /// The documents with these ranks in the list; fewer beyond its end.
    pub(crate) fn docs(&self, ranks: Range<u32>) -> Vec<DocId> {
        ranks.filter_map(|rank| self.hits.doc_at(rank, self.state.order)).collect()
    }

    /// The rows of consecutive events; `above` is the event before the first one.
    pub fn rows(&self, mut above: Option<Arc<ShardEvent>>, events: Vec<Arc<ShardEvent>>) -> Vec<Row> {
        let row = |event: Arc<ShardEvent>| {
            let heading = self.heading(above.as_deref(), &event);
            above = Some(event.clone());
            Row { event, heading }
        };
        events.into_iter().map(row).collect()
    }

    /// The answer with headings that count these events alone.
    pub(crate) fn counting(mut self, events: &[Arc<ShardEvent>]) -> Answer {
        let month = |event: &Arc<ShardEvent>| ((event.date.year(), event.date.month().unwrap_or(0)), 1);
        self.months = events.iter().map(month).collect();
        self
    }

    fn heading(&self, above: Option<&ShardEvent>, event: &ShardEvent) -> Heading {
        if self.state.order == Order::Best {
            // Best matches are in no order of time.
            return Heading::default();
        }
        let year = event.date.year();
        let new_year = above.is_none_or(|above| above.date.year() != year);
        let new_month = new_year || above.is_some_and(|above| above.date.month() != event.date.month());
        let in_months = |wanted: &dyn Fn(u8) -> bool| -> u32 {
            let months = self.months.iter().filter(|((of, month), _)| *of == year && wanted(*month));
            months.map(|(_, count)| count).sum()
        };
        Heading {
            year: new_year.then(|| (year, in_months(&|_| true))),
            month: event
                .date
                .month()
                .filter(|_| new_month)
                .map(|month| (month, in_months(&|one| one == month))),
            is_top: above.is_none(),
        }
    }

    /// The months with events in the order of the list, each with the ranks of its events. Empty for best matches, which are
    /// in no order of time.
    pub(crate) fn months_from_top(&self) -> Vec<((u16, u8), Range<u32>)> {
        let in_order: Vec<_> = match self.state.order {
            Order::Best => Vec::new(),
            Order::Oldest => self.months.clone(),
            Order::Newest => self.months.iter().rev().copied().collect(),
        };
        let mut rank = 0;
        let in_order = in_order.into_iter().filter(|(_, count)| *count > 0);
        in_order
            .map(|(month, count)| {
                let first = rank;
                rank += count;
                (month, first..rank)
            })
            .collect()
    }
}

/// The rows of a fixed list in order of time, with headings that count the list itself.
pub fn rows_of(events: &[ShardEvent]) -> Vec<Row> {
    let events: Vec<_> = events.iter().cloned().map(Arc::new).collect();
    Answer::default().counting(&events).rows(None, events)
}

/// A bar of the histogram: the events of a month, or of a day in the histogram of a short span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bar {
    /// The month or the day.
    pub date: EventDate,
    /// The number of events by category, in the order of [`vigil_model::Category::ALL`].
    pub counts: [u32; 5],
}

impl Bar {
    /// The number of events of all categories.
    pub(crate) fn total(self) -> u32 {
        self.counts.iter().sum()
    }
}

/// The bars of the histogram: those of all events, and those of the view for the same dates.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Bars {
    /// The bars of all events.
    pub whole: Vec<Bar>,
    /// The bars of the events of the view.
    pub own: Vec<Bar>,
    /// Whether they are limited to the chosen span.
    pub is_zoomed: bool,
}

impl Bars {
    /// A bar for every month.
    pub(crate) fn of_months(whole: &[MonthData], own: &[MonthData]) -> Bars {
        let bars =
            |months: &[MonthData]| months.iter().filter_map(|month| Bar::try_from(*month).ok()).collect();
        Bars { whole: bars(whole), own: bars(own), is_zoomed: false }
    }

    /// A bar for every day from `first` on.
    pub(crate) fn of_days(first: Day, whole: &[[u32; 5]], own: &[[u32; 5]]) -> Bars {
        let bar = |(day, counts): (i32, &[u32; 5])| {
            Some(Bar { date: EventDate::from_day(Day(day)).ok()?, counts: *counts })
        };
        let bars = |counts: &[[u32; 5]]| (first.0..).zip(counts).filter_map(bar).collect();
        Bars { whole: bars(whole), own: bars(own), is_zoomed: true }
    }

    /// The bars that overlap some days.
    pub(crate) fn within(mut self, days: &RangeInclusive<Day>) -> Bars {
        let is_within =
            |bar: &Bar| bar.date.last_day() >= *days.start() && bar.date.first_day() <= *days.end();
        self.whole.retain(is_within);
        self.own.retain(is_within);
        self.is_zoomed = true;
        self
    }
}

impl TryFrom<MonthData> for Bar {
    type Error = DateError;

    fn try_from(month: MonthData) -> Result<Bar, DateError> {
        Ok(Bar { date: EventDate::from_month(month.year, month.month)?, counts: month.counts })
    }
}

/// The counts next to the list.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Counts {
    /// The view that was counted.
    pub state: ViewState,
    /// Events per month or day.
    pub bars: Bars,
    /// Events per facet value.
    pub facets: Vec<FacetData>,
}

impl Counts {
    /// The counts of all events, from the page alone.
    pub(crate) fn everything(state: ViewState, data: &TimelineData) -> Counts {
        let bars = Bars::of_months(&data.months, &data.months);
        Counts { state, bars, facets: data.facets.clone() }
    }
}

/// The request to the index for a view whose text is parsed as `query`.
pub(crate) fn request<'a>(state: &'a ViewState, query: &'a Query) -> Request<'a> {
    Request { query, facets: &state.facets, from: state.from, to: state.to, order: state.order, exact: false }
}

/// The number of hits by month, in order of time.
pub(crate) fn month_totals(index: &Index, hits: &Hits) -> MonthTotals {
    let years = index.year_counts(hits);
    let months = years.iter().flat_map(|(year, _)| (1..=12).map(move |month| (*year, month)));
    months
        .filter_map(|(year, month)| {
            Some(((u16::try_from(year).ok()?, month), index.month_count(hits, year, month)))
        })
        .collect()
}

/// Searches for a view, or returns the files that the index lacks.
pub(crate) fn search(index: &Index, turn: u32, state: &ViewState) -> Result<Answer, Need> {
    let query = index.parse(&state.text);
    let outcome = index.search(&request(state, &query))?;
    let months = month_totals(index, &outcome.hits);
    // A text that is the whole name of a person is a search for that person; other names are searches for events.
    let mut named = index.named(&state.text)?;
    named.retain(|named| named.facet == Facet::Person);
    Ok(Answer { named, ..Answer::found(turn, state.clone(), query, outcome, months) })
}
