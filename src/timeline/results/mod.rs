//! The results: chips, notices and toolbar, and the windowed list.

pub(crate) mod conditions;
pub(crate) mod event_rows;
pub(crate) mod notices;
pub(crate) mod row_heights;
pub(crate) mod toolbar;

pub(crate) use conditions::{Chips, WaysOut};
pub(crate) use event_rows::{EventRows, ListFrame};
pub(crate) use notices::Notices;
pub(crate) use toolbar::Toolbar;
