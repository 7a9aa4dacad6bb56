//! One event: opened above the list, and the links of its own page.

pub(crate) mod opened_event;
pub(crate) mod pair;

pub(crate) use opened_event::{EmbeddedEvent, OpenedEvent};
