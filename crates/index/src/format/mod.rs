//! What are the bytes of each file? Encoder, decoder and round-trip test of a file are in one module.
//!
//! Decoders check everything once: they return an [`Error`](crate::error::Error) on damage and never panic, so that
//! code that reads a decoded value need not check again.

pub(crate) mod codec;
pub mod dates;
pub(crate) mod dictionary;
pub(crate) mod labels;
pub(crate) mod manifest;
mod manifest_columns;
pub(crate) mod names;
pub(crate) mod readings;
pub(crate) mod resource;
pub mod seal;
pub(crate) mod shard;
pub(crate) mod spans;
