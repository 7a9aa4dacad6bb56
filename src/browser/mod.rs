//! The only code that touches the browser: everything else is pure or a view.

pub mod bars;
pub mod dom;
pub mod embed_element;
pub mod fetch;
pub mod focus;
pub mod form;
pub mod history;
pub mod intl;
pub mod json;
pub mod listener;
pub mod module;
pub mod more;
pub mod network;
pub mod paper;
pub mod rows;
pub mod save;
pub mod task;
pub mod timer;
pub mod view_root;
