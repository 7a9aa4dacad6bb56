//! Places of rows in another order.

use std::cmp::Ordering;

/// The places up to `count` in an order; equal ones keep theirs. One copy of the sorting serves all views.
pub(crate) fn sorted(count: usize, order: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_unstable_by(|one, other| order(*one, *other).then(one.cmp(other)));
    places
}
