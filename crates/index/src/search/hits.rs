//! The documents that a search found, in the order of display.

use crate::doc_set::{DocId, DocSet};
use std::ops::Range;

/// The order in which hits are displayed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Order {
    /// Latest first day first.
    #[default]
    Newest,
    /// Earliest first day first.
    Oldest,
    /// By rank: documents about exactly the named thing, then those with all words in titles and names, then the rest;
    /// within each rank the latest first.
    Best,
}

/// The documents that a search found.
#[derive(Clone, Debug, PartialEq)]
pub enum Hits {
    /// All documents, with their number: a query without conditions needs no set.
    All(u32),
    /// These documents.
    Set(DocSet),
    /// These documents, ranked for [`Order::Best`].
    Ranked {
        /// The documents.
        set: DocSet,
        /// The same, best first.
        ranked: Vec<u32>,
    },
}

impl Hits {
    /// The number of hits.
    pub fn len(&self) -> u32 {
        match self {
            Hits::All(count) => *count,
            Hits::Set(set) | Hits::Ranked { set, .. } => set.len(),
        }
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether a document is a hit.
    pub(crate) fn contains(&self, doc: DocId) -> bool {
        match self {
            Hits::All(count) => doc.0 < *count,
            Hits::Set(set) | Hits::Ranked { set, .. } => set.contains(doc.0),
        }
    }

    /// The document with this rank (0-based) in the order of display; `None` past the last. [`Order::Best`] equals
    /// [`Order::Newest`] unless the search was made with [`Order::Best`].
    pub fn doc_at(&self, rank: u32, order: Order) -> Option<DocId> {
        if let (Hits::Ranked { ranked, .. }, Order::Best) = (self, order) {
            return ranked.get(rank as usize).copied().map(DocId);
        }
        let before = match order {
            Order::Oldest => rank,
            Order::Newest | Order::Best => self.len().checked_sub(rank)?.checked_sub(1)?,
        };
        match self {
            Hits::All(count) => (before < *count).then_some(DocId(before)),
            Hits::Set(set) | Hits::Ranked { set, .. } => set.select(before).map(DocId),
        }
    }

    /// The 0-based rank of a document in the order of display; `None` if it is not a hit.
    pub fn rank_of(&self, doc: DocId, order: Order) -> Option<u32> {
        if !self.contains(doc) {
            return None;
        }
        if let (Hits::Ranked { ranked, .. }, Order::Best) = (self, order) {
            return ranked.iter().position(|&one| one == doc.0).map(|place| place as u32);
        }
        let before = self.count_in(0..doc.0);
        match order {
            Order::Oldest => Some(before),
            Order::Newest | Order::Best => Some(self.len() - 1 - before),
        }
    }

    /// The number of hits in a range of documents.
    pub(crate) fn count_in(&self, docs: Range<u32>) -> u32 {
        match self {
            Hits::All(count) => docs.end.min(*count).saturating_sub(docs.start),
            Hits::Set(set) | Hits::Ranked { set, .. } => set.count_in(docs),
        }
    }

    /// The set of documents; `None` for all.
    pub(crate) fn set(&self) -> Option<&DocSet> {
        match self {
            Hits::All(_) => None,
            Hits::Set(set) | Hits::Ranked { set, .. } => Some(set),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn all_documents_have_ranks_without_a_set() {
        let hits = Hits::All(3);
        assert_eq!(
            [0, 1, 2, 3].map(|rank| hits.doc_at(rank, Order::Newest).map(|doc| doc.0)),
            [Some(2), Some(1), Some(0), None]
        );
        assert_eq!(
            [0, 2, 3].map(|rank| hits.doc_at(rank, Order::Oldest).map(|doc| doc.0)),
            [Some(0), Some(2), None]
        );
        assert_eq!(hits.count_in(1..9), 2);
        assert_eq!(Hits::All(0).doc_at(0, Order::Newest), None);
    }

    proptest! {
        #[test]
        fn rank_of_is_the_inverse_of_doc_at(docs in proptest::collection::btree_set(0..500_u32, 0..60), from in 0..500_u32, to in 0..500_u32) {
            let mut ranked: Vec<u32> = docs.iter().copied().collect();
            ranked.sort_by_key(|doc| doc.wrapping_mul(2_654_435_761));
            let set: DocSet = docs.iter().copied().collect();
            for hits in [Hits::Set(set.clone()), Hits::Ranked { set, ranked: ranked.clone() }] {
                for order in [Order::Newest, Order::Oldest, Order::Best] {
                    let shown: Vec<DocId> = (0..hits.len()).filter_map(|rank| hits.doc_at(rank, order)).collect();
                    prop_assert_eq!(shown.len(), docs.len());
                    prop_assert_eq!(hits.doc_at(hits.len(), order), None);
                    for (rank, &doc) in shown.iter().enumerate() {
                        prop_assert_eq!(hits.rank_of(doc, order), Some(rank as u32));
                    }
                    if order == Order::Oldest {
                        prop_assert!(shown.iter().map(|doc| doc.0).eq(docs.iter().copied()));
                    }
                }
                prop_assert_eq!(hits.count_in(from..to), docs.iter().filter(|&&doc| (from..to).contains(&doc)).count() as u32);
            }
        }
    }
}
