//! What is wrong with the data: where it stands, and how to mend it.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// How bad a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The site cannot be built before this is mended.
    Failure,
    /// The site is built; an editor should know.
    Warning,
}

/// One thing wrong in one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// Whether it stops the build.
    pub severity: Severity,
    /// The file, relative to the data folder, with `/` between its parts.
    pub file: String,
    /// The line, from 1; 0 where the file itself is at fault.
    pub line: u32,
    /// The column in characters, from 1; 0 where the file itself is at fault.
    pub column: u32,
    /// The id of what holds it; empty where there is none.
    pub id: String,
    /// The path of the field within that (`sources[2].url`); empty where it is all of it.
    pub field: String,
    /// What is wrong, in one clause.
    pub message: String,
    /// How to mend it, in one sentence; empty where the message says it.
    pub help: String,
    /// The bytes of the file it is about.
    #[serde(skip)]
    pub bytes: Range<usize>,
}
