//! The answer to a view, its counts, and the rows of its list. Pure.

use crate::data::page_data::{FacetData, MonthData, TimelineData};
use crate::url::view_state::ViewState;
use std::ops::RangeInclusive;
use std::sync::Arc;
use vigil_index::{
    Correction, DocId, Facet, Highlighter, Hits, Index, NearName, Need, Order, Outcome, Query, Request,
    ShardEvent, Suggestion, Unused,
};
use vigil_model::{DateError, Day, EventDate};

/// How many events a list shows before it is scrolled; the front page comes with as many.
pub const FIRST_ROWS: u32 = 20;

/// How many events the answer of a search begins with: as many as a screen shows. What is below follows a frame later.
pub const ANSWER_ROWS: u32 = 8;

/// How many events are printed at most: they fill more than a hundred sheets, and a browser lays out all of them before it
/// shows the first.
pub const PRINTED: u32 = 1_000;

/// Events by year and month, for headings; in order of time.
pub type MonthTotals = Vec<((u16, u8), u32)>;

/// The headings above an event that begins a year or a month in its list, with their counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// The year and its number of events.
    pub year: Option<(u16, u32)>,
    /// The month and its number of events.
    pub month: Option<(u8, u32)>,
}

/// An event at its place in a list.
#[derive(Clone)]
pub struct Row {
    /// The event.
    pub event: Arc<ShardEvent>,
    /// The headings above it.
    pub heading: Heading,
}

/// The events that answer a view.
#[derive(Clone)]
pub struct Answer {
    /// Counts the answers given on this page, so that rows of different answers are never taken for each other.
    pub turn: u32,
    /// The view it answers.
    pub state: ViewState,
    /// The events.
    pub hits: Hits,
    /// Words that occur nowhere, and those searched in their place.
    pub corrections: Vec<Correction>,
    /// The people of whom what was typed is a name.
    pub named: Vec<Suggestion>,
    /// Names near to what was typed.
    pub near: Vec<NearName>,
    /// Whether the events are those of the first near name, since what was typed finds none.
    pub is_replaced: bool,
    /// The typed words that could not be used.
    pub unused: Vec<Unused>,
    /// Finds the words to mark.
    pub highlighter: Highlighter,
    /// Whether part of the index could not be read.
    pub incomplete: bool,
    /// Events by month.
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
            unused: Vec::new(),
            highlighter: Highlighter::default(),
            incomplete: false,
            months: MonthTotals::new(),
        }
    }
}

impl Answer {
    /// All events, as the page came.
    pub fn everything(turn: u32, state: ViewState, data: &TimelineData) -> Answer {
        let months = data.months.iter().map(|month| ((month.year, month.month), month.total())).collect();
        Answer { turn, state, hits: Hits::All(data.event_count), months, ..Answer::default() }
    }

    /// The events a search found.
    pub fn found(turn: u32, state: ViewState, query: Query, outcome: Outcome, months: MonthTotals) -> Answer {
        Answer {
            turn,
            state,
            hits: outcome.hits,
            corrections: outcome.corrections,
            named: Vec::new(),
            near: outcome.near,
            is_replaced: outcome.is_replaced,
            unused: query.unused,
            highlighter: outcome.highlighter,
            incomplete: outcome.incomplete,
            months,
        }
    }

    /// How many events there are.
    pub fn len(&self) -> u32 {
        self.hits.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.hits.is_empty()
    }

    /// The documents at some places of the list.
    pub fn docs(&self, ranks: std::ops::Range<u32>) -> Vec<DocId> {
        ranks.filter_map(|rank| self.hits.doc_at(rank, self.state.order)).collect()
    }

    /// The rows of some events that follow each other; `above` is the event before them.
    pub fn rows(&self, mut above: Option<Arc<ShardEvent>>, events: Vec<Arc<ShardEvent>>) -> Vec<Row> {
        let row = |event: Arc<ShardEvent>| {
            let heading = self.heading(above.as_deref(), &event);
            above = Some(event.clone());
            Row { event, heading }
        };
        events.into_iter().map(row).collect()
    }

    fn heading(&self, above: Option<&ShardEvent>, event: &ShardEvent) -> Heading {
        if self.state.order == Order::Best {
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
        }
    }
}

/// Rows of a list that is not a search's answer: newest or oldest first, with headings counted from the list itself.
pub fn rows_of(events: &[ShardEvent]) -> Vec<Row> {
    let months = events.iter().map(|event| ((event.date.year(), event.date.month().unwrap_or(0)), 1));
    let answer = Answer { months: months.collect(), ..Answer::default() };
    answer.rows(None, events.iter().cloned().map(Arc::new).collect())
}

/// A bar of the histogram: the events of a month, or of a day where a short span is looked at closely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The month or the day.
    pub date: EventDate,
    /// How many events there are of each category.
    pub counts: [u32; 5],
}

impl Bar {
    /// How many events there are in all.
    pub fn total(self) -> u32 {
        self.counts.iter().sum()
    }
}

/// The bars of the histogram: those of all events, and for the same dates those of the view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bars {
    /// All events.
    pub whole: Vec<Bar>,
    /// The events of the view.
    pub own: Vec<Bar>,
    /// Whether they are only part of the whole time.
    pub is_close: bool,
}

impl Bars {
    /// A bar for every month.
    pub fn of_months(whole: &[MonthData], own: &[MonthData]) -> Bars {
        let bars =
            |months: &[MonthData]| months.iter().filter_map(|month| Bar::try_from(*month).ok()).collect();
        Bars { whole: bars(whole), own: bars(own), is_close: false }
    }

    /// A bar for every day from `first` on.
    pub fn of_days(first: Day, whole: &[[u32; 5]], own: &[[u32; 5]]) -> Bars {
        let bar = |(day, counts): (i32, &[u32; 5])| {
            Some(Bar { date: EventDate::from_day(Day(day)).ok()?, counts: *counts })
        };
        let bars = |counts: &[[u32; 5]]| (first.0..).zip(counts).filter_map(bar).collect();
        Bars { whole: bars(whole), own: bars(own), is_close: true }
    }

    /// Those that touch some days only.
    pub fn within(mut self, days: &RangeInclusive<Day>) -> Bars {
        let is_within =
            |bar: &Bar| bar.date.last_day() >= *days.start() && bar.date.first_day() <= *days.end();
        self.whole.retain(is_within);
        self.own.retain(is_within);
        self.is_close = true;
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
pub struct Counts {
    /// The view it was counted for.
    pub state: ViewState,
    /// Events per month or day.
    pub bars: Bars,
    /// Events per facet value.
    pub facets: Vec<FacetData>,
}

impl Counts {
    /// Those of all events, as the page came with them.
    pub fn everything(state: ViewState, data: &TimelineData) -> Counts {
        let bars = Bars::of_months(&data.months, &data.months);
        Counts { state, bars, facets: data.facets.clone() }
    }
}

/// The search a view asks for.
pub fn request<'a>(state: &'a ViewState, query: &'a Query) -> Request<'a> {
    Request { query, facets: &state.facets, from: state.from, to: state.to, order: state.order, exact: false }
}

/// Events per month of some hits.
pub fn month_totals(index: &Index, hits: &Hits) -> MonthTotals {
    let years = index.year_counts(hits);
    let months = years.iter().flat_map(|(year, _)| (1..=12).map(move |month| (*year, month)));
    months
        .filter_map(|(year, month)| {
            Some(((u16::try_from(year).ok()?, month), index.month_count(hits, year, month)))
        })
        .collect()
}

/// Searches for a view.
pub fn search(index: &Index, turn: u32, state: &ViewState) -> Result<Answer, Need> {
    let query = Query::parse(&state.text);
    let outcome = index.search(&request(state, &query))?;
    let months = month_totals(index, &outcome.hits);
    let mut named = index.named(&state.text)?;
    named.retain(|named| named.facet == Facet::Person);
    Ok(Answer { named, ..Answer::found(turn, state.clone(), query, outcome, months) })
}
