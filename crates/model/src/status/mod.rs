//! The status of a person as of the last day of the data: in prison, released, not recorded, and so on.
//!
//! A pure function of the recorded facts, and never stronger than its sources: nobody is in prison past the earliest end of
//! the term, nobody is released without a recorded release, and without any source the status is `NotRecorded`. The rule
//! is written out, with its table, in `docs/status.md`: `outcome` judges each case, `rules` chooses the deciding one.

mod outcome;
mod present;
mod rules;
mod standing;

pub use standing::{Beginning, Present, Standing, Status};

#[cfg(test)]
mod tests;
