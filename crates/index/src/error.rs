//! What can be wrong with a file of the index, or with what the builder is given.

use std::fmt;
use vigil_model::Day;

/// Why a file could not be read, or a document not be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// The file was written by another version of this crate.
    Version {
        /// The version this code reads.
        expected: u32,
        /// The version found.
        got: u32,
    },
    /// The file is whole, but of another kind than its path says.
    Kind {
        /// The kind's mark this path must have.
        expected: u8,
        /// The mark found.
        got: u8,
    },
    /// The bytes are not those that were written.
    Checksum {
        /// The checksum the file ends in.
        expected: u32,
        /// The checksum of its bytes.
        got: u32,
    },
    /// The file ends too early.
    Truncated,
    /// A value that no writer of ours produces; says which.
    Malformed(&'static str),
    /// A document was pushed that begins before the one pushed last.
    OutOfOrder {
        /// The first day of the document before it.
        previous: Day,
        /// The first day of the one refused.
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
                write!(f, "a file of kind {got} stands where kind {expected} belongs")
            }
            Error::Checksum { expected, got } => {
                write!(
                    f,
                    "the file is damaged (checksum {got:08x} in place of {expected:08x}): load it again"
                )
            }
            Error::Truncated => f.write_str("the file ends too early: load it again"),
            Error::Malformed(what) => write!(f, "the file is damaged: {what}"),
            Error::OutOfOrder { previous, got } => {
                write!(f, "documents must come by first day, but day {} follows day {}", got.0, previous.0)
            }
        }
    }
}

impl std::error::Error for Error {}
