//! A whole site of the real data, with an empty app: its content, its links, and that a second build gives the same bytes.

mod counter;
mod countries;
mod elements;
mod files;
mod glossary;
mod inside;
mod lists;
mod numbers;
mod previews;
mod single_file;
mod sites;
mod sources;
mod time;

use sites::*;

#[test]
fn the_same_data_gives_the_same_bytes() {
    assert!(*real_site() == files(&build(dataset())));
}
