//! The search index: built once by the generator, fetched in small files by the browser.
//!
//! Each folder uses only those above it: `text` (what is a word?), `format` (what are the bytes of a file?), `write`
//! (which files does a set of documents make?), `search` (what does a query find?). `write` and `search` do not know
//! each other, so the browser has no code of the builder. The crate knows no network, disk, clock or browser: a search
//! reads the files that are loaded and returns the names of missing ones ([`Need`]).
#![deny(unreachable_pub)]

mod doc_set;
mod error;
mod facet;
mod sort;

mod text;

mod format;

mod write;

mod search;

pub use doc_set::{DocId, DocSet};
pub use error::Error;
pub use facet::Facet;
pub use format::dates::{self, When};
pub use format::manifest::{FacetSummary, Manifest, TopValue};
pub use format::resource::{Need, Resource};
pub use format::seal;
pub use format::shard::{Shard, ShardEvent, ShardName, ShardText};
pub use search::chosen::Chosen;
pub use search::counts::facet_counts::Values;
pub use search::counts::histogram::MonthCount;
pub use search::hits::{Hits, Order};
pub use search::index::Index;
pub use search::matching::text_match::{Correction, Fallback, NearName};
pub use search::query::{Clause, Condition, Part, Query, Unused, UnusedReason};
pub use search::request::{Outcome, Request};
pub use search::suggest::FacetValue;
pub use search::suggestion::Suggestion;
pub use text::highlight::{Highlighter, Segment};
pub use text::query_words::QueryWords;
pub use text::tokenizer::Fold;
pub use text::variants::Variants;
pub use write::builder::{Document, Field, IndexBuilder, IndexFiles, Options, Role};
