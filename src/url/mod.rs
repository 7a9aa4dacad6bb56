//! Parses and writes addresses: the path is a page, the query string a view of the timeline.

pub mod route;
pub mod view_state;

/// The id of the search box, and the fragment that focuses it.
pub const SEARCH_ID: &str = "q";

/// The id of the list of events, and the fragment that leads to it.
pub(crate) const LIST_ID: &str = "list";

/// The id of the place of the view that replaces the list.
pub(crate) const VIEW_ID: &str = "view";

pub(crate) use route::{Route, href};
pub(crate) use view_state::{Lanes, Rejected, View, ViewState};
