//! The templates that pages share, one a file. The app never draws them; the ones it draws are in `src/leaf`.

pub(crate) mod as_of;
pub(crate) mod axis;
pub(crate) mod bar_table;
pub(crate) mod candle;
pub(crate) mod cite;
pub(crate) mod correction;
pub(crate) mod event_list;
pub(crate) mod facts;
pub(crate) mod footer;
pub(crate) mod header;
pub(crate) mod live;
pub(crate) mod more;
pub(crate) mod poster_link;
pub(crate) mod printed_notes;
pub(crate) mod saved_copy;
pub(crate) mod share;
pub(crate) mod sources;
pub(crate) mod standing;
pub(crate) mod time_bar;
pub(crate) mod years;
