//! Takes events out of a file into a data folder: our own events.csv, the TimelineJS spreadsheet template as CSV, or
//! TimelineJS JSON.
//!
//! All or nothing, unless faulty rows may be left out: every row that cannot be taken is reported with its place, and then
//! nothing is written. An event that is there already is replaced only when asked for, and each event that is written has
//! passed the checks of `vigil check`.

mod address;
pub(crate) mod defaults;
mod displayed;
mod draft;
mod embed;
mod events_table;
pub(crate) mod fault_list;
pub(crate) mod faulty_rows;
pub(crate) mod file;
pub(crate) mod folder;
mod html;
pub(crate) mod importer;
mod json_slides;
mod markup;
pub(crate) mod merge;
pub(crate) mod places;
pub mod rehearsal;
mod row_fault;
pub(crate) mod rows;
mod slide;
mod slide_columns;
mod slide_date;
pub(crate) mod slide_draft;
mod slide_sources;
mod table;
mod worded;
mod wording;
mod written_date;
