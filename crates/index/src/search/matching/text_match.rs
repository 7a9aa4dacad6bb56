//! The match of a typed text, as data: it is cached in the index and shared by all questions about one view.

use crate::doc_set::DocSet;
use crate::search::query::Unused;
use crate::search::suggestion::Suggestion;
use crate::text::highlight::Highlighter;
use vigil_model::EventDate;

/// The match of a typed text.
#[derive(Clone, Debug, Default)]
pub(crate) struct TextMatch {
    /// The documents; `None` without conditions, so that all match.
    pub(crate) docs: Option<Docs>,
    pub(crate) corrections: Vec<Correction>,
    /// Names near the text, the nearest first.
    pub(crate) near: Vec<NearName>,
    /// Whether the documents are those of the first near name and not of the text.
    pub(crate) is_replaced: bool,
    pub(crate) fallback: Fallback,
    pub(crate) highlighter: Highlighter,
    pub(crate) incomplete: bool,
    /// The searched words as a [name key](crate::text::tokenizer::Tokenizer::name_key), for the rank of exact names.
    pub(crate) name: String,
}

/// Matching documents, and those of them that match in a title or name.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Docs {
    pub(crate) all: DocSet,
    pub(crate) titles: DocSet,
}

/// Whether a text has conditions that no document fulfills.
pub(crate) fn finds_nothing(matched: &TextMatch) -> bool {
    matched.docs.as_ref().is_some_and(|docs| docs.all.is_empty())
}

/// The search that replaced that of a text which finds nothing as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fallback {
    /// The text that was searched instead; `None` if the typed text was searched.
    pub text: Option<String>,
    /// The date that the text is or has among its words, if events happened on it. Searched if `text` has `on:` with this date,
    /// else offered.
    pub date: Option<EventDate>,
    /// Words that were left out, and values of fields that no event has.
    pub unused: Vec<Unused>,
}

/// A word that does not occur, or a Han run that is nowhere, and its replacement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The typed word, folded, or the typed Han run as written.
    pub typed: String,
    /// The text that was searched instead: a word, two words in quotes, or the parts of a run with spaces between them.
    pub used: String,
}

/// A name that is near the typed text and has hits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearName {
    /// The facet value with this name.
    pub named: Suggestion,
    /// The typed text with the name in place of the misspelt words.
    pub text: String,
    /// The typed text with the misspelt words in quotes: a query that is not corrected.
    pub exact: String,
    /// The documents that `text` matches.
    pub docs: DocSet,
}

impl TextMatch {
    /// The number of documents; 0 without conditions.
    pub(crate) fn count(&self) -> u32 {
        self.docs.as_ref().map_or(0, |docs| docs.all.len())
    }
}

impl Docs {
    /// Documents that match by a condition without words, which counts as in a title.
    pub(crate) fn without_words(all: DocSet) -> Docs {
        Docs { titles: all.clone(), all }
    }

    /// Adds a document.
    pub(crate) fn insert(&mut self, doc: u32, title: bool) {
        self.all.insert(doc);
        if title {
            self.titles.insert(doc);
        }
    }

    /// Adds the documents of another set.
    pub(crate) fn unite(&mut self, other: &Docs) {
        self.all.unite(&other.all);
        self.titles.unite(&other.titles);
    }

    /// Removes the documents that another set does not have.
    pub(crate) fn intersect(&mut self, other: &Docs) {
        self.all.intersect(&other.all);
        self.titles.intersect(&other.titles);
    }
}
