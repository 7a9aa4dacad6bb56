//! The generator.

pub mod compress;
pub mod read;
pub mod serve;
