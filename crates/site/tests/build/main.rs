//! A whole site out of the real data, with an empty app: what stands in it, that it fits together, and that it comes out
//! the same a second time.

mod counter;
mod elements;
mod files;
mod glossary;
mod inside;
mod lists;
mod moved;
mod numbers;
mod previews;
mod sites;
mod sources;
mod time;

use sites::*;

#[test]
fn the_same_data_gives_the_same_bytes() {
    assert!(*real_site() == files(&build(dataset())));
}
