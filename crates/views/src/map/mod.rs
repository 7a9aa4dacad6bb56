//! The view `map`: the events of each place as circles on an outline of the world, and of Hong Kong below it.
//!
//! The area of a circle is its count. Places whose circles would overlap share a circle, until a zoom makes room.

mod labels;
mod merge;
mod pan_zoom;
mod place;
mod projection;

#[cfg(feature = "module")]
mod draw;

#[cfg(feature = "module")]
pub(crate) use draw::open;
