//! The query language. Parsing is total: whatever is typed means something, and what could not be used is named.

use crate::Facet;
use vigil_model::EventDate;

/// A parsed query: clauses that must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The clauses, in the order typed.
    pub clauses: Vec<Clause>,
    /// What could not be used.
    pub unused: Vec<Unused>,
    /// The text as typed.
    pub text: String,
}

/// Parts of which one must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The parts joined by `OR`; mostly one.
    pub parts: Vec<Part>,
}

/// A condition, or its contrary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Whether a minus stands before it.
    pub negated: bool,
    /// The condition.
    pub condition: Condition,
}

/// What a document must have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// All these words.
    Words {
        /// The words as typed.
        text: String,
        /// Whether the last word is still being typed, and matches as a prefix.
        open: bool,
    },
    /// These words side by side.
    Phrase(String),
    /// One of a facet's values.
    Facet(Facet, Vec<String>),
    /// Begins before the date begins.
    Before(EventDate),
    /// Ends after the date ends.
    After(EventDate),
    /// Overlaps the date.
    On(EventDate),
}

/// A piece of the query that could not be used as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unused {
    /// The piece as typed.
    pub text: String,
    /// Why.
    pub reason: UnusedReason,
}

/// Why a piece of a query could not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnusedReason {
    /// `field:value` with a field there is not; searched as words.
    UnknownField,
    /// `field:` without a value; left out.
    NoValue,
    /// `before:`, `after:` or `on:` with what is no date; left out.
    BadDate,
    /// A minus with nothing behind it; left out.
    LoneMinus,
    /// `OR` without something on both sides; left out.
    LoneOr,
    /// A quote that is not closed; closed at the end.
    OpenQuote,
    /// Neither letters nor digits; left out.
    NoWord,
}

impl Query {
    /// The query a text means.
    pub fn parse(text: &str) -> Query {
        Query { clauses: Vec::new(), unused: Vec::new(), text: text.to_owned() }
    }

    /// Whether it asks for nothing, so that all documents match.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }
}
