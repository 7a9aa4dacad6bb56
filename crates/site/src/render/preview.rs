//! The metadata of a page, which other programs read before or instead of its text: title, description, addresses, Open
//! Graph and Twitter properties for link previews, and schema.org data for search engines.

mod dataset;
pub(crate) mod head;
pub(crate) mod page_preview;
mod properties;
mod schema_org;
mod structured;
