//! The leaves: pure functions from data to HTML that generator and browser share, one a file. Their data is text; only
//! `maud` writes markup, and it escapes.

pub mod chart;
pub mod chips;
pub mod count;
pub mod credit;
pub mod event;
pub mod event_time;
pub mod facets;
pub mod glyph;
pub mod histogram;
pub mod marked;
pub mod notices;
pub mod pair;
pub mod paper;
pub mod suggestions;
pub mod value_views;
pub mod views;
