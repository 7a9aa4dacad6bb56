//! The view of time behind bars: a table with a bar for each person, sorted and grouped by buttons.

pub mod axis;
#[cfg(feature = "module")]
mod draw;
mod order;

#[cfg(feature = "module")]
pub(crate) use draw::open;
