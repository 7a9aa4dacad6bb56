//! The parts pages are made of, one a file.

mod chips;
mod event_list;
mod event_row;
mod event_time;
mod facet_dialog;
mod facet_list;
mod facts;
mod footer;
mod glyph;
mod header;
mod histogram;
mod marked;
mod name_link;
mod notice;
mod result_list;
mod search_box;
mod source_list;
mod suggestions;

pub use chips::{Chips, conditions};
pub use event_list::EventList;
pub use event_row::{EventRow, Heading, Row};
pub use event_time::EventTime;
pub use facet_dialog::FacetDialog;
pub use facet_list::{FacetList, VALUES_SHOWN};
pub use facts::FactTable;
pub use footer::Footer;
pub use glyph::{CategoryGlyph, Wordmark};
pub use header::Header;
pub use histogram::Histogram;
pub use marked::Marked;
pub use name_link::{NameLink, NameLinks};
pub use notice::Notices;
pub use result_list::ResultList;
pub use search_box::SearchBox;
pub use source_list::SourceList;
pub use suggestions::Suggestions;
