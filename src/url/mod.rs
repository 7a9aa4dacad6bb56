//! The address, both ways: which page it names, and which view of the timeline.

pub mod route;
pub mod view_state;

pub use route::{Route, href};
pub use view_state::{Lanes, Rejected, View, ViewState};
