//! Facet counts: how many of the hits have each value of a facet.

use crate::index::Reading;
use crate::order::sort_by;
use crate::{DocSet, Facet, Hits, Index, Need, Request};

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
            _ if facet == Facet::Year => self.year_value_counts(set.clone()),
            Values::Top => reading.top_counts(facet, set.as_ref()),
            Values::All => reading.all_counts(facet, set.as_ref()),
        };
        counts.retain(|(_, count)| *count > 0);
        for value in request.facets.of(facet) {
            if !counts.iter().any(|(id, _)| id == value) {
                let count = if facet == Facet::Year { 0 } else { reading.count(facet, value, set.as_ref()) };
                counts.push((value.to_owned(), count));
            }
        }
        sort_by(&mut counts, |left, right| right.1.cmp(&left.1).then_with(|| left.0.cmp(&right.0)));
        reading.end(counts)
    }

    fn year_value_counts(&self, set: Option<DocSet>) -> Vec<(String, u32)> {
        let hits = set.map_or(Hits::All(self.manifest.documents), Hits::Set);
        self.year_counts(&hits).into_iter().map(|(year, count)| (year.to_string(), count)).collect()
    }
}

impl Reading<'_> {
    fn top_counts(&mut self, facet: Facet, set: Option<&DocSet>) -> Vec<(String, u32)> {
        let Some(summary) = self.index.manifest.facet(facet) else { return Vec::new() };
        let mut counts = Vec::new();
        for top in &summary.top {
            let count = match set {
                None => top.count,
                Some(set) => {
                    let mut count = 0;
                    self.visit_top(facet, &top.id, &mut |doc| count += u32::from(set.contains(doc)));
                    count
                }
            };
            counts.push((top.id.clone(), count));
        }
        counts
    }

    fn all_counts(&mut self, facet: Facet, set: Option<&DocSet>) -> Vec<(String, u32)> {
        let prefix = facet.term("");
        let mut counts = Vec::new();
        for number in self.index.manifest.terms.facet_blocks(&prefix) {
            let Some(block) = self.terms(number) else { continue };
            for place in block.terms.prefix_range(&prefix) {
                let value = block.terms.term(place).get(prefix.len()..).unwrap_or_default();
                let mut count = 0;
                match set {
                    None => count = block.lists.count(place),
                    Some(set) => {
                        self.visit_postings(block, place, &mut |doc, _| count += u32::from(set.contains(doc)))
                    }
                }
                counts.push((value.to_owned(), count));
            }
        }
        counts
    }

    /// How many documents of a value are in a set, or are there at all.
    fn count(&mut self, facet: Facet, value: &str, set: Option<&DocSet>) -> u32 {
        let mut count = 0;
        self.visit_value(facet, value, &mut |doc| {
            count += u32::from(set.is_none_or(|set| set.contains(doc)))
        });
        count
    }
}
