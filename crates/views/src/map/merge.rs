//! Joins the places of a country that share a circle.

use crate::gesture::distance;
use std::cmp::Reverse;

/// A place on the drawing, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spot {
    /// The index of the place in the list of places, which is sorted by id.
    pub(super) place: usize,
    /// The index of its country.
    pub(super) country: usize,
    pub(super) x: f64,
    pub(super) y: f64,
    /// The number of events, at least 1.
    pub(super) count: u32,
}

/// A circle for one or several places, at first at their center of mass.
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
    fn alone(spot: Spot) -> Symbol {
        Symbol { x: spot.x, y: spot.y, count: spot.count, spots: vec![spot] }
    }

    /// The indexes of its places.
    pub(super) fn places(&self) -> impl Iterator<Item = usize> {
        self.spots.iter().map(|spot| spot.place)
    }

    /// The indexes of its countries, that of the most events first.
    pub(super) fn countries(&self) -> Vec<usize> {
        let mut countries: Vec<usize> = Vec::new();
        for spot in &self.spots {
            if !countries.contains(&spot.country) {
                countries.push(spot.country);
            }
        }
        let count = |country: usize| -> u32 {
            self.spots.iter().filter(|spot| spot.country == country).map(|spot| spot.count).sum()
        };
        // Not sorted: another copy of the sorting code would be a kilobyte.
        let largest =
            (0..countries.len()).max_by_key(|place| countries.get(*place).map(|country| count(*country)));
        if let Some(largest) = largest {
            countries.swap(0, largest);
        }
        countries
    }

    /// Adds the places of another symbol.
    pub(super) fn join(&mut self, other: Symbol) {
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

/// The radius of a circle whose area is the count; the highest count has the largest radius. A circle of several places may
/// have more, up to twice the radius, so that it fits into any drawing.
pub(super) fn radius(count: u32, highest: u32, largest: f64) -> f64 {
    largest * (f64::from(count) / f64::from(highest.max(1))).sqrt().min(2.0)
}

/// Joins the places of each country: all of them, or else those whose circles overlap. Sorted by count, the largest first.
pub(super) fn merge(spots: Vec<Spot>, is_by_country: bool, radius_of: &dyn Fn(u32) -> f64) -> Vec<Symbol> {
    let mut symbols: Vec<Symbol> = spots.into_iter().map(Symbol::alone).collect();
    loop {
        let before = symbols.len();
        sort(&mut symbols);
        let mut kept: Vec<Symbol> = Vec::new();
        for symbol in symbols {
            let country = |symbol: &Symbol| symbol.spots.first().map(|spot| spot.country);
            let joins = |other: &&mut Symbol| {
                let overlaps = || {
                    distance(other.x - symbol.x, other.y - symbol.y)
                        < radius_of(other.count) + radius_of(symbol.count)
                };
                country(other) == country(&symbol) && (is_by_country || overlaps())
            };
            match kept.iter_mut().find(joins) {
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

/// Sorts symbols by count, the largest first.
pub(super) fn sort(symbols: &mut [Symbol]) {
    symbols
        .sort_unstable_by_key(|symbol| (Reverse(symbol.count), symbol.spots.first().map(|spot| spot.place)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn spot(place: usize, country: usize, count: u32, x: f64) -> Spot {
        Spot { place, country, x, y: 0.0, count }
    }

    #[test]
    fn the_area_of_a_circle_is_its_count() {
        assert!((radius(4, 100, 40.0).powi(2) * 25.0 - radius(100, 100, 40.0).powi(2)).abs() < 1e-6);
    }

    #[test]
    fn overlapping_circles_of_a_country_join_at_their_center_of_mass() {
        let (a, b, c) = (spot(0, 0, 9, 0.0), spot(1, 0, 1, 10.0), spot(2, 0, 4, 100.0));
        let abroad = spot(3, 1, 2, 5.0);
        let symbols = merge(vec![a, b, c, abroad], false, &|_| 8.0);
        let joined = Symbol { x: 1.0, y: 0.0, count: 10, spots: vec![a, b] };
        assert_eq!(symbols, [joined, Symbol::alone(c), Symbol::alone(abroad)]);
        let by_country = merge(vec![a, b, c, abroad], true, &|_| 8.0);
        let counts: Vec<u32> = by_country.iter().map(|symbol| symbol.count).collect();
        assert_eq!(counts, [14, 2], "a circle for each country, however far apart its places are");
    }

    #[test]
    fn the_country_of_the_most_events_comes_first() {
        let spots = vec![spot(0, 7, 5, 0.0), spot(1, 3, 4, 0.0), spot(2, 3, 4, 0.0)];
        let symbol = Symbol { x: 0.0, y: 0.0, count: 13, spots };
        assert_eq!(symbol.countries(), [3, 7]);
    }

    proptest! {
        #[test]
        fn merged_circles_of_a_country_do_not_overlap_and_lose_no_place(
            places in proptest::collection::vec((1..40_u32, 0..4_usize, 0.0..800.0_f64, 0.0..350.0_f64), 1..60),
        ) {
            let spots = places.iter().enumerate();
            let spots = spots.map(|(place, &(count, country, x, y))| Spot { place, country, x, y, count });
            let radius_of = |count| radius(count, 200, 40.0);
            let symbols = merge(spots.collect(), false, &radius_of);
            let mut found: Vec<usize> = symbols.iter().flat_map(Symbol::places).collect();
            found.sort_unstable();
            prop_assert!(found.into_iter().eq(0..places.len()));
            for (position, a) in symbols.iter().enumerate() {
                prop_assert_eq!(a.count, a.spots.iter().map(|spot| spot.count).sum::<u32>());
                prop_assert_eq!(a.countries().len(), 1);
                for b in &symbols[position + 1..] {
                    prop_assert!(a.count >= b.count, "the largest comes first");
                    let apart = distance(a.x - b.x, a.y - b.y);
                    prop_assert!(a.countries() != b.countries() || apart >= radius_of(a.count) + radius_of(b.count) - 1e-9);
                }
            }
        }
    }
}
