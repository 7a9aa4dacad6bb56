//! Search.

use crate::{DocId, Facet, Highlighter, Index, Need, Query};
use roaring::RoaringBitmap;
use std::collections::{BTreeMap, BTreeSet};
use vigil_model::EventDate;

/// In which order hits are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Order {
    /// The latest first.
    #[default]
    Newest,
    /// The earliest first.
    Oldest,
    /// Exact names first, then all words in titles and names, then the rest; the latest first among equals.
    Best,
}

/// What is searched for.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The typed query.
    pub query: &'a Query,
    /// Chosen facet values: one of each facet's must hold.
    pub facets: &'a BTreeMap<Facet, BTreeSet<String>>,
    /// Only events that last to this date or longer.
    pub from: Option<EventDate>,
    /// Only events that begin by this date.
    pub to: Option<EventDate>,
    /// The order of display.
    pub order: Order,
    /// Whether words are taken as typed, without corrections.
    pub exact: bool,
}

/// The documents found.
#[derive(Clone, Debug, PartialEq)]
pub enum Hits {
    /// All documents, so many.
    All(u32),
    /// These documents.
    Set(RoaringBitmap),
    /// These documents, and the order of the best match.
    Ranked {
        /// The documents.
        set: RoaringBitmap,
        /// The same, best first.
        ranked: Vec<u32>,
    },
}

impl Hits {
    /// How many there are.
    pub fn len(&self) -> u32 {
        0
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether a document is among them.
    pub fn contains(&self, _doc: DocId) -> bool {
        false
    }

    /// The document at a place of the display order, 0 the first. [`Order::Best`] needs hits of a request in that order,
    /// else it is as [`Order::Newest`].
    pub fn doc_at(&self, _rank: u32, _order: Order) -> Option<DocId> {
        None
    }

    /// The place of a document in the display order.
    pub fn rank_of(&self, _doc: DocId, _order: Order) -> Option<u32> {
        None
    }

    /// How many hits have an id in the range.
    pub fn count_in(&self, _docs: std::ops::Range<u32>) -> u32 {
        0
    }
}

/// A word that occurs nowhere, and the one searched for in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The word as typed, folded.
    pub typed: String,
    /// The word searched for.
    pub used: String,
}

/// What a search found.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The documents.
    pub hits: Hits,
    /// The words that were replaced.
    pub corrections: Vec<Correction>,
    /// Marks the hits in texts.
    pub highlighter: Highlighter,
    /// Whether a file was given up that this search reads.
    pub incomplete: bool,
}

/// Which values of a facet are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Values {
    /// The frequent ones of the manifest, and those chosen.
    Top,
    /// All of them.
    All,
}

impl Index {
    /// The documents that match.
    pub fn search(&self, _request: &Request<'_>) -> Result<Outcome, Need> {
        Ok(Outcome {
            hits: Hits::All(0),
            corrections: Vec::new(),
            highlighter: Highlighter::default(),
            incomplete: false,
        })
    }

    /// How many of the hits have each value of a facet, that facet's own choice set aside; by count, then by id.
    pub fn facet_counts(
        &self,
        _request: &Request<'_>,
        _facet: Facet,
        _values: Values,
    ) -> Result<Vec<(String, u32)>, Need> {
        Ok(Vec::new())
    }
}
