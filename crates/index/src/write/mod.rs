//! Which files does a set of documents make? Runs in the generator only.
//!
//! [`builder`] collects documents and names, [`finish`] writes the files in one pass over them.

pub(crate) mod builder;
mod facets;
mod finish;
mod names;
mod output;
mod stem_group;
mod terms;
mod vocabulary;
