//! Exports of a view: its events as a downloaded file, or on paper with their sources.

pub mod download;
mod exporter;
pub mod notes;
#[expect(clippy::module_inception, reason = "the component of this folder")]
mod printout;

pub(crate) use exporter::{Export, Exporter};
pub(crate) use printout::Printout;
