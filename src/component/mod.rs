//! The parts pages are made of, one a file: pure functions from data to HTML, the same for the generator and the
//! browser. Whatever they are given is text; only `maud` writes markup, and it escapes.

#[cfg(feature = "ssr")]
pub mod as_of;
#[cfg(feature = "ssr")]
pub mod axis;
#[cfg(feature = "ssr")]
pub mod bar_table;
pub mod chart;
pub mod chips;
#[cfg(feature = "ssr")]
pub mod cite;
pub mod count;
pub mod event;
pub mod event_time;
pub mod facets;
#[cfg(feature = "ssr")]
pub mod facts;
pub mod footer;
pub mod glyph;
#[cfg(feature = "ssr")]
pub mod hand_out;
pub mod header;
pub mod histogram;
pub mod marked;
pub mod notices;
pub mod share;
pub mod sources;
pub mod span;
#[cfg(feature = "ssr")]
pub mod standing;
pub mod suggestions;
#[cfg(feature = "ssr")]
pub mod time_bar;
pub mod value_views;
pub mod views;
pub mod years;
