//! Time behind bars: the known and the unrecorded parts of somebody's time in custody, as stretches of days.
//!
//! Nothing is invented. A day counts only if dates of the data enclose it; other days are unconfirmed or unrecorded, and
//! drawn so. "Today" is the last day of the data, never the clock: the same data gives the same site.
//! `term` bounds the end of a sentence, `bar` has the types, `rules` makes a bar from facts, `intervals` is arithmetic.

pub(crate) mod bar;
mod intervals;
mod rules;
pub(crate) mod term;

pub use bar::{Bar, DaysHeld, Point, State, Stretch};
pub use term::{Row, Term};

#[cfg(test)]
mod tests;
