//! The timeline app: pages rendered once by the generator, then hydrated and searched in the browser.
#![recursion_limit = "512"]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::todo)]

pub mod app;
mod builder;
pub mod data;
pub mod header;
pub mod locale;
mod more;
pub mod navigator;
mod page_views;
pub mod parts;
mod printed_page;
pub mod session;
pub mod setting;
pub mod url;

pub mod leaf;
pub mod timeline;
pub mod ui;

pub mod browser;

#[cfg(feature = "hydrate")]
mod start;

pub use app::App;
pub use data::page_data::{LoadedPage, PageData};
pub use locale::Locale;
#[cfg(feature = "hydrate")]
pub use start::start;
pub use url::route::{Route, href};
pub use url::view_state::ViewState;
