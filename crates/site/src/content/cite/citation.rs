//! Citations as a page shows them.

use vigil_model::EventDate;

/// How something is cited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Citations {
    /// The address of the page, where the site knows its own; else the browser fills it in.
    pub address: Option<String>,
    /// The day of the newest change: that of the edition.
    pub edition_day: Option<EventDate>,
    /// The citations, one a style.
    pub citations: Vec<Citation>,
    /// The reports that the page rests on, a line each.
    pub reports: Vec<String>,
    /// Whether files for reference managers are next to the page.
    pub has_files: bool,
}

/// A citation in one style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The style, by the last part of a message's key.
    pub style: &'static str,
    /// Its pieces in order.
    pub pieces: Vec<Piece>,
}

/// A piece of a citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The content.
    pub content: PieceContent,
    /// Whether it is of the words about the day of reading, which only a browser knows: a build has no clock.
    pub is_of_reading: bool,
}

/// The content of a piece of a citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PieceContent {
    /// Words.
    Text(String),
    /// Words in italics.
    Italic(String),
    /// The address of the page.
    Address,
    /// The day of reading.
    Today(DayForm),
}

/// How a day is written: with the places `{year}`, `{month}`, `{day}`, and `{mm}` and `{dd}` of two digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayForm {
    /// The pattern.
    pub pattern: String,
    /// Whether months are shortened.
    pub is_short: bool,
}
