//! The only code that calls the browser (`web-sys`, `js-sys`), apart from the typed events of Leptos.

pub(crate) mod deployment;
pub(crate) mod dom;
pub(crate) mod embed_element;
pub(crate) mod fetch;
pub(crate) mod focus;
pub(crate) mod form;
pub(crate) mod history;
pub(crate) mod intl;
pub(crate) mod json;
pub(crate) mod listener;
pub(crate) mod module;
pub(crate) mod more;
pub(crate) mod network;
pub(crate) mod paper;
pub(crate) mod request;
pub(crate) mod roving;
pub(crate) mod rows;
pub(crate) mod save;
pub(crate) mod task;
pub(crate) mod timer;
pub(crate) mod view_root;
