//! The view of those in prison: a wall of names with filters, an order, a table, and days counted on to today.

mod choice;
#[cfg(feature = "module")]
mod draw;

#[cfg(feature = "module")]
pub(crate) use draw::open;
