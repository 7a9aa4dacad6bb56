//! The second stage: a data set becomes the lookups of the later stages, the index, and the shards of each language.

pub mod compiled;
pub(crate) mod event_days;
pub mod index;
pub(crate) mod joined;
pub(crate) mod key_events;
pub(crate) mod map_file;
pub(crate) mod messages;
pub mod moves;
pub(crate) mod names;
pub(crate) mod query_words;
pub mod readings;
pub mod site_model;
pub(crate) mod source_files;
pub mod standings;
pub(crate) mod synonyms;
