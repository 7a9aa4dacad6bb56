//! The choice of what is published.

use crate::publish::cards::painter::CardPainter;

/// The choice of what is published.
#[derive(Clone, Copy, Default)]
pub struct Scope<'a> {
    /// Whether the pages and files of single events, people and cases are left out, and the downloads.
    pub lists_only: bool,
    /// Whether the whole timeline is also published as one file a language.
    pub single_file: bool,
    /// The painter of cards; without one there are no cards.
    pub painter: Option<&'a CardPainter>,
}
