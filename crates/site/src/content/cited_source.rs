//! Sources as pages list them: with their kinds, the most direct first, and whether they can still be opened.

use crate::content::local_model::LocalModel;
use crate::content::source_kind::SourceKind;
use vigil_model::{Source, is_of_domain};

/// A source of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitedSource {
    /// The source.
    pub source: Source,
    /// Its kind, if its host is known to have one alone.
    pub kind: Option<SourceKind>,
    /// Whether its host is known to be closed.
    pub is_gone: bool,
}

impl LocalModel<'_> {
    /// The sources of a page: court documents and official ones first, then news and those of no known kind, then campaigns and
    /// references; within a kind in the order of the data.
    pub fn cited_sources(&self, sources: &[Source]) -> Vec<CitedSource> {
        let closed_hosts = &self.model.dataset.site().closed_hosts;
        let cite = |source: &Source| {
            let host = source.host();
            CitedSource {
                kind: SourceKind::of(source),
                is_gone: closed_hosts.iter().any(|closed| is_of_domain(&host, closed)),
                source: source.clone(),
            }
        };
        let mut cited: Vec<CitedSource> = sources.iter().map(cite).collect();
        cited.sort_by_key(|source| source.kind.unwrap_or(SourceKind::News));
        cited
    }
}
