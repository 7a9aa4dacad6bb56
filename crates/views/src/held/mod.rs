//! The view of time behind bars: a table of people with a bar each, sorted and grouped by its buttons.

pub mod axis;
#[cfg(feature = "module")]
mod draw;
mod order;

#[cfg(feature = "module")]
pub(crate) use draw::open;
