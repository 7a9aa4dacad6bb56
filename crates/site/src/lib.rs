//! The generator.

pub mod read;
