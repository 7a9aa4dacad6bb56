//! Suggestions while typing, and the names of facet values.

use crate::facet::Facet;
use crate::format::dictionary::block_table::{block_of, blocks_of};
use crate::format::dictionary::term_block::TermBlock;
use crate::format::resource::Need;
use crate::search::index::Index;
use crate::search::searcher::Searcher;
use crate::search::suggestion::{Ranked, Suggestion};
use crate::text::agreement::{Agreement, agreement};
use vigil_model::Localized;

/// A text whose matches are in more blocks of names than this gets no suggestions: it is too short.
const NAME_BLOCKS: usize = 4;

/// A facet value with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// The value's id.
    pub id: String,
    /// The name in each locale; empty for a value without a name.
    pub labels: Localized,
    /// The number of documents with this value.
    pub count: u32,
}

impl Index {
    /// Names with a word that begins with the text, in any language: first the names that are the text, then those that
    /// begin with it, then the rest; within each by count, then by facet and id.
    ///
    /// # Errors
    ///
    /// [`Need`], if blocks of names are missing.
    pub fn suggest(&self, text: &str, limit: usize) -> Result<Vec<Suggestion>, Need> {
        self.agreeing(text, Agreement::Word, limit)
    }

    /// The facet values with exactly this name or alias in any language, by count, then by facet and id.
    ///
    /// # Errors
    ///
    /// [`Need`], if a block of names is missing.
    pub fn named(&self, text: &str) -> Result<Vec<Suggestion>, Need> {
        self.agreeing(text, Agreement::Whole, usize::MAX)
    }

    /// Names whose agreement with the text is at least `least`.
    fn agreeing(&self, text: &str, least: Agreement, limit: usize) -> Result<Vec<Suggestion>, Need> {
        let text = self.tokenizer.name_key(text);
        let blocks = match least {
            // A whole name is the start of its first word, and that is in one block.
            Agreement::Whole => block_of(&self.manifest.names, &text).map_or(0..0, |block| block..block + 1),
            _ => blocks_of(&self.manifest.names, &text),
        };
        if text.is_empty() || blocks.len() > NAME_BLOCKS {
            return Ok(Vec::new());
        }
        let mut searcher = Searcher::new(self);
        let mut found = Ranked::default();
        for number in blocks {
            let Some(block) = searcher.names(number) else { continue };
            for (named, keys) in &block.named {
                if let Some(agreement) = agreement(keys, &text).filter(|agreement| *agreement <= least) {
                    found.push(agreement as usize, named);
                }
            }
        }
        searcher.end(found.best(limit).into_iter().filter_map(|(_, named)| named.suggestion()).collect())
    }

    /// The names of facet values, in the order of `ids`. Unknown ids are skipped.
    ///
    /// # Errors
    ///
    /// [`Need`], if files are missing.
    pub fn labels(&self, facet: Facet, ids: &[&str]) -> Result<Vec<FacetValue>, Need> {
        let mut searcher = Searcher::new(self);
        let values = ids.iter().filter_map(|id| searcher.value(facet, id)).collect();
        searcher.end(values)
    }
}

fn unnamed(id: &str, count: u32) -> FacetValue {
    FacetValue { id: id.to_owned(), labels: Localized::default(), count }
}

impl<'a> Searcher<'a> {
    /// The ids of the values of a facet whose names agree best with a text: of those that are the text, else of those that
    /// begin with it, else of those with a later word that begins with it. Empty if no name agrees.
    pub(crate) fn ids_named(&mut self, facet: Facet, text: &str) -> Vec<&'a str> {
        let key = self.index.tokenizer.name_key(text);
        let mut best = Agreement::Word;
        let mut ids: Vec<&'a str> = Vec::new();
        let blocks = blocks_of(&self.index.manifest.names, &key);
        for number in blocks.take(self.index.prefix_files as usize) {
            let Some(block) = self.names(number).filter(|_| !key.is_empty()) else { continue };
            for (named, keys) in block.closed.iter().chain(&block.named) {
                let is_best = |found: &Agreement| *found <= best && named.facet() == Some(facet);
                let Some(found) = agreement(keys, &key).filter(is_best) else { continue };
                if found < best {
                    best = found;
                    ids.clear();
                }
                if !ids.contains(&named.id.as_str()) {
                    ids.push(&named.id);
                }
            }
        }
        ids
    }

    /// A facet value with its name: from the manifest if it is frequent, else from its block.
    fn value(&mut self, facet: Facet, id: &str) -> Option<FacetValue> {
        if facet == Facet::Year {
            let docs = self.index.manifest.year(id);
            return Some(unnamed(id, docs.end - docs.start)).filter(|value| value.count > 0);
        }
        let summary = self.index.manifest.facet(facet);
        if let Some(top) = summary.and_then(|summary| summary.top.iter().find(|top| top.id == id)) {
            return Some(FacetValue { id: id.to_owned(), labels: top.labels.clone(), count: top.count });
        }
        let term = facet.term(id);
        let block = self.terms(self.index.manifest.terms.facet_block(&term)?)?;
        let place = block.terms.position(&term)?;
        let labels = self.label(facet, id, block, place);
        Some(FacetValue { id: id.to_owned(), labels, count: block.lists.count(place) })
    }

    /// The name of a value in a term block. If all names fit into one file, they are only there and not in the block.
    fn label(&mut self, facet: Facet, id: &str, block: &TermBlock, place: usize) -> Localized {
        if self.index.manifest.names.len() != 1 {
            return block.label(place);
        }
        let Some(names) = self.names(0) else { return Localized::default() };
        let named = names.named.iter().find(|(named, _)| named.id == id && named.facet() == Some(facet));
        named.map(|(named, _)| named.labels.clone()).unwrap_or_default()
    }
}
