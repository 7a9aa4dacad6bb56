//! The hits sorted into the lanes of a chart: one for each of some values of a facet.

use crate::index::Reading;
use crate::{DocSet, Facet, Hits, Index, Need};

impl Index {
    /// The hits that have each of some values of a facet, and last those that have none of them. A hit with several of
    /// the values is in several lanes.
    pub fn lanes(&self, hits: &Hits, facet: Facet, values: &[&str]) -> Result<Vec<DocSet>, Need> {
        let mut reading = Reading::new(self);
        let all = hits.set().cloned().unwrap_or_else(|| DocSet::from_range(0..self.manifest.documents));
        let mut rest = all.clone();
        let mut lanes = Vec::with_capacity(values.len() + 1);
        for value in values {
            let mut docs = reading.facet_docs(facet, value);
            docs.intersect(&all);
            rest.subtract(&docs);
            lanes.push(docs);
        }
        lanes.push(rest);
        reading.end(lanes)
    }
}
