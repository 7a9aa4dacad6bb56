//! The views that replace the list. The lazily loaded module (`crates/views`) draws each from a typed input.

mod chart_view;
mod held_view;
mod map_view;
mod values;
mod view_frame;

pub(crate) use view_frame::ViewFrame;
