//! Reads the loaded files for one question and notes the missing ones.

use crate::format::dictionary::block_table::BlockTable;
use crate::format::dictionary::facet_lists::FacetLists;
use crate::format::dictionary::positions::PositionBlock;
use crate::format::dictionary::posting_list::Lists;
use crate::format::dictionary::term_block::TermBlock;
use crate::format::dictionary::word_list::WordList;
use crate::format::names::NameBlock;
use crate::format::resource::{Need, Resource};
use crate::search::index::{Index, Loaded};
use crate::search::matching::text_match::Docs;
use crate::text::readings::Readings;

/// A question to the index in progress. It goes on with empty values after a missing file, so that as many missing files
/// as possible are fetched in one round trip.
pub(crate) struct Searcher<'a> {
    pub(crate) index: &'a Index,
    need: Vec<Resource>,
    /// Whether a file has failed that was read.
    pub(crate) incomplete: bool,
}

/// A method that returns a numbered file if it is loaded, and else notes it as missing.
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

impl<'a> Searcher<'a> {
    /// A question that has read nothing yet.
    pub(crate) fn new(index: &'a Index) -> Searcher<'a> {
        Searcher { index, need: Vec::new(), incomplete: false }
    }

    /// The value, or the missing files.
    pub(crate) fn end<T>(self, value: T) -> Result<T, Need> {
        if self.need.is_empty() { Ok(value) } else { Err(Need(self.need)) }
    }

    /// Whether no file is missing so far.
    pub(crate) fn is_ready(&self) -> bool {
        self.need.is_empty()
    }

    /// Whether a file is loaded or has failed. Does not note it as missing.
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

    /// The table of the blocks of positions: that of the manifest, or its own file if it is loaded.
    pub(crate) fn position_table(&mut self) -> Option<&'a BlockTable> {
        if !self.index.manifest.position_table {
            return Some(&self.index.manifest.positions);
        }
        match self.loaded(Resource::PositionTable) {
            Some(Loaded::PositionTable(table)) => Some(table),
            _ => None,
        }
    }

    /// The characters that sound alike, if the file is loaded.
    pub(crate) fn readings(&mut self) -> Option<&'a Readings> {
        match self.loaded(Resource::Readings) {
            Some(Loaded::Readings(readings)) => Some(readings),
            _ => None,
        }
    }

    /// The documents that last longer than a day, with their last days.
    pub(crate) fn spans(&mut self) -> &'a [(u32, vigil_model::Day)] {
        if self.index.manifest.spans == 0 {
            return &[];
        }
        match self.loaded(Resource::Spans) {
            Some(Loaded::Spans(spans)) => spans,
            _ => &[],
        }
    }

    /// Visits the documents of a posting list and whether the term is in a title or name.
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
