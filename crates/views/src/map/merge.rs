//! Joins places that are too near each other for separate circles.

use crate::gesture::distance;
use std::cmp::Reverse;

/// A place on the drawing, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spot {
    /// The index of the place in the list of places, which is sorted by id.
    pub(super) place: usize,
    pub(super) x: f64,
    pub(super) y: f64,
    /// The number of events, at least 1.
    pub(super) count: u32,
}

/// A circle for one or several places, at their center of mass.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Symbol {
    pub(super) x: f64,
    pub(super) y: f64,
    /// The sum of the places' counts.
    pub(super) count: u32,
    /// The places by count, the largest first; never empty.
    pub(super) spots: Vec<Spot>,
}

impl Symbol {
    /// The indexes of its places.
    pub(super) fn places(&self) -> impl Iterator<Item = usize> {
        self.spots.iter().map(|spot| spot.place)
    }

    fn join(&mut self, other: Symbol) {
        let count = self.count + other.count;
        let middle = |one: f64, two: f64| {
            (one * f64::from(self.count) + two * f64::from(other.count)) / f64::from(count)
        };
        (self.x, self.y) = (middle(self.x, other.x), middle(self.y, other.y));
        self.count = count;
        self.spots.extend(other.spots);
        self.spots.sort_unstable_by_key(|spot| (Reverse(spot.count), spot.place));
    }
}

/// The radius of a circle whose area is the count; the highest count has the largest radius.
pub(super) fn radius(count: u32, highest: u32, largest: f64) -> f64 {
    largest * (f64::from(count) / f64::from(highest.max(1))).sqrt()
}

/// Joins places until no circles overlap. Sorted by count, the largest first.
pub(super) fn merge(spots: Vec<Spot>, radius_of: &dyn Fn(u32) -> f64) -> Vec<Symbol> {
    let alone = |spot: Spot| Symbol { x: spot.x, y: spot.y, count: spot.count, spots: vec![spot] };
    let mut symbols: Vec<Symbol> = spots.into_iter().map(alone).collect();
    loop {
        let before = symbols.len();
        sort(&mut symbols);
        let mut kept: Vec<Symbol> = Vec::new();
        for symbol in symbols {
            let overlaps = |other: &&mut Symbol| {
                distance(other.x - symbol.x, other.y - symbol.y)
                    < radius_of(other.count) + radius_of(symbol.count)
            };
            match kept.iter_mut().find(overlaps) {
                Some(near) => near.join(symbol),
                None => kept.push(symbol),
            }
        }
        symbols = kept;
        if symbols.len() == before {
            return symbols;
        }
    }
}

fn sort(symbols: &mut [Symbol]) {
    symbols
        .sort_unstable_by_key(|symbol| (Reverse(symbol.count), symbol.spots.first().map(|spot| spot.place)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_area_of_a_circle_is_its_count() {
        assert!((radius(4, 100, 40.0).powi(2) * 25.0 - radius(100, 100, 40.0).powi(2)).abs() < 1e-6);
    }

    #[test]
    fn overlapping_circles_join_at_their_center_of_mass() {
        let spot = |place, count, x| Spot { place, x, y: 0.0, count };
        let (a, b, c) = (spot(0, 9, 0.0), spot(1, 1, 10.0), spot(2, 4, 100.0));
        let symbols = merge(vec![a, b, c], &|_| 8.0);
        let joined = Symbol { x: 1.0, y: 0.0, count: 10, spots: vec![a, b] };
        assert_eq!(symbols, [joined, Symbol { x: 100.0, y: 0.0, count: 4, spots: vec![c] }]);
    }

    proptest! {
        #[test]
        fn merged_circles_do_not_overlap_and_lose_no_place(
            places in proptest::collection::vec((1..40_u32, 0.0..800.0_f64, 0.0..350.0_f64), 1..60),
        ) {
            let spots = places.iter().enumerate().map(|(place, &(count, x, y))| Spot { place, x, y, count });
            let radius_of = |count| radius(count, 200, 40.0);
            let symbols = merge(spots.collect(), &radius_of);
            let mut found: Vec<usize> = symbols.iter().flat_map(Symbol::places).collect();
            found.sort_unstable();
            prop_assert!(found.into_iter().eq(0..places.len()));
            for (position, a) in symbols.iter().enumerate() {
                prop_assert_eq!(a.count, a.spots.iter().map(|spot| spot.count).sum::<u32>());
                for b in &symbols[position + 1..] {
                    prop_assert!(a.count >= b.count, "the largest comes first");
                    prop_assert!(distance(a.x - b.x, a.y - b.y) >= radius_of(a.count) + radius_of(b.count) - 1e-9);
                }
            }
        }
    }
}
