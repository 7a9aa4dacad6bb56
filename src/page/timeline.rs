//! The timeline page: search, facets, histogram and the list of events that answer the view.

use crate::app::{Session, locale, session};
use crate::browser::{dom, history, timer};
use crate::component::{Chips, FacetList, Histogram, Notices, ResultList, Row, SearchBox};
use crate::component::conditions;
use crate::facet_labels::closed_label;
use crate::load::LoadError;
use crate::page_data::{FacetData, MonthData, TimelineData};
use crate::route::Route;
use crate::timeline::{Answer, Counts, FIRST_ROWS, request, search};
use crate::view_state::ViewState;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;
use vigil_index::{Facet, Order, Query, Values};

/// From how many values on a facet is counted by its top values only while the view changes.
const COUNT_ALL_UP_TO: u32 = 1_000;

/// The front page.
#[component]
pub fn TimelinePage(
    /// What the page came with.
    data: TimelineData,
) -> impl IntoView {
    let session = session();
    let data = StoredValue::new(Arc::new(data));
    let finder = Finder::new(session, data);
    finder.start();
    let answer = Signal::derive(move || finder.shown.with(|shown| shown.0.clone()));
    let label = Callback::new(move |(facet, value): (Facet, String)| finder.label(facet, &value));
    let events = Signal::derive(move || count_words(&finder.shown.with(|shown| shown.0.clone()), data.get_value().event_count));
    let facets = Signal::derive(move || finder.counts.with(|counts| counts.facets.clone()));
    view! {
        <Masthead data />
        <div class="finder"><SearchBox /></div>
        <Tries />
        <Histogram whole=data.get_value().months.clone() counts=finder.counts.into() />
        <div class="columns">
            <FacetList facets events />
            <section class="results-region" aria-labelledby="results">
                <h2 class="visually-hidden" id="results">{locale().text("results.label").to_owned()}</h2>
                <Chips label />
                <Notices answer retry=Callback::new(move |()| finder.retry()) />
                <Failure finder />
                <div class="count">
                    <p role="status">{events}</p>
                    <Orders />
                </div>
                <NoResults answer label />
                <ResultList answer=finder.shown.into() shard_len=data.get_value().shard_len failure=finder.failure />
                <Years data />
            </section>
        </div>
    }
}

/// The heading of the front page.
#[component]
fn Masthead(
    /// What the page came with.
    data: StoredValue<Arc<TimelineData>>,
) -> impl IntoView {
    let data = data.get_value();
    view! {
        <div class="masthead">
            <h1>{data.title.clone()}</h1>
            <p>{data.description.clone()}</p>
        </div>
    }
}

/// A few searches to try.
#[component]
fn Tries() -> impl IntoView {
    let session = session();
    let text = locale();
    let tries = (1..=4).filter_map(|n| text.find(&format!("search.try.{n}")).map(str::to_owned));
    let links = tries.map(|words| {
        let address = session.view_href(&ViewState::default().with_text(&words));
        view! { " " <a href=address>{words}</a> }
    });
    view! { <div class="try scripted">{text.text("search.try").to_owned()}{links.collect_view()}</div> }
}

/// The choice of order.
#[component]
fn Orders() -> impl IntoView {
    let session = session();
    let text = locale();
    let orders = [(Order::Newest, "sort.newest"), (Order::Oldest, "sort.oldest"), (Order::Best, "sort.best")];
    let links = orders.map(|(order, key)| {
        let address = move || session.view_href(&session.state().with_order(order));
        let current = move || session.location.with(|location| location.state.order == order).then_some("true");
        view! { <a href=address aria-current=current>{text.text(key).to_owned()}</a> }
    });
    view! {
        <nav class="sort scripted" aria-label=text.text("sort.label").to_owned()>
            {links.into_iter().collect_view()}
        </nav>
    }
}

/// What to do where nothing matches: the view without each of its conditions.
#[component]
fn NoResults(
    /// The answer.
    answer: Signal<Answer>,
    /// The words for a facet's value.
    label: Callback<(Facet, String), String>,
) -> impl IntoView {
    let session = session();
    move || {
        let answer = answer.get();
        if !answer.hits.is_empty() {
            return None;
        }
        let text = locale();
        let ways = conditions(&answer.state, label).into_iter().map(|(words, without)| {
            let words = text.fill("results.none.without", &[("label", &words)]);
            view! { <li><a href=session.view_href(&without)>{words}</a></li> }
        });
        let ways = ways.collect_view();
        let all = session.view_href(&ViewState::default());
        Some(view! {
            <div class="empty">
                <p>{text.text("results.none").to_owned()}</p>
                <ul>{ways}<li><a href=all>{text.text("results.none.all").to_owned()}</a></li></ul>
            </div>
        })
    }
}

/// That the answer could not be loaded, and what to do.
#[component]
fn Failure(
    /// What failed.
    finder: Finder,
) -> impl IntoView {
    move || {
        let error = finder.failure.get()?;
        let text = locale();
        let (key, act): (_, fn(Finder)) = match error {
            LoadError::Outdated => ("error.reload", |_| history::reload()),
            LoadError::Network | LoadError::Damaged => ("results.retry", Finder::retry),
        };
        Some(view! {
            <div class="failed" role="alert">
                <p>{text.text(error.message_key()).to_owned()}</p>
                <button class="button" type="button" on:click=move |_| act(finder)>{text.text(key).to_owned()}</button>
            </div>
        })
    }
}

/// The years, each a page that needs no JavaScript.
#[component]
fn Years(
    /// What the page came with.
    data: StoredValue<Arc<TimelineData>>,
) -> impl IntoView {
    let session = session();
    let text = locale();
    let mut years: BTreeMap<u16, u32> = BTreeMap::new();
    for month in &data.get_value().months {
        *years.entry(month.0).or_default() += month.total();
    }
    let links = years.into_iter().rev().filter(|(_, count)| *count > 0).map(|(year, count)| {
        let name = text.fill("date.year", &[("year", &year.to_string())]);
        view! {
            <li>
                <a href=session.href(&Route::Year(year))>{name} " " <span class="count">{text.number(count.into())}</span></a>
            </li>
        }
    });
    let links = links.collect_view();
    view! {
        <nav class="all-years" aria-label=text.text("results.older").to_owned()>
            <h2 class="heading">{text.text("results.older").to_owned()}</h2>
            <ul class="years">{links}</ul>
        </nav>
    }
}

/// The number of events, in words, and of how many.
fn count_words(answer: &Answer, total: u32) -> String {
    let text = locale();
    let shown = text.count("events", u64::from(answer.hits.len()));
    if answer.hits.len() == total { shown } else { text.fill("events.of", &[("shown", &shown), ("total", &text.number(total.into()))]) }
}

/// Finds the answer to each view, and what is counted beside it.
#[derive(Clone, Copy)]
struct Finder {
    session: Session,
    data: StoredValue<Arc<TimelineData>>,
    shown: RwSignal<Arc<(Answer, Vec<Row>)>>,
    counts: RwSignal<Counts>,
    failure: RwSignal<Option<LoadError>>,
    labels: RwSignal<BTreeMap<(Facet, String), String>>,
    turn: StoredValue<u32>,
    asked_again: RwSignal<u32>,
}

impl Finder {
    fn new(session: Session, data: StoredValue<Arc<TimelineData>>) -> Finder {
        let first = data.get_value();
        let answer = Answer::everything(0, ViewState::default(), &first);
        let rows = answer.rows(0, None, first.newest.iter().cloned().map(Arc::new).collect());
        let names = first.facets.iter().flat_map(|data| data.values.iter().map(|value| (data.facet, value)));
        let labels = names.map(|(facet, value)| ((facet, value.value.clone()), value.label.clone())).collect();
        let counts = Counts { state: ViewState::default(), months: first.months.clone(), facets: first.facets.clone() };
        Finder {
            session,
            data,
            shown: RwSignal::new(Arc::new((answer, rows))),
            counts: RwSignal::new(counts),
            failure: RwSignal::new(None),
            labels: RwSignal::new(labels),
            turn: StoredValue::new(0),
            asked_again: RwSignal::new(0),
        }
    }

    fn start(self) {
        // What is looked for: the view without the event opened in place, which changes nothing in the list.
        let wanted = Memo::new(move |_| self.session.state().with_event(None));
        Effect::new(move || {
            self.asked_again.track();
            let state = wanted.get();
            let turn = self.turn.get_value() + 1;
            self.turn.set_value(turn);
            dom::mark_root("data-ready", false);
            leptos::task::spawn_local(self.find(turn, state));
        });
    }

    fn retry(self) {
        self.session.searcher.with_value(|searcher| searcher.retry());
        self.asked_again.update(|times| *times += 1);
    }

    fn is_current(self, turn: u32) -> bool {
        self.turn.try_get_value() == Some(turn)
    }

    /// Answers a view, then counts beside the answer, then tells that the page is ready.
    async fn find(self, turn: u32, state: ViewState) {
        let answered = self.answer(turn, &state).await;
        if !self.is_current(turn) {
            return;
        }
        match answered {
            Ok(shown) => {
                self.failure.set(None);
                self.shown.set(Arc::new(shown));
            }
            Err(error) => self.failure.set(Some(error)),
        }
        dom::mark_root("data-searching", false);
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
        }
        timer::painted().await;
        if self.is_current(turn) {
            dom::mark_root("data-ready", true);
        }
    }

    async fn answer(self, turn: u32, state: &ViewState) -> Result<(Answer, Vec<Row>), LoadError> {
        let (Some(data), Some(searcher)) = (self.data.try_get_value(), self.session.searcher.try_get_value()) else {
            return Err(LoadError::Damaged);
        };
        let answer = if state.is_unbounded() {
            let answer = Answer::everything(turn, state.clone(), &data);
            if state.order != Order::Oldest {
                let rows = answer.rows(0, None, data.newest.iter().cloned().map(Arc::new).collect());
                return Ok((answer, rows));
            }
            answer
        } else {
            searcher.ask(|index| search(index, turn, state)).await?
        };
        let docs = answer.docs(0..FIRST_ROWS.min(answer.hits.len()));
        let events = searcher.events(&docs, data.shard_len).await?;
        let rows = answer.rows(0, None, events);
        Ok((answer, rows))
    }

    async fn count(self, state: &ViewState) -> Result<Counts, LoadError> {
        let (Some(data), Some(searcher)) = (self.data.try_get_value(), self.session.searcher.try_get_value()) else {
            return Err(LoadError::Damaged);
        };
        if state.is_unbounded() {
            return Ok(Counts { state: state.clone(), months: data.months.clone(), facets: data.facets.clone() });
        }
        let query = Query::parse(&state.text);
        let months = searcher
            .ask(|index| index.histogram(&index.search(&request(state, &query))?.hits))
            .await?
            .into_iter()
            .map(MonthData::from)
            .collect();
        let mut facets = Vec::with_capacity(data.facets.len());
        for facet in &data.facets {
            let values = if facet.value_count <= COUNT_ALL_UP_TO { Values::All } else { Values::Top };
            let mut counts =
                searcher.ask(|index| index.facet_counts(&request(state, &query), facet.facet, values)).await?;
            let value_count = counts.len() as u32;
            let chosen = |(value, _): &(String, u32)| state.has(facet.facet, value);
            counts.sort_by_key(|count| !chosen(count));
            counts.truncate(crate::component::VALUES_SHOWN.max(state.chosen(facet.facet).count()));
            let values = self.session.labelled(facet.facet, counts).await?;
            self.learn(facet.facet, &values);
            facets.push(FacetData { facet: facet.facet, value_count, values });
        }
        Ok(Counts { state: state.clone(), months, facets })
    }

    /// Keeps the words of facet values, for the chips.
    fn learn(self, facet: Facet, values: &[crate::page_data::FacetValue]) {
        let is_new = |labels: &BTreeMap<(Facet, String), String>| {
            values.iter().any(|value| !labels.contains_key(&(facet, value.value.clone())))
        };
        if self.labels.try_with_untracked(is_new) == Some(true) {
            self.labels.update(|labels| {
                labels.extend(values.iter().map(|value| ((facet, value.value.clone()), value.label.clone())));
            });
        }
    }

    fn label(self, facet: Facet, value: &str) -> String {
        if let Some(label) = closed_label(&locale(), facet, value) {
            return label;
        }
        self.labels.with(|labels| labels.get(&(facet, value.to_owned())).cloned()).unwrap_or_else(|| value.to_owned())
    }
}
