//! The hits in the lanes of the chart: one lane for each of some values of a facet.

use crate::doc_set::DocSet;
use crate::facet::Facet;
use crate::format::resource::Need;
use crate::search::hits::Hits;
use crate::search::index::Index;
use crate::search::searcher::Searcher;

impl Index {
    /// The hits with each of some values of a facet, and last the hits with none of them. A hit with several of the values
    /// is in several lanes.
    ///
    /// # Errors
    ///
    /// [`Need`], if files are missing.
    pub fn lanes(&self, hits: &Hits, facet: Facet, values: &[&str]) -> Result<Vec<DocSet>, Need> {
        let mut searcher = Searcher::new(self);
        let all = hits.set().cloned().unwrap_or_else(|| DocSet::from_range(0..self.manifest.documents));
        let mut rest = all.clone();
        let mut lanes = Vec::with_capacity(values.len() + 1);
        for value in values {
            let mut docs = searcher.facet_docs(facet, value);
            docs.intersect(&all);
            rest.subtract(&docs);
            lanes.push(docs);
        }
        lanes.push(rest);
        searcher.end(lanes)
    }
}
