//! The first stage: folders on the disk become a data set, languages and the compiled app.

pub mod app_bundle;
pub mod language;
pub mod read;
pub(crate) mod report;
