//! The search index: built once by the generator, read in small files by the browser.
//!
//! Nothing here knows files, network, clock or browser. Queries are pure functions over what was loaded; what they
//! lack they name ([`Need`]), the caller fetches it, inserts it and asks again.
#![deny(missing_docs)]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::todo)]

pub mod builder;
pub mod error;
pub mod facet;
pub mod highlight;
pub mod histogram;
pub mod index;
pub mod manifest;
pub mod query;
pub mod search;
pub mod shard;
pub mod suggest;
pub mod tokenizer;
pub mod variants;

pub use builder::{Document, Field, IndexBuilder, IndexFiles, Options, Role};
pub use error::Error;
pub use facet::Facet;
pub use highlight::{Highlighter, Segment};
pub use histogram::MonthCount;
pub use index::{Index, Need, Resource};
pub use manifest::{DocId, Manifest, TopValue};
pub use query::{Query, Unused, UnusedReason};
pub use search::{Correction, Hits, Order, Outcome, Request, Values};
pub use shard::{Shard, ShardEvent, ShardName, ShardText};
pub use suggest::{FacetValue, Suggestion};
pub use tokenizer::Fold;
pub use variants::Variants;
