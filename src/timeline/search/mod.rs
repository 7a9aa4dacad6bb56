//! The search form: a combobox that suggests names.

pub mod combobox;
pub mod search_box;

pub use search_box::SearchBox;
