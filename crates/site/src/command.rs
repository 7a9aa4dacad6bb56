//! The subcommands of `vigil`, each with its arguments, its messages and its exit code.

pub mod build;
pub mod check;
pub mod compress;
pub mod import;
pub mod schema;
pub mod serve;
pub mod synth;
pub mod verify;
