//! Everything that parses bytes of others, each as a function of bytes: a **target**.
//!
//! A target panics if a promise is broken, never ends if something never ends, and returns whether the bytes were accepted:
//! a corpus of refused bytes alone would test nothing but the refusal. libFuzzer looks for such bytes
//! (`fuzz/README.md`), and `cargo test` replays those that it has found (`fuzz/tests/replay.rs`).
#![deny(unreachable_pub)]

mod address;
mod agreement;
mod data_files;
mod dates;
mod frame;
mod import;
mod index_files;
mod manifest;
mod query;
mod questions;
mod shard;
mod small_index;

pub use address::{route, view_state};
pub use data_files::data_files;
pub use dates::dates;
pub use import::import;
pub use index_files::{blocks, lists, positions};
pub use manifest::manifest;
pub use query::query;
pub use shard::shard;

/// A function of bytes, with inputs to begin with.
pub struct Target {
    /// The name of the function, of its program and of the folder of its corpus.
    pub name: &'static str,
    /// Feeds the bytes; whether they were accepted.
    pub run: fn(&[u8]) -> bool,
    /// Inputs that are accepted, made by the writers of today.
    pub seeds: fn() -> Vec<Vec<u8>>,
}

/// Every target.
pub const TARGETS: [Target; 11] = [
    Target { name: "blocks", run: blocks, seeds: index_files::block_seeds },
    Target { name: "data_files", run: data_files, seeds: data_files::seeds },
    Target { name: "dates", run: dates, seeds: dates::seeds },
    Target { name: "import", run: import, seeds: import::seeds },
    Target { name: "lists", run: lists, seeds: index_files::list_seeds },
    Target { name: "manifest", run: manifest, seeds: manifest::seeds },
    Target { name: "positions", run: positions, seeds: index_files::position_seeds },
    Target { name: "query", run: query, seeds: query::seeds },
    Target { name: "route", run: route, seeds: address::route_seeds },
    Target { name: "shard", run: shard, seeds: shard::seeds },
    Target { name: "view_state", run: view_state, seeds: address::view_seeds },
];

/// The text of bytes, without those that are no UTF-8, and cut to a length that a person could type or paste.
fn text_of(bytes: &[u8]) -> String {
    let bytes = bytes.get(..bytes.len().min(1_000)).unwrap_or_default();
    String::from_utf8_lossy(bytes).into_owned()
}
