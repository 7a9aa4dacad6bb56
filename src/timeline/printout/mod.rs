//! The events of a view, downloaded as a file or printed with their sources.

pub mod download;
pub mod notes;
mod printing;
#[expect(clippy::module_inception, reason = "the component of this folder")]
mod printout;

pub(crate) use printing::{Printing, Take};
pub(crate) use printout::Printout;
