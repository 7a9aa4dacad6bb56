//! The app: code that the browser runs to hydrate, navigate and search pages, and that the generator (`crates/site`, with
//! the feature `ssr`) shares to draw them. `browser` is the only module that calls the browser.
// The types of views nest as deep as their elements.
#![recursion_limit = "512"]
#![cfg_attr(
    not(feature = "hydrate"),
    allow(dead_code, reason = "the generator never starts the app; builds with `hydrate` report dead code")
)]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::todo)]

// With both, event handlers are dropped and the page panics at its start. Cargo unifies features of all that it builds together.
#[cfg(all(feature = "hydrate", feature = "ssr"))]
compile_error!("build the app (`hydrate`) apart from the generator (`ssr`)");

mod app;
mod builder;
pub mod data;
mod failure;
mod header;
pub mod locale;
mod more;
mod navigator;
mod page_views;
pub mod parts;
mod printed_page;
mod session;
pub mod setting;
pub mod url;

pub mod leaf;
pub mod timeline;
pub mod ui;

mod browser;

#[cfg(feature = "hydrate")]
mod start;

pub use app::App;
pub use data::page_data::{LoadedPage, PageData};
#[cfg(feature = "hydrate")]
pub use start::start;
pub use url::route::Route;
pub use url::view_state::ViewState;
