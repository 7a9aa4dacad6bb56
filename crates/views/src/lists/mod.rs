//! The view of lists: people filtered by typing, cases and events in another order.

#[cfg(feature = "module")]
mod draw;
mod order;

#[cfg(feature = "module")]
pub(crate) use draw::open;
