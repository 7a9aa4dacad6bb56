//! What is loaded of an index, and what is lacking.

use crate::codec::VERSION;
use crate::facet_lists::{self, FacetLists};
use crate::manifest::BlockTable;
use crate::names::{self, NameBlock};
use crate::position_table;
use crate::positions::{self, PositionBlock};
use crate::posting_list::{self, Docs, Lists};
use crate::readings::{self, Readings};
use crate::spans::{self, Spans};
use crate::term_block::{self, TermBlock};
use crate::text_match::TextMatch;
use crate::tokenizer::Tokenizer;
use crate::word_list::{self, WordList};
use crate::{Error, Fold, Manifest, Query};
use std::sync::{Arc, Mutex};

/// A word being typed loads no more blocks of terms, and no more long lists, than this; a misspelt name no more blocks of
/// names.
const PREFIX_FILES: u32 = 4;

/// A file of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Resource {
    /// A block of terms with their posting lists.
    Terms(u32),
    /// A long posting list.
    Postings(u32),
    /// Posting lists of frequent facet values.
    Facets(u32),
    /// Documents that last longer than a day.
    Spans,
    /// Positions of words in texts, for phrases.
    Positions(u32),
    /// Which block of positions has which words.
    PositionTable,
    /// Names, for suggestions.
    Names(u32),
    /// Words that occur, for corrections.
    Words(u32),
    /// Characters that sound alike, for misspelt Chinese names.
    Readings,
}

impl Resource {
    /// Where it stands below `data/<build>/`.
    pub fn path(&self) -> String {
        let (folder, number) = match self {
            Resource::Terms(number) => ("terms", number),
            Resource::Postings(number) => ("postings", number),
            Resource::Facets(number) => ("facets", number),
            Resource::Spans => return "spans.bin".to_owned(),
            Resource::PositionTable => return "positions.bin".to_owned(),
            Resource::Positions(number) => ("positions", number),
            Resource::Names(number) => ("names", number),
            Resource::Words(number) => ("words", number),
            Resource::Readings => return "readings.bin".to_owned(),
        };
        [folder, "/", &number.to_string(), ".bin"].concat()
    }
}

/// The files a question lacks; load them, insert them, ask again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need(pub Vec<Resource>);

/// An index, as far as it was loaded.
#[derive(Debug)]
pub struct Index {
    pub(crate) manifest: Manifest,
    pub(crate) tokenizer: Arc<Tokenizer>,
    pub(crate) prefix_files: u32,
    loaded: Vec<(Resource, Loaded)>,
    /// What the text asked last matches: counts and chart of one view all begin from it.
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
    /// Given up; counts as empty.
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
    /// An index of which only the manifest is loaded.
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

    /// Sets how many blocks of terms, and how many long lists, a word being typed may load. One that could begin more is
    /// taken whole, and is no condition yet if there is no such word. A misspelt name is compared with the names of as
    /// many blocks.
    pub fn with_prefix_files(mut self, files: u32) -> Index {
        self.prefix_files = files;
        self
    }

    /// The manifest.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Takes a file that was loaded. Damaged ones are refused; load them again or let them [`fail`](Index::fail).
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

    /// The blocks of terms that are not loaded.
    pub fn unread(&self) -> Vec<Resource> {
        let blocks = (0..self.manifest.terms.len()).map(Resource::Terms);
        blocks.filter(|block| self.find(*block).is_none()).collect()
    }

    /// Gives a file up: it counts as empty from now on, and what reads it is incomplete.
    pub fn fail(&mut self, resource: &Resource) {
        self.put(*resource, Loaded::Failed);
    }

    /// Takes back what was given up, so that the files are asked for again.
    pub fn retry(&mut self) {
        let count = self.loaded.len();
        self.loaded.retain(|(_, loaded)| !matches!(loaded, Loaded::Failed));
        // The answer kept is as good as before where nothing had failed.
        if self.loaded.len() < count {
            self.memo = Mutex::new(None);
        }
    }

    fn put(&mut self, resource: Resource, loaded: Loaded) {
        self.loaded.retain(|(other, _)| *other != resource);
        self.loaded.push((resource, loaded));
        self.memo = Mutex::new(None);
    }

    fn find(&self, resource: Resource) -> Option<&Loaded> {
        self.loaded.iter().find(|(other, _)| *other == resource).map(|(_, loaded)| loaded)
    }

    /// What the text of the last question matched, if it is asked again.
    pub(crate) fn remembered(&self, query: &Query, exact: bool) -> Option<Arc<TextMatch>> {
        let memo = self.memo.lock().ok()?;
        let memo = memo.as_ref().filter(|memo| memo.exact == exact && memo.query == *query)?;
        Some(Arc::clone(&memo.matched))
    }

    /// Keeps what a text matches for the next question.
    pub(crate) fn remember(&self, query: &Query, exact: bool, matched: &Arc<TextMatch>) {
        if let Ok(mut memo) = self.memo.lock() {
            *memo = Some(Memo { query: query.clone(), exact, matched: Arc::clone(matched) });
        }
    }
}

/// One question's way through the index: what it lacks is noted, and it goes on to find out what else it lacks.
pub(crate) struct Reading<'a> {
    pub(crate) index: &'a Index,
    need: Vec<Resource>,
    /// Whether a file was given up that is read here.
    pub(crate) incomplete: bool,
}

/// Reads a file of one kind, if it is loaded.
macro_rules! reads {
    ($(#[$doc:meta])* $name:ident, $variant:ident, $kind:ty) => {
        $(#[$doc])*
        pub(crate) fn $name(&mut self, number: u32) -> Option<&'a $kind> {
            match self.loaded(Resource::$variant(number)) {
                Some(Loaded::$variant(loaded)) => Some(loaded),
                _ => None,
            }
        }
    };
}

impl<'a> Reading<'a> {
    /// Begins to read.
    pub(crate) fn new(index: &'a Index) -> Reading<'a> {
        Reading { index, need: Vec::new(), incomplete: false }
    }

    /// The value, if nothing was lacking.
    pub(crate) fn end<T>(self, value: T) -> Result<T, Need> {
        if self.need.is_empty() { Ok(value) } else { Err(Need(self.need)) }
    }

    /// Whether nothing is lacking so far.
    pub(crate) fn is_ready(&self) -> bool {
        self.need.is_empty()
    }

    /// Whether a file is loaded already.
    pub(crate) fn has(&self, resource: Resource) -> bool {
        self.index.find(resource).is_some()
    }

    fn loaded(&mut self, resource: Resource) -> Option<&'a Loaded> {
        let loaded = self.index.find(resource);
        match loaded {
            None if self.need.contains(&resource) => {}
            None => self.need.push(resource),
            Some(Loaded::Failed) => self.incomplete = true,
            Some(_) => {}
        }
        loaded
    }

    reads!(terms, Terms, TermBlock);
    reads!(postings, Postings, Lists);
    reads!(facets, Facets, FacetLists);
    reads!(positions, Positions, PositionBlock);
    reads!(names, Names, NameBlock);
    reads!(words, Words, WordList);

    /// The table of the blocks of positions, if it is loaded.
    pub(crate) fn position_table(&mut self) -> Option<&'a BlockTable> {
        if !self.index.manifest.position_table {
            return Some(&self.index.manifest.positions);
        }
        match self.loaded(Resource::PositionTable) {
            Some(Loaded::PositionTable(table)) => Some(table),
            _ => None,
        }
    }

    /// Which characters sound alike, if that is loaded.
    pub(crate) fn readings(&mut self) -> Option<&'a Readings> {
        match self.loaded(Resource::Readings) {
            Some(Loaded::Readings(readings)) => Some(readings),
            _ => None,
        }
    }

    /// The documents that last longer than a day; none where there are none.
    pub(crate) fn spans(&mut self) -> &'a [(u32, vigil_model::Day)] {
        if self.index.manifest.spans == 0 {
            return &[];
        }
        match self.loaded(Resource::Spans) {
            Some(Loaded::Spans(spans)) => spans,
            _ => &[],
        }
    }

    /// Visits the documents of a posting list, with whether a title or name has the term.
    pub(crate) fn visit_postings(
        &mut self,
        block: &TermBlock,
        list: usize,
        visit: &mut dyn FnMut(u32, bool),
    ) {
        match block.lists.file(list) {
            Some(file) => {
                if let Some(long) = self.postings(file) {
                    long.visit(0, visit);
                }
            }
            None => block.lists.visit(list, visit),
        }
    }

    /// Adds the documents of a posting list.
    pub(crate) fn add_postings(&mut self, block: &TermBlock, list: usize, docs: &mut Docs) {
        self.visit_postings(block, list, &mut |doc, title| docs.insert(doc, title));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn an_index_of_another_version_is_refused() {
        let manifest = Manifest { version: VERSION + 1, ..Manifest::default() };
        let error = Index::new(manifest, str::to_lowercase).err();
        assert_eq!(error, Some(Error::Version { expected: VERSION, got: VERSION + 1 }));
    }

    #[test]
    fn every_file_has_its_own_path() {
        use Resource::{Facets, Names, PositionTable, Positions, Postings, Readings, Spans, Terms, Words};
        let paths: BTreeSet<String> = [
            Terms(1),
            Postings(1),
            Facets(1),
            Spans,
            Positions(1),
            PositionTable,
            Names(1),
            Words(1),
            Readings,
            Terms(11),
        ]
        .iter()
        .map(Resource::path)
        .collect();
        assert_eq!(paths.len(), 10);
        assert!(paths.contains("terms/11.bin") && paths.contains("spans.bin"));
    }
}
