//! Names: suggestions while typing, and labels of facet values.

use crate::index::Reading;
use crate::names::{Agreement, Ranked, agreement};
use crate::term_block::TermBlock;
use crate::{Facet, Index, Need, manifest};
use vigil_model::Localized;

/// A text that could begin names in more blocks than this is too short for suggestions.
const NAME_BLOCKS: usize = 4;

/// A name that begins as the text typed does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What it names.
    pub facet: Facet,
    /// The facet value.
    pub id: String,
    /// Its name in every locale.
    pub labels: Localized,
    /// How many documents have it.
    pub count: u32,
    /// Of a person the place of the status in its closed list, from one on; 0 for none.
    pub status: u32,
}

/// A facet value with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// The value's id.
    pub id: String,
    /// Its name in every locale; empty where it was given none.
    pub labels: Localized,
    /// How many documents have it.
    pub count: u32,
}

impl Index {
    /// Names of which a word begins with the text, in any language: names that are the text first, then those that
    /// begin with it, then the rest; of these by count, then by facet and id.
    pub fn suggest(&self, text: &str, limit: usize) -> Result<Vec<Suggestion>, Need> {
        self.agreeing(text, Agreement::Word, limit)
    }

    /// Everything the text is a name or alias of, in any language: by count, then by facet and id.
    pub fn named(&self, text: &str) -> Result<Vec<Suggestion>, Need> {
        self.agreeing(text, Agreement::Whole, usize::MAX)
    }

    /// Names that agree with the text so well or better.
    fn agreeing(&self, text: &str, least: Agreement, limit: usize) -> Result<Vec<Suggestion>, Need> {
        let text = self.tokenizer.name_key(text);
        let blocks = match least {
            // A whole name is the start of its first word, which stands in one block.
            Agreement::Whole => {
                manifest::block_of(&self.manifest.names, &text).map_or(0..0, |block| block..block + 1)
            }
            _ => manifest::blocks_of(&self.manifest.names, &text),
        };
        if text.is_empty() || blocks.len() > NAME_BLOCKS {
            return Ok(Vec::new());
        }
        let mut reading = Reading::new(self);
        let mut found = Ranked::default();
        for number in blocks {
            let Some(block) = reading.names(number) else { continue };
            for (named, keys) in &block.named {
                if let Some(agreement) = agreement(keys, &text).filter(|agreement| *agreement <= least) {
                    found.push(agreement as usize, named);
                }
            }
        }
        reading.end(found.best(limit).into_iter().filter_map(|(_, named)| named.suggestion()).collect())
    }

    /// The names of facet values, in the order asked; values there are not are left out.
    pub fn labels(&self, facet: Facet, ids: &[&str]) -> Result<Vec<FacetValue>, Need> {
        let mut reading = Reading::new(self);
        let values = ids.iter().filter_map(|id| reading.value(facet, id)).collect();
        reading.end(values)
    }

    /// How many pages the list of all values of a facet has.
    pub fn value_pages(&self, facet: Facet) -> usize {
        if facet == Facet::Year {
            return usize::from(self.manifest.documents > 0);
        }
        self.manifest.terms.facet_blocks(&facet.term("")).len()
    }

    /// One page of the list of all values of a facet that occur, by id. Each page is one file.
    pub fn values(&self, facet: Facet, page: usize) -> Result<Vec<FacetValue>, Need> {
        let mut reading = Reading::new(self);
        if facet == Facet::Year {
            let years = self.manifest.years().into_iter().filter(|_| page == 0);
            return reading
                .end(years.map(|(year, docs)| unnamed(&year.to_string(), docs.end - docs.start)).collect());
        }
        let prefix = facet.term("");
        let number = self.manifest.terms.facet_blocks(&prefix).nth(page);
        let Some(block) = number.and_then(|number| reading.terms(number)) else {
            return reading.end(Vec::new());
        };
        let range = block.terms.prefix_range(&prefix).filter(|&place| block.lists.count(place) > 0);
        let mut values = Vec::new();
        for place in range {
            let id = block.terms.term(place).get(prefix.len()..).unwrap_or_default();
            let labels = reading.label(facet, id, block, place);
            values.push(FacetValue { id: id.to_owned(), labels, count: block.lists.count(place) });
        }
        reading.end(values)
    }
}

fn unnamed(id: &str, count: u32) -> FacetValue {
    FacetValue { id: id.to_owned(), labels: Localized::default(), count }
}

impl Reading<'_> {
    /// A facet value with its name: from the manifest if it is a frequent one, else from its block.
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

    /// The name of a value that stands in a block: where all names fit one file they are there, not in the block.
    fn label(&mut self, facet: Facet, id: &str, block: &TermBlock, place: usize) -> Localized {
        if self.index.manifest.names.len() != 1 {
            return block.label(place);
        }
        let Some(names) = self.names(0) else { return Localized::default() };
        let named = names.named.iter().find(|(named, _)| named.id == id && named.facet() == Some(facet));
        named.map(|(named, _)| named.labels.clone()).unwrap_or_default()
    }
}
