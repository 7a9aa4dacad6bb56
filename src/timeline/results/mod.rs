//! The results: conditions, notices, count and order above them, and the list itself.

pub mod conditions;
pub mod event_rows;
pub mod notices;
pub mod row_heights;
pub mod toolbar;

pub use conditions::{Chips, WaysOut};
pub use event_rows::{EventRows, ListFrame};
pub use notices::Notices;
pub use toolbar::Toolbar;
