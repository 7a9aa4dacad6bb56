//! The only code that touches the browser: everything else is pure or a view.

pub mod bars;
pub mod chart;
pub mod dialog;
pub mod dom;
pub mod fetch;
pub mod history;
pub mod intl;
pub mod listener;
pub mod module;
pub mod network;
pub mod rows;
pub mod search_input;
pub mod task;
pub mod timer;
