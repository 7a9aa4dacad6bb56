//! Compares a copy of a site with its list of checksums: which files are missing, changed or added.
//!
//! A copy may come from anybody. Every list, file and answer is bounded in its length, and every wait in its time, so that
//! nothing in a folder or on a server makes the check hang or fill the memory.

mod copied;
mod difference;
mod forms;
mod list;
mod mirror;

pub use copied::verify;
pub use difference::{Difference, Found, Summary};
pub use mirror::verify_mirror;
