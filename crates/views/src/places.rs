//! Sorting of rows by their indexes.

use std::cmp::Ordering;

/// The indexes `0..count`, sorted by `order`. Stable. All views share this one copy of the sorting code.
pub(crate) fn sorted(count: usize, order: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_unstable_by(|one, other| order(*one, *other).then(one.cmp(other)));
    places
}
