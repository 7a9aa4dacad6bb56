//! Hostile inputs: a tiny data folder that is right, one change to it, and what must happen. Nothing may panic, wait, grow
//! without a bound, write anything that was not asked for, or let a text act in a terminal, a page, a feed or a spreadsheet.
//!
//! A file of this folder has the inputs of one kind, and `case.rs` says how they are tried.

#![allow(clippy::too_many_lines, reason = "a table of inputs is one function")]

mod addresses;
mod built;
mod case;
mod dates;
mod files;
mod ids;
mod imports;
mod languages;
mod numbers;
mod processes;
mod references;
mod structure;
mod texts;

use std::collections::BTreeSet;

#[test]
fn at_least_a_hundred_and_twenty_inputs_are_tried_and_no_two_are_the_same() {
    let tables = [
        structure::cases(),
        texts::cases(),
        texts::marked(),
        addresses::cases(),
        ids::cases(),
        dates::cases(),
        numbers::cases(),
        references::cases(),
        files::cases(),
    ];
    let cases: Vec<case::Case> = tables.into_iter().flatten().collect();
    let names: BTreeSet<&str> = cases.iter().map(|case| case.name).collect();
    assert_eq!(names.len(), cases.len(), "two cases have one name");
    let changes: BTreeSet<String> = cases.iter().map(case::Case::fingerprint).collect();
    assert_eq!(changes.len(), cases.len(), "two cases are the same");
    let count = cases.len() + imports::count() + languages::COUNT + processes::COUNT;
    assert!(count >= 120, "{count} inputs");
}
