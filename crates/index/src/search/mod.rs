//! What does a query find, in which order, and with which counts?
//!
//! Each question is a pure function of the files loaded into an [`index`]. A [`searcher`] notes the missing files on
//! the way, and the caller fetches them and asks again.

pub(crate) mod chosen;
pub(crate) mod counts;
mod doc_sets;
pub(crate) mod hits;
pub(crate) mod index;
pub(crate) mod matching;
pub(crate) mod query;
pub(crate) mod request;
mod searcher;
pub(crate) mod suggest;
pub(crate) mod suggestion;
