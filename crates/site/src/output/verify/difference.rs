//! The result of a comparison: its differences and its totals.

use std::path::Path;

/// How a file differs from the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// It is listed and not there.
    Missing,
    /// It has another checksum.
    Changed,
    /// It is not listed.
    Added,
    /// It is the compressed form of a listed file and does not decompress to that.
    OtherForm,
    /// It is a link to something outside the folder, or reached by one, and was not read.
    Outside,
    /// It is a folder, a pipe or a device, and was not read.
    NoFile,
    /// It cannot be read, for this reason.
    Unreadable(String),
}

/// The size of a checked site, and the digest of its list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The number of files on the list, without compressed forms.
    pub files: usize,
    /// The number of compressed forms of such that are there.
    pub forms: usize,
    /// The SHA-256 of the list itself, in hexadecimal digits.
    pub list: String,
}

/// Receives the path of a file in the copy and its difference; an error ends the comparison.
pub type Found<'f> = &'f mut dyn FnMut(&Path, Difference) -> anyhow::Result<()>;
