//! Facet counts: the number of hits with each value of a facet.

use crate::doc_set::DocSet;
use crate::facet::Facet;
use crate::format::resource::Need;
use crate::search::hits::Hits;
use crate::search::index::Index;
use crate::search::request::Request;
use crate::search::searcher::Searcher;
use crate::sort::sort_by;

/// The values of a facet that are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Values {
    /// The frequent values of the manifest and the chosen ones: needs one file at most, and a block per chosen value.
    Top,
    /// All values: needs all blocks of the facet.
    All,
}

impl Index {
    /// The number of hits with each value of a facet, ignoring the choice in this facet itself: a reader must see what
    /// another value would add. Sorted by count, then by id. Values without hits are left out unless they are chosen.
    ///
    /// # Errors
    ///
    /// [`Need`], if files are missing.
    pub fn facet_counts(
        &self,
        request: &Request<'_>,
        facet: Facet,
        values: Values,
    ) -> Result<Vec<(String, u32)>, Need> {
        let mut searcher = Searcher::new(self);
        let (set, _) = searcher.matching(request, Some(facet));
        let mut counts = match values {
            _ if facet == Facet::Year => self.year_value_counts(set.clone()),
            Values::Top => searcher.top_counts(facet, set.as_ref()),
            Values::All => searcher.all_counts(facet, set.as_ref()),
        };
        counts.retain(|(_, count)| *count > 0);
        for value in request.facets.of(facet) {
            if !counts.iter().any(|(id, _)| id == value) {
                let count = if facet == Facet::Year { 0 } else { searcher.count(facet, value, set.as_ref()) };
                counts.push((value.to_owned(), count));
            }
        }
        sort_by(&mut counts, |left, right| right.1.cmp(&left.1).then_with(|| left.0.cmp(&right.0)));
        searcher.end(counts)
    }

    fn year_value_counts(&self, set: Option<DocSet>) -> Vec<(String, u32)> {
        let hits = set.map_or(Hits::All(self.manifest.documents), Hits::Set);
        self.year_counts(&hits).into_iter().map(|(year, count)| (year.to_string(), count)).collect()
    }
}

impl Searcher<'_> {
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

    /// The number of documents with a value in a set; in the whole index without a set.
    fn count(&mut self, facet: Facet, value: &str, set: Option<&DocSet>) -> u32 {
        let mut count = 0;
        self.visit_value(facet, value, &mut |doc| {
            count += u32::from(set.is_none_or(|set| set.contains(doc)))
        });
        count
    }
}
