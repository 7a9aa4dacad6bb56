//! Facet counts: how many of the hits have each value of a facet.

use crate::index::Reading;
use crate::posting_list::Docs;
use crate::term_block::TermBlock;
use crate::{Facet, Hits, Index, Need, Request, hits};
use roaring::RoaringBitmap;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Which values of a facet are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Values {
    /// The frequent ones of the manifest, and those chosen.
    Top,
    /// All of them.
    All,
}

impl Index {
    /// How many of the hits have each value of a facet, that facet's own choice set aside; by count, then by id. Values
    /// without hits are left out, but those chosen always stand.
    pub fn facet_counts(
        &self,
        request: &Request<'_>,
        facet: Facet,
        values: Values,
    ) -> Result<Vec<(String, u32)>, Need> {
        let mut reading = Reading::new(self);
        let (set, _) = reading.matching(request, Some(facet));
        let mut counts = match values {
            _ if facet == Facet::Year => self.year_value_counts(set.as_ref()),
            Values::Top => reading.top_counts(facet, set.as_ref()),
            Values::All => reading.all_counts(facet, set.as_ref()),
        };
        counts.retain(|_, count| *count > 0);
        for value in request.facets.get(&facet).into_iter().flatten() {
            if !counts.contains_key(value) {
                let docs = reading.facet_docs(facet, value);
                let count = set.as_ref().map_or(docs.len(), |set| docs.intersection_len(set));
                counts.insert(value.clone(), count as u32);
            }
        }
        let mut counts: Vec<(String, u32)> = counts.into_iter().collect();
        // By id already, and the sort is stable.
        counts.sort_by_key(|(_, count)| Reverse(*count));
        reading.end(counts)
    }

    fn year_value_counts(&self, set: Option<&RoaringBitmap>) -> BTreeMap<String, u32> {
        let count = |docs: std::ops::Range<u32>| match set {
            Some(set) => hits::count_in(set, docs),
            None => Hits::All(self.manifest.documents).count_in(docs),
        };
        self.manifest.years().into_iter().map(|(year, docs)| (year.to_string(), count(docs))).collect()
    }
}

impl Reading<'_> {
    fn top_counts(&mut self, facet: Facet, set: Option<&RoaringBitmap>) -> BTreeMap<String, u32> {
        let Some(summary) = self.index.manifest.facets.get(&facet) else { return BTreeMap::new() };
        let Some(set) = set else {
            return summary.top.iter().map(|top| (top.id.clone(), top.count)).collect();
        };
        let mut counts = BTreeMap::new();
        for top in &summary.top {
            let docs = self.top_docs(facet, &top.id);
            counts.insert(top.id.clone(), docs.intersection_len(set) as u32);
        }
        counts
    }

    fn all_counts(&mut self, facet: Facet, set: Option<&RoaringBitmap>) -> BTreeMap<String, u32> {
        let prefix = facet.term("");
        let mut counts = BTreeMap::new();
        for number in self.index.manifest.terms.facet_blocks(&prefix) {
            let Some(block) = self.terms(number) else { continue };
            for place in block.terms.prefix_range(&prefix) {
                let value = block.terms.term(place).get(prefix.len()..).unwrap_or_default();
                let count = match set {
                    None => block.lists.count(place),
                    Some(set) => self.count_common(block, place, set),
                };
                counts.insert(value.to_owned(), count);
            }
        }
        counts
    }

    /// How many documents of a list are in a set.
    fn count_common(&mut self, block: &TermBlock, list: usize, set: &RoaringBitmap) -> u32 {
        if block.lists.file(list).is_some() {
            let mut docs = Docs::default();
            self.add_postings(block, list, &mut docs);
            return docs.all.intersection_len(set) as u32;
        }
        let mut count = 0;
        block.lists.visit(list, &mut |doc, _| count += u32::from(set.contains(doc)));
        count
    }
}
