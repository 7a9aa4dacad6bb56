//! The templates that pages share, one a file. The app never draws them; the ones it draws are in `src/leaf`.

pub mod as_of;
pub mod axis;
pub mod bar_table;
pub mod candle;
pub mod cite;
pub mod event_list;
pub mod facts;
pub mod footer;
pub mod hand_out;
pub mod header;
pub mod live;
pub mod more;
pub mod share;
pub mod sources;
pub mod standing;
pub mod time_bar;
pub mod years;
