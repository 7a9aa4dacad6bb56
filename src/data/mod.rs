//! The data of the app: from the page, or fetched.

pub(crate) mod load;
pub(crate) mod loaded;
pub(crate) mod page_cache;
pub mod page_data;
pub mod page_seal;
pub(crate) mod searcher;
