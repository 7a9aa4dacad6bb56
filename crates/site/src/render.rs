//! The fourth stage: content becomes HTML documents. Only the generator has these templates; the app shows their HTML
//! unchanged.

pub(crate) mod bare_document;
pub(crate) mod base;
pub(crate) mod document;
pub(crate) mod frame_script;
pub(crate) mod page;
pub(crate) mod part;
pub(crate) mod prerender;
pub(crate) mod preview;
pub(crate) mod shell;
pub(crate) mod single_file;
pub(crate) mod site_page;
pub(crate) mod start;
pub(crate) mod subscriptions;
pub(crate) mod view_data;
