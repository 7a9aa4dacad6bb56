//! Which documents does the typed text match? Words, prefixes, phrases, and corrections of what was misspelt.

pub(crate) mod correction;
mod fallback;
pub(crate) mod matcher;
mod parts;
mod phrase;
mod regroup;
mod sources;
pub(crate) mod text_match;
