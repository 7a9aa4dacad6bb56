//! The loaded files of an index.

use crate::error::Error;
use crate::format::codec::VERSION;
use crate::format::dictionary::block_table::BlockTable;
use crate::format::dictionary::facet_lists::{self, FacetLists};
use crate::format::dictionary::position_table;
use crate::format::dictionary::positions::{self, PositionBlock};
use crate::format::dictionary::posting_list::{self, Lists};
use crate::format::dictionary::term_block::{self, TermBlock};
use crate::format::dictionary::word_list::{self, WordList};
use crate::format::manifest::Manifest;
use crate::format::names::{self, NameBlock};
use crate::format::readings;
use crate::format::resource::Resource;
use crate::format::spans::{self, Spans};
use crate::search::matching::text_match::TextMatch;
use crate::search::query::Query;
use crate::text::readings::Readings;
use crate::text::tokenizer::{Fold, Tokenizer};
use std::sync::{Arc, Mutex};

/// The default of [`Index::with_prefix_files`]: one typed letter must not fetch most of the index.
const PREFIX_FILES: u32 = 4;

/// An index with the files loaded so far. A clone shares nothing with the original except the tokenizer.
#[derive(Debug)]
pub struct Index {
    pub(crate) manifest: Manifest,
    pub(crate) tokenizer: Arc<Tokenizer>,
    pub(crate) prefix_files: u32,
    /// A list and not a map: a page loads a few dozen files, and a map is kilobytes of WebAssembly.
    loaded: Vec<(Resource, Loaded)>,
    /// The match of the last text: hits, counts and chart of one view all need it. A mutex and not a cell, so that
    /// `Index` is `Sync`.
    memo: Mutex<Option<Memo>>,
}

#[derive(Clone, Debug)]
struct Memo {
    query: Query,
    exact: bool,
    matched: Arc<TextMatch>,
}

#[derive(Clone, Debug)]
pub(crate) enum Loaded {
    Terms(TermBlock),
    Postings(Lists),
    Facets(FacetLists),
    Spans(Spans),
    Positions(PositionBlock),
    PositionTable(BlockTable),
    Names(NameBlock),
    Words(WordList),
    Readings(Readings),
    /// Not loadable; read as empty.
    Failed,
}

impl Clone for Index {
    fn clone(&self) -> Index {
        Index {
            manifest: self.manifest.clone(),
            tokenizer: Arc::clone(&self.tokenizer),
            prefix_files: self.prefix_files,
            loaded: self.loaded.clone(),
            memo: Mutex::new(None),
        }
    }
}

impl Index {
    /// An index with only the manifest loaded.
    ///
    /// # Errors
    ///
    /// [`Error::Version`], if the manifest was written by another version of this crate.
    pub fn new(manifest: Manifest, fold: Fold) -> Result<Index, Error> {
        if manifest.version != VERSION {
            return Err(Error::Version { expected: VERSION, got: manifest.version });
        }
        let tokenizer = Tokenizer { fold, variants: manifest.variants.clone() };
        Ok(Index {
            manifest,
            tokenizer: Arc::new(tokenizer),
            prefix_files: PREFIX_FILES,
            loaded: Vec::new(),
            memo: Mutex::new(None),
        })
    }

    /// Sets how many term blocks, and how many long lists, the prefix of a word being typed may fetch. A prefix that would
    /// need more is searched as a whole word, and ignored if there is no such word. The same number limits the blocks of
    /// names with which a misspelt name is compared.
    pub fn with_prefix_files(mut self, files: u32) -> Index {
        self.prefix_files = files;
        self
    }

    /// The manifest.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Parses a text with the words of all languages of the site.
    pub fn parse(&self, text: &str) -> Query {
        Query::parse_in(text, &self.manifest.query_words)
    }

    /// Adds a fetched file.
    ///
    /// # Errors
    ///
    /// [`Error`], if the file is damaged; nothing is changed then. Fetch it again, or let it [`fail`](Index::fail).
    pub fn insert(&mut self, resource: &Resource, bytes: &[u8]) -> Result<(), Error> {
        let documents = self.manifest.documents;
        let loaded = match resource {
            Resource::Terms(_) => Loaded::Terms(term_block::decode(bytes, documents)?),
            Resource::Postings(_) => Loaded::Postings(posting_list::decode_long(bytes, documents)?),
            Resource::Facets(_) => Loaded::Facets(facet_lists::decode(bytes, documents)?),
            Resource::Spans => Loaded::Spans(spans::decode(bytes, documents)?),
            Resource::Positions(_) => Loaded::Positions(positions::decode(bytes, documents)?),
            Resource::PositionTable => Loaded::PositionTable(position_table::decode(bytes)?),
            Resource::Names(_) => Loaded::Names(names::decode(bytes, &self.tokenizer)?),
            Resource::Words(_) => Loaded::Words(word_list::decode(bytes)?),
            Resource::Readings => Loaded::Readings(readings::decode(bytes)?),
        };
        self.put(*resource, loaded);
        Ok(())
    }

    /// The term blocks that are not loaded yet, for prefetching; not those of sources, which few readers search.
    pub fn unread(&self) -> Vec<Resource> {
        let blocks = (0..self.manifest.terms.len_without_sources()).map(Resource::Terms);
        blocks.filter(|block| self.find(*block).is_none()).collect()
    }

    /// Marks a file as not loadable: it is read as empty, and searches that need it are `incomplete`.
    pub fn fail(&mut self, resource: &Resource) {
        self.put(*resource, Loaded::Failed);
    }

    /// Forgets the failed files, so that searches need them again.
    pub fn retry(&mut self) {
        let count = self.loaded.len();
        self.loaded.retain(|(_, loaded)| !matches!(loaded, Loaded::Failed));
        // Keep the cached match if nothing had failed: it does not change.
        if self.loaded.len() < count {
            self.memo = Mutex::new(None);
        }
    }

    fn put(&mut self, resource: Resource, loaded: Loaded) {
        // A failed file may be inserted later.
        self.loaded.retain(|(other, _)| *other != resource);
        self.loaded.push((resource, loaded));
        self.memo = Mutex::new(None);
    }

    pub(crate) fn find(&self, resource: Resource) -> Option<&Loaded> {
        self.loaded.iter().find(|(other, _)| *other == resource).map(|(_, loaded)| loaded)
    }

    /// The cached match, if it is of the same text.
    pub(crate) fn remembered(&self, query: &Query, exact: bool) -> Option<Arc<TextMatch>> {
        let memo = self.memo.lock().ok()?;
        let memo = memo.as_ref().filter(|memo| memo.exact == exact && memo.query == *query)?;
        Some(Arc::clone(&memo.matched))
    }

    /// Caches the match of a text.
    pub(crate) fn remember(&self, query: &Query, exact: bool, matched: &Arc<TextMatch>) {
        if let Ok(mut memo) = self.memo.lock() {
            *memo = Some(Memo { query: query.clone(), exact, matched: Arc::clone(matched) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_of_another_version_is_an_error() {
        let manifest = Manifest { version: VERSION + 1, ..Manifest::default() };
        let error = Index::new(manifest, str::to_lowercase).err();
        assert_eq!(error, Some(Error::Version { expected: VERSION, got: VERSION + 1 }));
    }
}
