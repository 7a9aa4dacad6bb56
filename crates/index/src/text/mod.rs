//! What is a word, and when are two words or names alike? Knows no files.
//!
//! Documents and queries go through the same code, so that a query finds and marks what the index has.

pub(crate) mod agreement;
pub(crate) mod edit_distance;
pub(crate) mod highlight;
pub(crate) mod near_name;
pub(crate) mod query_words;
pub(crate) mod readings;
pub(crate) mod tokenizer;
pub(crate) mod variants;
