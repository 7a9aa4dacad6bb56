//! The search form with its suggestions.

pub(crate) mod combobox;
pub(crate) mod search_box;

pub(crate) use search_box::SearchBox;
