//! `manifest.json`: what every page of a build knows about the index before it loads any of it.

use crate::{Facet, Variants};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Range;
use vigil_model::{Day, Localized};

/// A document's position in chronological order, 0 the earliest. Belongs to one build and never leaves it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocId(pub u32);

/// What the browser must know to find everything else.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of all formats of this crate.
    pub version: u32,
    /// How many documents (events) there are.
    pub documents: u32,
    /// How many events a shard holds.
    pub shard_len: u32,
    /// Character variants folded together.
    pub variants: Variants,
    /// By facet: how many values it has, and the most frequent ones.
    pub facets: BTreeMap<Facet, FacetSummary>,
}

/// What the manifest says of one facet.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FacetSummary {
    /// How many values occur.
    pub values: u32,
    /// The most frequent values, by count, then by id.
    pub top: Vec<TopValue>,
}

/// A frequent facet value.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TopValue {
    /// The value's id.
    pub id: String,
    /// How many documents have it.
    pub count: u32,
    /// Its name in every locale, where it was given one.
    #[serde(default, skip_serializing_if = "no_labels")]
    pub labels: Localized,
}

fn no_labels(labels: &Localized) -> bool {
    labels.0.is_empty()
}

impl Manifest {
    /// The shard that holds a document.
    pub fn shard_of(&self, doc: DocId) -> u32 {
        doc.0 / self.shard_len.max(1)
    }

    /// How many shards there are.
    pub fn shard_count(&self) -> u32 {
        self.documents.div_ceil(self.shard_len.max(1))
    }

    /// Where a shard stands below `data/<build>/`.
    pub fn shard_path(locale: &str, shard: u32) -> String {
        format!("{locale}/events/{shard}.json")
    }

    /// The first day of the first and of the last document.
    pub fn day_span(&self) -> Option<(Day, Day)> {
        None
    }

    /// The documents whose first day lies from `first` to `last`, both included.
    pub fn docs_between(&self, _first: Day, _last: Day) -> Range<u32> {
        0..0
    }

    /// The first day of a document.
    pub fn first_day(&self, _doc: DocId) -> Option<Day> {
        None
    }
}
