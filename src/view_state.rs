//! What the reader is looking at on the timeline, and the query string that says so, both ways. Pure.
//!
//! Reading is total: an unknown key is dropped, a value that cannot be used is dropped and named. Writing is
//! canonical: keys in one order, values sorted, defaults left out.

use form_urlencoded::{byte_serialize, parse};
use std::collections::{BTreeMap, BTreeSet};
use vigil_index::{Facet, Order};
use vigil_model::id::is_slug;
use vigil_model::{Category, EventDate, EventId, Kind};

/// What the reader asked to see. The query string says exactly this and nothing more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewState {
    /// The text in the search box, as typed.
    pub text: String,
    /// The chosen values: OR within a facet, AND between facets. No set is empty.
    pub facets: BTreeMap<Facet, BTreeSet<String>>,
    /// Only events that touch this date or a later one.
    pub from: Option<EventDate>,
    /// Only events that touch this date or an earlier one.
    pub to: Option<EventDate>,
    /// The order of the events.
    pub order: Order,
    /// The event opened in place.
    pub event: Option<EventId>,
}

/// A key of the query string whose value could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// The key.
    pub key: String,
    /// Its value.
    pub value: String,
}

/// The facets that have a key of their own in the query string, in canonical order.
pub const URL_FACETS: [Facet; 7] =
    [Facet::Category, Facet::Kind, Facet::Case, Facet::Person, Facet::Place, Facet::Org, Facet::Country];

impl ViewState {
    /// Reads a query string, without its `?`.
    pub fn from_query(query: &str) -> ViewState {
        ViewState::from_query_with_rejected(query).0
    }

    /// Reads a query string, and names what could not be used.
    pub fn from_query_with_rejected(query: &str) -> (ViewState, Vec<Rejected>) {
        let mut state = ViewState::default();
        let mut rejected = Vec::new();
        for (key, value) in parse(query.as_bytes()) {
            if !state.read(&key, &value, &mut rejected) {
                rejected.push(Rejected { key: key.into_owned(), value: value.into_owned() });
            }
        }
        (state, rejected)
    }

    /// Reads one key; false if the value as a whole cannot be used.
    fn read(&mut self, key: &str, value: &str, rejected: &mut Vec<Rejected>) -> bool {
        match key {
            "q" => self.text = value.to_owned(),
            "from" | "to" => {
                let Ok(date) = value.parse::<EventDate>() else { return value.is_empty() };
                *(if key == "from" { &mut self.from } else { &mut self.to }) = Some(date);
            }
            "sort" => match value {
                "newest" => self.order = Order::Newest,
                "oldest" => self.order = Order::Oldest,
                "best" => self.order = Order::Best,
                _ => return false,
            },
            "event" if is_slug(value) => self.event = Some(value.into()),
            "event" => return false,
            _ => {
                let Some(facet) = URL_FACETS.into_iter().find(|facet| facet.as_str() == key) else { return true };
                for one in value.split(',').filter(|one| !one.is_empty()) {
                    if is_value_of(facet, one) {
                        self.facets.entry(facet).or_default().insert(one.to_owned());
                    } else {
                        rejected.push(Rejected { key: key.to_owned(), value: one.to_owned() });
                    }
                }
            }
        }
        true
    }

    /// Writes the query string, without a `?`; empty for the default view.
    pub fn to_query(&self) -> String {
        let mut query = String::new();
        let mut write = |key: &str, value: &str| {
            if !query.is_empty() {
                query.push('&');
            }
            query.push_str(key);
            query.push('=');
            query.push_str(value);
        };
        if !self.text.is_empty() {
            write("q", &byte_serialize(self.text.as_bytes()).collect::<String>());
        }
        for facet in URL_FACETS {
            let values = self.chosen(facet).collect::<Vec<_>>().join(",");
            if !values.is_empty() {
                write(facet.as_str(), &values);
            }
        }
        for (key, date) in [("from", self.from), ("to", self.to)] {
            if let Some(date) = date {
                write(key, &byte_serialize(date.to_string().as_bytes()).collect::<String>());
            }
        }
        match self.order {
            Order::Newest => {}
            Order::Oldest => write("sort", "oldest"),
            Order::Best => write("sort", "best"),
        }
        if let Some(event) = &self.event {
            write("event", event.as_str());
        }
        query
    }

    /// The chosen values of a facet, sorted.
    pub fn chosen(&self, facet: Facet) -> impl Iterator<Item = &str> {
        self.facets.get(&facet).into_iter().flatten().map(String::as_str)
    }

    /// Whether a facet's value is chosen.
    pub fn has(&self, facet: Facet, value: &str) -> bool {
        self.facets.get(&facet).is_some_and(|values| values.contains(value))
    }

    /// Whether all events are shown: no text, no facet, no dates.
    pub fn is_unbounded(&self) -> bool {
        self.text.trim().is_empty() && self.facets.is_empty() && self.from.is_none() && self.to.is_none()
    }

    /// The same view, searched for `text`.
    pub fn with_text(&self, text: &str) -> ViewState {
        ViewState { text: text.to_owned(), event: None, ..self.clone() }
    }

    /// The same view with a facet's value chosen.
    pub fn with_facet(&self, facet: Facet, value: &str) -> ViewState {
        let mut next = ViewState { event: None, ..self.clone() };
        next.facets.entry(facet).or_default().insert(value.to_owned());
        next
    }

    /// The same view with a facet's value no longer chosen.
    pub fn without_facet(&self, facet: Facet, value: &str) -> ViewState {
        let mut next = ViewState { event: None, ..self.clone() };
        if let Some(values) = next.facets.get_mut(&facet) {
            values.remove(value);
        }
        next.facets.retain(|_, values| !values.is_empty());
        next
    }

    /// The same view with a facet's value chosen if it was not, and the other way round.
    pub fn toggled(&self, facet: Facet, value: &str) -> ViewState {
        if self.has(facet, value) { self.without_facet(facet, value) } else { self.with_facet(facet, value) }
    }

    /// The same view, bounded by two dates.
    pub fn with_span(&self, from: Option<EventDate>, to: Option<EventDate>) -> ViewState {
        ViewState { from, to, event: None, ..self.clone() }
    }

    /// The same view in another order.
    pub fn with_order(&self, order: Order) -> ViewState {
        ViewState { order, ..self.clone() }
    }

    /// The same view with an event opened in place, or none.
    pub fn with_event(&self, event: Option<EventId>) -> ViewState {
        ViewState { event, ..self.clone() }
    }
}

fn is_value_of(facet: Facet, value: &str) -> bool {
    match facet {
        Facet::Category => Category::from_word(value).is_some(),
        Facet::Kind => Kind::from_word(value).is_some(),
        Facet::Country => value.len() == 2 && value.bytes().all(|b| b.is_ascii_uppercase()),
        _ => is_slug(value),
    }
}
