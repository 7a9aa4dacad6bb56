//! Names found by a text, with their ranks.

use crate::facet::Facet;
use crate::format::names::Named;
use crate::sort::sorted_places;
use std::cmp::Reverse;
use vigil_model::Localized;

/// A facet value that was found by one of its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The facet.
    pub facet: Facet,
    /// The value's id.
    pub id: String,
    /// The name in each locale.
    pub labels: Localized,
    /// The number of documents with this value.
    pub count: u32,
    /// The 1-based index of a person's status in `Status::ALL`; 0 for none.
    pub status: u32,
}

/// Found values with their ranks; lower is better.
#[derive(Default)]
pub(crate) struct Ranked<'a>(Vec<(usize, &'a Named)>);

impl<'a> Ranked<'a> {
    /// Adds a value unless it was added before: a value can be in several blocks.
    pub(crate) fn push(&mut self, rank: usize, named: &'a Named) {
        if !self.0.iter().any(|(_, other)| other.facet == named.facet && other.id == named.id) {
            self.0.push((rank, named));
        }
    }

    /// The best values: by rank, then by count (largest first), then by facet and id.
    pub(crate) fn best(&self, limit: usize) -> Vec<(usize, &'a Named)> {
        let order = sorted_places(self.0.len(), &mut |left, right| {
            let key = |place: usize| {
                self.0.get(place).map(|(rank, named)| (*rank, Reverse(named.count), named.facet, &named.id))
            };
            key(left).cmp(&key(right))
        });
        let mut best = Vec::new();
        for place in order.into_iter().take(limit) {
            best.extend(self.0.get(place).copied());
        }
        best
    }
}

impl Named {
    /// The value for display; `None` if its facet is unknown.
    pub(crate) fn suggestion(&self) -> Option<Suggestion> {
        let (id, labels) = (self.id.clone(), self.labels.clone());
        Some(Suggestion { facet: self.facet()?, id, labels, count: self.count, status: self.status })
    }
}
