//! One event: opened above the list, or on its own page.

pub mod opened_event;
pub mod pair;

pub use opened_event::{EmbeddedEvent, OpenedEvent};
