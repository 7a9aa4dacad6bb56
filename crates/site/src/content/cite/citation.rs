//! Citations as a page shows them.

use vigil_model::EventDate;

/// How something is cited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Citations {
    /// The day of the newest change, given as the day of access: a build has no clock.
    pub accessed: Option<EventDate>,
    /// The citations, one a style.
    pub citations: Vec<Citation>,
    /// The files for reference managers, next to the page.
    pub files: [&'static str; 3],
}

/// A citation in one style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The style, by the last part of a message's key.
    pub style: &'static str,
    /// Its text.
    pub phrases: Vec<Phrase>,
}

/// A part of a citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The text.
    pub text: String,
    /// Whether it is in italics.
    pub is_italic: bool,
}
