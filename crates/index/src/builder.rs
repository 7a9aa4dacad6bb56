//! Writes the index.

use crate::{DocId, Error, Facet, Fold, Manifest, Variants};
use vigil_model::Day;

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
        Options { block_bytes: 32_768, long_list: 2_000, shard_len: 32, top_values: 10 }
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
    /// Its texts.
    pub fields: &'a [Field<'a>],
    /// Its facet values. [`Facet::Year`] follows from `first_day` and is ignored here.
    pub facets: &'a [(Facet, &'a str)],
}

/// Takes documents in chronological order and writes the index of them.
pub struct IndexBuilder {
    _options: Options,
    _fold: Fold,
    _variants: Variants,
    _stem: fn(&str) -> String,
}

/// A finished index.
#[derive(Clone, Debug)]
pub struct IndexFiles {
    /// To be written as `manifest.json`.
    pub manifest: Manifest,
    /// Paths below `data/<build>/` and their bytes, uncompressed.
    pub files: Vec<(String, Vec<u8>)>,
}

impl IndexBuilder {
    /// An empty index. `stem` takes a folded word to the name of its stem group (English Snowball).
    pub fn new(options: Options, fold: Fold, variants: Variants, stem: fn(&str) -> String) -> IndexBuilder {
        IndexBuilder { _options: options, _fold: fold, _variants: variants, _stem: stem }
    }

    /// Adds a document; its first day must not lie before that of the document pushed last.
    pub fn push(&mut self, _document: &Document<'_>) -> Result<DocId, Error> {
        Ok(DocId(0))
    }

    /// Names a facet value, for suggestions, labels and the rank of exact names. Labels are (locale, text).
    pub fn name(&mut self, _facet: Facet, _id: &str, _labels: &[(&str, &str)], _aliases: &[&str]) {}

    /// Writes the index.
    pub fn finish(self) -> IndexFiles {
        IndexFiles { manifest: Manifest::default(), files: Vec::new() }
    }
}
