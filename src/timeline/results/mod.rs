//! The results: chips, notices, toolbar, and the windowed list below its bar.

pub(crate) mod conditions;
pub(crate) mod event_rows;
pub(crate) mod list_bar;
pub(crate) mod notices;
pub(crate) mod row_heights;
pub(crate) mod toolbar;

pub(crate) use conditions::{Chips, WaysOut};
pub(crate) use event_rows::{EventRows, ListFrame};
pub(crate) use list_bar::{ListBar, ListPlace};
pub(crate) use notices::Notices;
pub(crate) use toolbar::Toolbar;
