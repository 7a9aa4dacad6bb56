//! The generator.

pub mod check;
pub mod compress;
pub mod read;
pub mod report;
pub mod serve;
pub mod synth;
