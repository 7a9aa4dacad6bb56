//! The views of the timeline except its list, and the views of generated pages. Each is drawn from an input.
//!
//! The app loads this crate as one WebAssembly module when a view is first opened, so the first visit does not fetch it.
//! Layout and arithmetic are pure and tested without a browser; the code of the feature `module` draws and listens. Without
//! that feature the app uses the crate for the types of [`input`] and [`act`].
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::todo)]
#![cfg_attr(not(feature = "module"), allow(dead_code, reason = "only the module draws the computed layouts"))]

pub mod act;
mod chart;
mod gesture;
pub mod held;
pub mod input;
mod inside;
mod lists;
mod map;
mod number;
mod places;
mod text;

#[cfg(feature = "module")]
mod field;
#[cfg(feature = "module")]
mod host;
#[cfg(feature = "module")]
mod module;
#[cfg(feature = "module")]
mod page;
#[cfg(feature = "module")]
mod pressed;
#[cfg(feature = "module")]
mod read;
#[cfg(feature = "module")]
mod view;
