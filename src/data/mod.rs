//! The data of the app: the data in a page, and everything fetched.

pub mod load;
pub mod loaded;
pub mod page_cache;
pub mod page_data;
pub mod searcher;
