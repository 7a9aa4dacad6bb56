//! Takes documents and names for the index; [`IndexBuilder::finish`] writes it.

use crate::manifest::Days;
use crate::spans::Spans;
use crate::tokenizer::Tokenizer;
use crate::vocabulary::Vocabulary;
use crate::{DocId, Error, Facet, Fold, Manifest, Variants, When};
use std::collections::BTreeMap;
use vigil_model::{Category, Day, Localized};

/// How large the parts of an index become.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Bytes at which a block is closed, before compression.
    pub block_bytes: usize,
    /// Posting lists longer than this get a file of their own.
    pub long_list: u32,
    /// Events a shard.
    pub shard_len: u32,
    /// Values of each facet listed in the manifest.
    pub top_values: usize,
}

impl Default for Options {
    fn default() -> Options {
        Options::for_documents(0)
    }
}

impl Options {
    /// What suits so many documents. Few fit few blocks, and larger ones compress better; of many blocks a search loads
    /// one or two, so they are smaller.
    pub fn for_documents(documents: usize) -> Options {
        let block_bytes = if documents > 2_000 { 16_384 } else { 32_768 };
        Options { block_bytes, long_list: 2_000, shard_len: 32, top_values: 10 }
    }
}

/// Where in an event a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The headline.
    Title,
    /// The name of somebody or something the event names.
    Name,
    /// Everything else.
    Summary,
}

/// A text of a document; phrases never reach from one into another.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    /// Where it stands.
    pub role: Role,
    /// The text.
    pub text: &'a str,
}

/// An event as the index sees it: all its texts in all locales, and its facet values.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// The earliest day it can have touched.
    pub first_day: Day,
    /// The latest day it can have touched.
    pub last_day: Day,
    /// Whether these days are not exactly known.
    pub rough: bool,
    /// Its texts.
    pub fields: &'a [Field<'a>],
    /// Its facet values. [`Facet::Year`] follows from `first_day` and is ignored here.
    pub facets: &'a [(Facet, &'a str)],
}

impl Document<'_> {
    /// The place of its category in `Category::ALL`.
    fn category(&self) -> u8 {
        let named = self.facets.iter().find(|(facet, _)| *facet == Facet::Category);
        let place = |word: &str| Category::ALL.iter().position(|category| category.as_str() == word);
        named.and_then(|(_, word)| place(word)).unwrap_or_default() as u8
    }
}

/// A finished index.
#[derive(Clone, Debug)]
pub struct IndexFiles {
    /// To be written as `manifest.json`.
    pub manifest: Manifest,
    /// Paths below `data/<build>/` and their bytes, uncompressed.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Takes documents in chronological order and writes the index of them.
pub struct IndexBuilder {
    pub(crate) options: Options,
    pub(crate) tokenizer: Tokenizer,
    pub(crate) stem: fn(&str) -> String,
    pub(crate) documents: u32,
    last_first_day: Option<Day>,
    pub(crate) days: Days,
    pub(crate) spans: Spans,
    pub(crate) dates: Vec<When>,
    pub(crate) vocabulary: Vocabulary,
    /// By facet, the ascending documents of each value.
    pub(crate) values: BTreeMap<Facet, BTreeMap<String, Vec<u32>>>,
    pub(crate) names: BTreeMap<(Facet, String), Names>,
    pub(crate) readings: Vec<String>,
}

/// The names of a facet value.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    pub(crate) labels: Localized,
    pub(crate) aliases: Vec<String>,
    pub(crate) status: u32,
}

impl IndexBuilder {
    /// An empty index. `stem` takes a folded word to the name of its stem group (English Snowball).
    pub fn new(options: Options, fold: Fold, variants: Variants, stem: fn(&str) -> String) -> IndexBuilder {
        IndexBuilder {
            options,
            tokenizer: Tokenizer { fold, variants },
            stem,
            documents: 0,
            last_first_day: None,
            days: Days::default(),
            spans: Spans::new(),
            dates: Vec::new(),
            vocabulary: Vocabulary::default(),
            values: BTreeMap::new(),
            names: BTreeMap::new(),
            readings: Vec::new(),
        }
    }

    /// Adds a document; its first day must not lie before that of the document pushed last.
    pub fn push(&mut self, document: &Document<'_>) -> Result<DocId, Error> {
        if let Some(previous) = self.last_first_day.filter(|&previous| document.first_day < previous) {
            return Err(Error::OutOfOrder { previous, got: document.first_day });
        }
        let doc = self.documents;
        self.days.push(self.last_first_day, document.first_day);
        self.last_first_day = Some(document.first_day);
        self.documents += 1;
        if document.last_day > document.first_day {
            self.spans.push((doc, document.last_day));
        }
        self.dates.push(When {
            first: document.first_day.0,
            last: document.last_day.0.max(document.first_day.0),
            rough: document.rough,
            category: document.category(),
        });
        let mut start = 0;
        for field in document.fields {
            let title = field.role != Role::Summary;
            let length = self.tokenizer.tokens(field.text, &mut |token| {
                self.vocabulary.push(token.text, doc, start + token.position, title);
            });
            // A position is left free between fields, so that no phrase goes on from one to the next.
            start += length + 1;
        }
        for &(facet, value) in document.facets.iter().filter(|(facet, _)| *facet != Facet::Year) {
            let values = self.values.entry(facet).or_default();
            match values.get_mut(value) {
                Some(docs) if docs.last() == Some(&doc) => {}
                Some(docs) => docs.push(doc),
                None => {
                    values.insert(value.to_owned(), vec![doc]);
                }
            }
        }
        Ok(DocId(doc))
    }

    /// Names a facet value, for suggestions, labels and the rank of exact names. Labels are (locale, text). An empty id
    /// names nothing.
    pub fn name(&mut self, facet: Facet, id: &str, labels: &[(&str, &str)], aliases: &[&str]) {
        if id.is_empty() {
            return;
        }
        let labels = labels.iter().map(|&(locale, text)| (locale.to_owned(), text.to_owned())).collect();
        let aliases = aliases.iter().map(|&alias| alias.to_owned()).collect();
        self.names.insert((facet, id.to_owned()), Names { labels: Localized(labels), aliases, status: 0 });
    }

    /// Tells the status of a value that was named: its place in a closed list, from one on.
    pub fn status(&mut self, facet: Facet, id: &str, status: u32) {
        if let Some(names) = self.names.get_mut(&(facet, id.to_owned())) {
            names.status = status;
        }
    }

    /// Tells which Han characters sound alike: classes of them, folded by the variants. Without, misspelt Chinese names are
    /// found by their other characters alone.
    pub fn sound_alike(&mut self, classes: Vec<String>) {
        self.readings = classes;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_out_of_order_are_refused() {
        let mut builder =
            IndexBuilder::new(Options::default(), str::to_lowercase, Variants::default(), str::to_owned);
        let mut push = |day: i32| {
            builder.push(&Document {
                first_day: Day(day),
                last_day: Day(day),
                rough: false,
                fields: &[],
                facets: &[],
            })
        };
        assert_eq!(push(3), Ok(DocId(0)));
        assert_eq!(push(3), Ok(DocId(1)));
        assert_eq!(push(2), Err(Error::OutOfOrder { previous: Day(3), got: Day(2) }));
        assert_eq!(push(4), Ok(DocId(2)));
    }
}
