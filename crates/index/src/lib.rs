//! The search index: built once by the generator, read in small files by the browser.
//!
//! Nothing here knows files, network, clock or browser. Queries are pure functions over what was loaded; what they
//! lack they name ([`Need`]), the caller fetches it, inserts it and asks again.
#![deny(missing_docs)]

// Names and texts.
pub mod chosen;
mod facet;
mod order;
pub mod tokenizer;
pub mod variants;

// Formats: each file's writer and reader side by side.
mod codec;
pub mod dates;
mod facet_lists;
mod labels;
pub mod manifest;
mod manifest_columns;
mod names;
mod position_table;
mod positions;
mod posting_list;
mod readings;
pub mod shard;
mod spans;
mod term_block;
mod terms;
mod word_list;

// Writing.
pub mod builder;
mod stem_group;
mod vocabulary;
mod write;
mod write_facets;
mod write_terms;

// Reading.
pub mod correction;
pub mod doc_set;
mod doc_sets;
mod edit_distance;
pub mod error;
pub mod facet_count;
pub mod highlight;
pub mod histogram;
pub mod hits;
pub mod index;
mod lanes;
mod near_name;
mod phrase;
pub mod query;
pub mod search;
pub mod suggest;
mod text_match;

pub use builder::{Document, Field, IndexBuilder, IndexFiles, Options, Role};
pub use chosen::Chosen;
pub use correction::NearName;
pub use dates::When;
pub use doc_set::DocSet;
pub use error::Error;
pub use facet::Facet;
pub use facet_count::Values;
pub use highlight::{Highlighter, Segment};
pub use histogram::MonthCount;
pub use hits::Hits;
pub use index::{Index, Need, Resource};
pub use manifest::{DocId, FacetSummary, Manifest, TopValue};
pub use query::{Clause, Condition, Part, Query, Unused, UnusedReason};
pub use search::{Correction, Order, Outcome, Request};
pub use shard::{Shard, ShardEvent, ShardName, ShardText};
pub use suggest::{FacetValue, Suggestion};
pub use tokenizer::Fold;
pub use variants::Variants;
