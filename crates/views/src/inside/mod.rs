//! The view of those in prison: a wall of names with filters, an order and a table, and days that run on.

mod choice;
#[cfg(feature = "module")]
mod draw;

#[cfg(feature = "module")]
pub(crate) use draw::open;
