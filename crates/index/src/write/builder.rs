//! Collects the documents and names of an index; [`IndexBuilder::finish`] writes it.

use crate::doc_set::DocId;
use crate::error::Error;
use crate::facet::Facet;
use crate::format::dates::When;
use crate::format::dictionary::block_table::source_term;
use crate::format::manifest::{Days, Manifest};
use crate::format::spans::Spans;
use crate::text::query_words::QueryWords;
use crate::text::tokenizer::{Fold, Tokenizer};
use crate::text::variants::Variants;
use crate::write::vocabulary::Vocabulary;
use std::collections::BTreeMap;
use vigil_model::{Category, Day, Localized};

/// The sizes of the parts of an index.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The approximate maximum size of a block, in bytes before compression.
    pub block_bytes: usize,
    /// The length of a posting list, in documents, above which it gets its own file.
    pub long_list: u32,
    /// The number of events in a shard.
    pub shard_len: u32,
    /// The number of values of each facet in the manifest.
    pub top_values: usize,
}

impl Default for Options {
    fn default() -> Options {
        Options::for_documents(0)
    }
}

impl Options {
    /// Options for an index of so many documents. A small index has few blocks, and large ones compress better. A search
    /// in a large index fetches one or two of many blocks, so they are smaller.
    pub fn for_documents(documents: usize) -> Options {
        let block_bytes = if documents > 2_000 { 16_384 } else { 32_768 };
        Options { block_bytes, long_list: 2_000, shard_len: 32, top_values: 10 }
    }
}

/// The role of a text in an event. Titles and names count more than summaries in [`Order::Best`](crate::Order::Best).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The headline.
    Title,
    /// The name of a person or thing of the event.
    Name,
    /// All other text.
    Summary,
}

/// A text of a document. A phrase never matches across two fields.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    /// Its role.
    pub role: Role,
    /// The text.
    pub text: &'a str,
}

/// An event to be indexed: its texts in all locales and its facet values.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// The earliest possible day.
    pub first_day: Day,
    /// The latest possible day; a day before `first_day` is read as `first_day`.
    pub last_day: Day,
    /// Whether the days are not exact.
    pub rough: bool,
    /// The texts.
    pub fields: &'a [Field<'a>],
    /// The facet values. [`Facet::Year`] follows from `first_day` and is ignored.
    pub facets: &'a [(Facet, &'a str)],
    /// The publishers and titles of its sources, which only `source:` finds.
    pub sources: &'a [&'a str],
}

impl Document<'_> {
    /// The index of its category in `Category::ALL`; 0 without a category.
    fn category(&self) -> u8 {
        let named = self.facets.iter().find(|(facet, _)| *facet == Facet::Category);
        let place = |word: &str| Category::ALL.iter().position(|category| category.as_str() == word);
        named.and_then(|(_, word)| place(word)).unwrap_or_default() as u8
    }
}

/// A finished index.
#[derive(Clone, Debug)]
pub struct IndexFiles {
    /// The manifest, to be written as `manifest.json`.
    pub manifest: Manifest,
    /// The other files: paths below `data/<build>/` and uncompressed bytes.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Collects documents in chronological order. Holds the tokens of all texts in memory, encoded.
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
    /// For each facet the values with their documents, ascending.
    pub(crate) values: BTreeMap<Facet, BTreeMap<String, Vec<u32>>>,
    /// The [terms](source_term) of sources with their documents, ascending.
    pub(crate) sources: BTreeMap<String, Vec<u32>>,
    pub(crate) names: BTreeMap<(Facet, String), Names>,
    pub(crate) readings: Vec<String>,
    pub(crate) query_words: QueryWords,
}

/// The names of a facet value.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    pub(crate) labels: Localized,
    pub(crate) aliases: Vec<String>,
    pub(crate) status: u32,
}

impl IndexBuilder {
    /// A builder without documents. `stem` maps a folded word to its stem (English Snowball).
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
            sources: BTreeMap::new(),
            names: BTreeMap::new(),
            readings: Vec::new(),
            query_words: QueryWords::default(),
        }
    }

    /// Adds a document and returns its number.
    ///
    /// # Errors
    ///
    /// [`Error::OutOfOrder`], if its first day is before that of the last pushed document.
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
            // One position is left free between fields, so that no phrase matches across them.
            start += length + 1;
        }
        for &(facet, value) in document.facets.iter().filter(|(facet, _)| *facet != Facet::Year) {
            push_doc(self.values.entry(facet).or_default(), value, doc);
        }
        for text in document.sources {
            self.tokenizer
                .tokens(text, &mut |token| push_doc(&mut self.sources, &source_term(token.text), doc));
        }
        Ok(DocId(doc))
    }

    /// Gives a facet value its names, for suggestions, labels and the rank of exact names. Labels are (locale, text). The
    /// names of a value of a closed list (category, kind, country, status) are known to typed fields only.
    /// Replaces earlier names; ignores an empty id.
    pub fn name(&mut self, facet: Facet, id: &str, labels: &[(&str, &str)], aliases: &[&str]) {
        if id.is_empty() {
            return;
        }
        let labels = labels.iter().map(|&(locale, text)| (locale.to_owned(), text.to_owned())).collect();
        let aliases = aliases.iter().map(|&alias| alias.to_owned()).collect();
        self.names.insert((facet, id.to_owned()), Names { labels: Localized(labels), aliases, status: 0 });
    }

    /// Sets the status of a named value: the 1-based index in `Status::ALL`. Ignores a value without names.
    pub fn status(&mut self, facet: Facet, id: &str, status: u32) {
        if let Some(names) = self.names.get_mut(&(facet, id.to_owned())) {
            names.status = status;
        }
    }

    /// Sets the classes of Han characters that sound alike, folded by the variants. Without them, a misspelt Chinese name
    /// is found by its other characters alone.
    pub fn sound_alike(&mut self, classes: Vec<String>) {
        self.readings = classes;
    }

    /// Sets the words by which queries are understood. Fillers are folded as words are.
    pub fn query_words(&mut self, mut words: QueryWords) {
        for filler in &mut words.fillers {
            *filler = self.tokenizer.name_key(filler);
        }
        words.fillers.sort();
        words.fillers.dedup();
        self.query_words = words;
    }
}

/// Adds a document to the list of a key, once.
fn push_doc(lists: &mut BTreeMap<String, Vec<u32>>, key: &str, doc: u32) {
    // Not `entry`, which would allocate the key for each document.
    match lists.get_mut(key) {
        Some(docs) if docs.last() == Some(&doc) => {}
        Some(docs) => docs.push(doc),
        None => {
            lists.insert(key.to_owned(), vec![doc]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_out_of_order_are_an_error() {
        let mut builder =
            IndexBuilder::new(Options::default(), str::to_lowercase, Variants::default(), str::to_owned);
        let mut push = |day: i32| {
            builder.push(&Document {
                first_day: Day(day),
                last_day: Day(day),
                rough: false,
                fields: &[],
                facets: &[],
                sources: &[],
            })
        };
        assert_eq!(push(3), Ok(DocId(0)));
        assert_eq!(push(3), Ok(DocId(1)));
        assert_eq!(push(2), Err(Error::OutOfOrder { previous: Day(3), got: Day(2) }));
        assert_eq!(push(4), Ok(DocId(2)));
    }
}
