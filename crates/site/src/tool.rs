//! Work that is not part of a build: importing events, made-up data, a local server.

pub mod import;
pub mod serve;
pub mod synth;
