//! The leaves: pure functions from data to HTML, which the generator and the app share. Only `maud` writes markup, which
//! escapes the data.

pub(crate) mod chart;
pub(crate) mod chips;
pub(crate) mod count;
pub(crate) mod credit;
pub mod event;
pub(crate) mod event_time;
pub mod facets;
pub mod glyph;
pub(crate) mod histogram;
pub(crate) mod jump;
pub(crate) mod marked;
pub(crate) mod notices;
pub mod pair;
pub mod paper;
pub(crate) mod suggestions;
pub(crate) mod value_views;
pub(crate) mod views;
