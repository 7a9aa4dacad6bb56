//! The errors of the index: a file that cannot be decoded, or a document that the builder refuses.

use std::fmt;
use vigil_model::Day;

/// Why a file cannot be decoded, or a document cannot be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// The file has the format of another version of this crate.
    Version {
        /// The version this code reads.
        expected: u32,
        /// The version found.
        got: u32,
    },
    /// The file is undamaged, but its kind does not fit its path.
    Kind {
        /// The kind byte that belongs to the path.
        expected: u8,
        /// The kind byte found.
        got: u8,
    },
    /// The file ends too early.
    Truncated,
    /// A value that no encoder of this crate writes, with a description.
    Malformed(&'static str),
    /// A document was pushed that begins before the last pushed one.
    OutOfOrder {
        /// The first day of the last pushed document.
        previous: Day,
        /// The first day of the refused document.
        got: Day,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Version { expected, got } => {
                write!(
                    f,
                    "the index has version {got}, this program reads version {expected}: reload the page or build the site again"
                )
            }
            Error::Kind { expected, got } => {
                write!(f, "the file has kind {got}, its path needs kind {expected}: build the site again")
            }
            Error::Truncated => f.write_str("the file ends too early: load it again"),
            Error::Malformed(what) => write!(f, "the file is damaged: {what}"),
            Error::OutOfOrder { previous, got } => {
                write!(
                    f,
                    "documents must be sorted by first day, but day {} follows day {}",
                    got.0, previous.0
                )
            }
        }
    }
}

impl std::error::Error for Error {}
