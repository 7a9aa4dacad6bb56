//! Values for fields that the file does not have.

use vigil_model::{Category, Kind};

/// Values for fields that the file does not have.
pub(crate) struct Defaults<'a> {
    /// The language of its texts.
    pub locale: &'a str,
    /// The category of events whose group is none.
    pub category: Option<Category>,
    /// The kind of new events.
    pub kind: Option<Kind>,
}
