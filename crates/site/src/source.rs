//! The first stage: folders on the disk become a data set, languages and the compiled app.

pub mod app_bundle;
pub mod language;
pub mod messages;
pub mod read;
pub mod report;
