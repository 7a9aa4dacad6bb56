//! The view `chart`: events on a line of time, in lanes.
//!
//! The work of a frame depends on the number of pixels and not of events: these are sorted into cells once for each step
//! of the zoom.

mod beside;
mod captions;
mod focus;
mod level;
mod picture;
mod place;
mod scale;
mod scene;
mod ticks;

#[cfg(feature = "module")]
mod canvas;

#[cfg(feature = "module")]
pub(crate) use canvas::open;
