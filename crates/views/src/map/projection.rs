//! Projects longitude and latitude to the units of the two outlines of the map.
//!
//! `tools/outline.mjs` projects the outlines by the same formulas. The tests of both read `projected.csv`, so that neither
//! can change alone.

use std::f64::consts::PI;

/// Half the width of the world in the projection.
const HALF_WIDTH: f64 = 2.73539;

/// The northern end of the world, in degrees.
const TOP: f64 = 84.0;

/// The width and height of the world, which ends at 84° north and 58° south.
pub(super) const WORLD: (f64, f64) = (4000.0, 1751.0);

/// The bounds of the inset in degrees.
const WEST: f64 = 113.8;
const SOUTH: f64 = 22.13;
const EAST: f64 = 114.46;
const NORTH: f64 = 22.58;

/// The width and height of the inset.
pub(super) const INSET: (f64, f64) = (1000.0, 737.0);

/// The length of a degree of longitude in the middle of the inset, as a share of a degree of latitude.
const SHORTER: f64 = 0.9248;

/// A place on the globe.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct At {
    pub(super) longitude: f64,
    pub(super) latitude: f64,
}

impl At {
    /// The place on the world, from its upper left corner.
    pub(super) fn on_world(self) -> (f64, f64) {
        let unit = WORLD.0 / (2.0 * HALF_WIDTH);
        let (x, y) = natural_earth(self);
        let (_, top) = natural_earth(At { longitude: 0.0, latitude: TOP });
        ((x + HALF_WIDTH) * unit, (top - y) * unit)
    }

    /// The place on the inset, from its upper left corner.
    pub(super) fn on_inset(self) -> (f64, f64) {
        let degree = INSET.0 / (EAST - WEST);
        ((self.longitude - WEST) * degree, (NORTH - self.latitude) * (degree / SHORTER))
    }

    /// Whether the place is in the inset.
    pub(super) fn is_in_inset(self) -> bool {
        (WEST..=EAST).contains(&self.longitude) && (SOUTH..=NORTH).contains(&self.latitude)
    }
}

/// The Natural Earth projection (Patterson, Šavrič, Jenny): sums and products only.
fn natural_earth(At { longitude, latitude }: At) -> (f64, f64) {
    let (l, p) = (longitude * PI / 180.0, latitude * PI / 180.0);
    let p2 = p * p;
    let p4 = p2 * p2;
    let x = l * (0.8707 + p2 * (-0.131979 + p2 * (-0.013791 + p4 * p2 * (0.003971 - 0.001529 * p2))));
    let y = p * (1.007226 + p2 * (0.015085 + p4 * (-0.044475 + 0.028874 * p2 - 0.005916 * p4)));
    (x, y)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(longitude: f64, latitude: f64) -> At {
        At { longitude, latitude }
    }

    fn close(left: f64, right: f64, by: f64) {
        assert!((left - right).abs() < by, "{left} is not {right}");
    }

    #[test]
    fn the_world_is_drawn_from_edge_to_edge() {
        close(at(-180.0, 0.0).on_world().0, 0.0, 0.01);
        close(at(180.0, 0.0).on_world().0, WORLD.0, 0.01);
        close(at(0.0, 0.0).on_world().0, WORLD.0 / 2.0, 1e-6);
        close(at(0.0, TOP).on_world().1, 0.0, 1e-6);
        close(at(0.0, -58.0).on_world().1, WORLD.1, 1.0);
        assert!(at(10.0, 50.0).on_world().1 < at(10.0, -20.0).on_world().1, "north is up");
    }

    #[test]
    fn the_inset_contains_hong_kong_and_nothing_of_taipei() {
        assert!(at(114.17, 22.28).is_in_inset() && !at(121.5, 25.0).is_in_inset());
        assert_eq!(at(WEST, NORTH).on_inset(), (0.0, 0.0));
        let (x, y) = at(EAST, SOUTH).on_inset();
        assert_eq!((x.round(), y.round()), INSET);
    }

    #[test]
    fn places_are_projected_as_the_outlines_are() {
        for line in include_str!("projected.csv").lines().skip(1) {
            let fields: Vec<&str> = line.split(',').collect();
            let [name, outline, longitude, latitude, x, y] = fields[..] else { panic!("{line}") };
            let number = |text: &str| text.parse::<f64>().unwrap();
            let at = at(number(longitude), number(latitude));
            let found = if outline == "inset" { at.on_inset() } else { at.on_world() };
            let hundredths = |(x, y): (f64, f64)| ((x * 100.0).round(), (y * 100.0).round());
            assert_eq!(hundredths(found), hundredths((number(x), number(y))), "{name}");
        }
    }
}
