//! The timeline app: pages rendered once by the generator, then hydrated and searched in the browser.
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::todo)]

pub mod route;
pub mod view_state;

#[cfg(feature = "ssr")]
pub mod content;
pub mod load;
pub mod locale;
pub mod page_data;
pub mod setting;

pub mod app;
pub mod counting;
pub mod facet_labels;
pub mod navigator;
pub mod row_heights;
pub mod searcher;
pub mod timeline;

pub mod component;
pub mod live;
#[cfg(feature = "ssr")]
pub mod page;

pub mod browser;

#[cfg(feature = "hydrate")]
mod start;

pub use app::App;
pub use locale::Locale;
pub use page_data::{LoadedPage, PageData};
pub use route::{Route, href};
#[cfg(feature = "hydrate")]
pub use start::start;
pub use view_state::ViewState;
