//! Parses and writes addresses: the path is a page, the query string a view of the timeline.

pub mod route;
pub mod view_state;

pub(crate) use route::{Route, href};
pub(crate) use view_state::{Lanes, Rejected, View, ViewState};
