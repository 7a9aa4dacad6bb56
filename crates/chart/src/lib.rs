//! The chart: events on a line of time, in lanes.
//!
//! What stands where is worked out here without a browser; only `canvas` draws and listens. The app loads this as a
//! WebAssembly module of its own when the chart is opened, so nothing of it weighs on the first view. The work of a
//! frame depends on the pixels and not on the events: those are sorted into cells once for each step of the zoom.
#![deny(missing_docs)]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::todo)]

pub mod focus;
pub mod lane;
pub mod level;
pub mod scale;
pub mod scene;
pub mod ticks;

#[cfg(target_arch = "wasm32")]
mod canvas;

pub use focus::{Focus, Step};
pub use lane::lane_docs;
pub use level::Level;
pub use scale::Scale;
pub use scene::{Band, Kind, Scene, Shape};
