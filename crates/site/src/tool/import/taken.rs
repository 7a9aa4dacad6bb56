//! The events of a file, before they are checked.

use super::draft::Draft;
use vigil_model::{Category, Fault, Kind};

/// Values for fields that the file does not have.
pub(crate) struct Defaults<'a> {
    /// The language of its texts.
    pub locale: &'a str,
    /// The category of events whose group is none.
    pub category: Option<Category>,
    /// The kind of new events.
    pub kind: Option<Kind>,
}

/// The content of a file.
#[derive(Default)]
pub(crate) struct Taken {
    /// The events, not yet checked.
    pub drafts: Vec<Draft>,
    /// The rows that cannot be taken, and the parts that will be missing.
    pub faults: Vec<Fault>,
    /// The number of titles and eras, which are no events.
    pub left_out: usize,
}
