//! The views in the list's place. Each is drawn by the lazily loaded module (`crates/views`) from typed data.

mod chart_view;
mod held_view;
mod map_view;
mod values;
mod view_frame;

pub use view_frame::ViewFrame;
