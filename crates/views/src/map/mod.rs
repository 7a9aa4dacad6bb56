//! The view `map`: the events of each place as circles on an outline of the world, and of Hong Kong below it.
//!
//! The area of a circle is its count. A small world has a circle for each country; a closer one has circles for places, and
//! places of a country whose circles would overlap share one. Circles of neighboring countries are moved apart.

mod address;
mod labels;
mod merge;
mod pan_zoom;
mod place;
mod projection;
mod spread;
mod words;

#[cfg(feature = "module")]
mod draw;

#[cfg(feature = "module")]
pub(crate) use draw::open;
