//! The views of the timeline besides its list, and those of generated pages, each drawn from an input.
//!
//! The app loads this crate as one WebAssembly module when a view is first opened, so nothing of it weighs on the first
//! visit. Layout and arithmetic are pure and tested without a browser; the code behind the feature `module` draws and
//! listens. Without that feature the app uses the crate for the types of [`input`] and [`act`].
#![deny(missing_docs)]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::todo)]
#![cfg_attr(
    not(feature = "module"),
    allow(dead_code, reason = "only the module draws what is worked out here")
)]

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
