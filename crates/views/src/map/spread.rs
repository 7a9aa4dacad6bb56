//! Moves circles apart that overlap, so that a country keeps its own; joins only those that would be moved too far.

use super::merge::{Symbol, sort};
use crate::gesture::distance;

/// The largest distance of a circle from its place, in pixels.
const FAR: f64 = 30.0;

/// The number of times that overlapping circles are moved. More of them move the circles by less than a pixel.
const ROUNDS: usize = 40;

/// The space between two circles, in pixels.
const GAP: f64 = 1.0;

/// A circle on the drawing.
#[derive(Clone, Copy)]
struct Circle {
    x: f64,
    y: f64,
    r: f64,
    /// The number of its events.
    weight: f64,
}

impl Circle {
    fn distance(self, other: Circle) -> f64 {
        distance(other.x - self.x, other.y - self.y)
    }

    /// The distance from edge to edge; negative for circles that overlap.
    fn space(self, other: Circle) -> f64 {
        self.distance(other) - self.r - other.r
    }

    /// Two circles moved apart, that of more events less than the other.
    fn parted(self, other: Circle) -> (Circle, Circle) {
        let between = self.distance(other);
        let lacking = (GAP - self.space(other)).max(0.0);
        // Two at the same place are moved from left to right.
        let (across, along) = if between < 1e-6 {
            (1.0, 0.0)
        } else {
            ((other.x - self.x) / between, (other.y - self.y) / between)
        };
        let own = lacking * other.weight / (self.weight + other.weight);
        let moved = |circle: Circle, by: f64| Circle {
            x: circle.x + across * by,
            y: circle.y + along * by,
            ..circle
        };
        (moved(self, -own), moved(other, lacking - own))
    }
}

/// The symbols moved apart, and into a drawing of the size `within`. Sorted by count, the largest first.
pub(super) fn spread(
    mut symbols: Vec<Symbol>,
    within: Option<(f64, f64)>,
    radius_of: &dyn Fn(u32) -> f64,
) -> Vec<Symbol> {
    loop {
        let circle = |symbol: &Symbol| {
            let weight = f64::from(symbol.count);
            Circle { x: symbol.x, y: symbol.y, r: radius_of(symbol.count), weight }
        };
        let homes: Vec<Circle> = symbols.iter().map(circle).collect();
        let places = apart(homes.clone(), within);
        let joined = crowded(&homes, &places).and_then(|crowded| Some((crowded, nearest(&homes, crowded)?)));
        let Some((crowded, near)) = joined else {
            for (symbol, place) in symbols.iter_mut().zip(places) {
                (symbol.x, symbol.y) = (place.x, place.y);
            }
            return symbols;
        };
        let joined = symbols.remove(crowded.max(near));
        if let Some(symbol) = symbols.get_mut(crowded.min(near)) {
            symbol.join(joined);
        }
        sort(&mut symbols);
    }
}

/// Circles after the overlapping ones were moved apart.
fn apart(mut circles: Vec<Circle>, within: Option<(f64, f64)>) -> Vec<Circle> {
    for _ in 0..ROUNDS {
        let mut is_moved = false;
        for other in 1..circles.len() {
            let (before, rest) = circles.split_at_mut(other);
            let Some(second) = rest.first_mut() else { continue };
            for first in before {
                if first.space(*second) < 0.0 {
                    (*first, *second) = first.parted(*second);
                    is_moved = true;
                }
            }
        }
        if let Some((width, height)) = within {
            for circle in &mut circles {
                circle.x = circle.x.min(width - circle.r).max(circle.r);
                circle.y = circle.y.min(height - circle.r).max(circle.r);
            }
        }
        if !is_moved {
            break;
        }
    }
    circles
}

/// A circle that is too far from its home or still overlaps another; the last such, because large ones come first.
fn crowded(homes: &[Circle], places: &[Circle]) -> Option<usize> {
    let is_crowded = |(number, (home, place)): &(usize, (&Circle, &Circle))| {
        let mut others = places.iter().enumerate().filter(|(other, _)| other != number);
        home.distance(**place) > FAR || others.any(|(_, other)| place.space(*other) < 0.0)
    };
    homes.iter().zip(places).enumerate().rfind(is_crowded).map(|(number, _)| number)
}

/// The other circle to join: a near one of few events, so that a country with many keeps its own even from its neighbors.
fn nearest(homes: &[Circle], of: usize) -> Option<usize> {
    let home = homes.get(of)?;
    let cost = |other: Circle| (home.distance(other) + FAR / 2.0) * other.weight.sqrt();
    let others = homes.iter().enumerate().filter(|(other, _)| *other != of);
    others.min_by(|one, other| cost(*one.1).total_cmp(&cost(*other.1))).map(|(other, _)| other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::merge::{Spot, merge, radius};
    use proptest::prelude::*;

    fn radius_of(count: u32) -> f64 {
        radius(count, 200, 40.0).max(8.0)
    }

    fn symbols(places: &[(u32, f64, f64)]) -> Vec<Symbol> {
        let spots = places.iter().enumerate();
        let spots = spots.map(|(place, &(count, x, y))| Spot { place, country: place, x, y, count });
        merge(spots.collect(), true, &radius_of)
    }

    #[test]
    fn neighbors_keep_their_circles_and_the_small_one_moves() {
        let found =
            spread(symbols(&[(200, 100.0, 50.0), (11, 125.0, 50.0), (3, 400.0, 50.0)]), None, &radius_of);
        let [large, small, far] = &found[..] else { panic!("{found:?}") };
        assert!(large.x > 98.0 && large.x < 100.0 && small.x - large.x > radius_of(200) + radius_of(11));
        assert_eq!((far.x, far.y), (400.0, 50.0));
    }

    #[test]
    fn a_crowd_of_countries_shares_a_circle() {
        let crowd: Vec<_> = (0..30).map(|place| (5, 100.0 + f64::from(place), 50.0)).collect();
        let found = spread(symbols(&crowd), None, &radius_of);
        assert!(found.len() < 30 && found[0].countries().len() > 1, "{found:?}");
    }

    proptest! {
        #[test]
        fn circles_do_not_overlap_stay_near_their_places_and_lose_none(
            places in proptest::collection::vec((1..200_u32, 0.0..800.0_f64, 0.0..350.0_f64), 1..40),
        ) {
            let found = spread(symbols(&places), Some((800.0, 350.0)), &radius_of);
            let mut met: Vec<usize> = found.iter().flat_map(Symbol::places).collect();
            met.sort_unstable();
            prop_assert!(met.into_iter().eq(0..places.len()));
            for (position, a) in found.iter().enumerate() {
                if let [spot] = a.spots[..] {
                    prop_assert!(distance(a.x - spot.x, a.y - spot.y) <= FAR);
                }
                let r = radius_of(a.count) - 1e-9;
                prop_assert!(a.x >= r && a.y >= r && a.x <= 800.0 - r && a.y <= 350.0 - r, "none is cut off");
                for b in &found[position + 1..] {
                    prop_assert!(a.count >= b.count, "the largest comes first");
                    prop_assert!(distance(a.x - b.x, a.y - b.y) >= radius_of(a.count) + radius_of(b.count) - 1e-9);
                }
            }
        }
    }
}
