//! Faults in the data, each with its place and how to correct it.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The severity of a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The site cannot be built before this is corrected.
    Failure,
    /// The site is built, but an editor should look at this.
    Warning,
}

/// A fault at one place of the data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// Whether it stops the build.
    pub severity: Severity,
    /// The file, relative to the data folder, with `/` between its parts.
    pub file: String,
    /// The line, from 1; 0 for a fault of the whole file.
    pub line: u32,
    /// The column in characters, from 1; 0 for a fault of the whole file.
    pub column: u32,
    /// The id of the object with the fault; empty if it has none.
    pub id: String,
    /// The path of the field in that object (`sources[2].url`); empty for the whole object.
    pub field: String,
    /// The fault, in one clause.
    pub message: String,
    /// How to correct it, in one sentence; empty if the message says it.
    pub help: String,
    /// The bytes of the file to point at; empty for the whole file.
    #[serde(skip)]
    pub bytes: Range<usize>,
}
