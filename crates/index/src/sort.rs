//! Sorting with one copy of the code for all types: each instance of the standard library's sort is three kilobytes of
//! WebAssembly.

use std::cmp::Ordering;

/// The places `0..length`, sorted by `compare`. Stable.
pub(crate) fn sorted_places(length: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    places.sort_by(|&left, &right| compare(left, right));
    places
}

/// Sorts a list. Stable. Takes the elements out with `T::default()` in their place, instead of cloning them.
pub(crate) fn sort_by<T: Default>(list: &mut Vec<T>, compare: fn(&T, &T) -> Ordering) {
    let order = sorted_places(list.len(), &mut |left, right| match (list.get(left), list.get(right)) {
        (Some(left), Some(right)) => compare(left, right),
        _ => Ordering::Equal,
    });
    let sorted = order.into_iter().filter_map(|place| list.get_mut(place).map(std::mem::take)).collect();
    *list = sorted;
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorting_is_stable(list in proptest::collection::vec((0..5_u8, any::<u8>()), 0..40)) {
            let mut expect = list.clone();
            expect.sort_by_key(|pair| pair.0);
            let mut sorted = list;
            sort_by(&mut sorted, |left, right| left.0.cmp(&right.0));
            prop_assert_eq!(sorted, expect);
        }
    }
}
