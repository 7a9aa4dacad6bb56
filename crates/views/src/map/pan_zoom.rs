//! The visible part of the world.

use super::projection::WORLD;

/// The maximum scale, as a multiple of the whole world.
pub(super) const CLOSEST: f64 = 48.0;

/// The size of the sight of some points, as a multiple of what they need.
const AROUND: f64 = 1.6;

/// A part of the world: its scale relative to the whole, and its center in units of the world.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sight {
    pub(super) scale: f64,
    pub(super) x: f64,
    pub(super) y: f64,
}

impl Sight {
    /// The whole world.
    pub(super) const WHOLE: Sight = Sight { scale: 1.0, x: WORLD.0 / 2.0, y: WORLD.1 / 2.0 };

    /// The nearest part within the world.
    fn bounded(self) -> Sight {
        let scale = self.scale.clamp(1.0, CLOSEST);
        let within = |value: f64, size: f64| {
            let half = size / scale / 2.0;
            value.min(size - half).max(half)
        };
        Sight { scale, x: within(self.x, WORLD.0), y: within(self.y, WORLD.1) }
    }

    /// Zoomed by a factor around a point of the world, which does not move on the screen.
    pub(super) fn zoomed(self, factor: f64, (x, y): (f64, f64)) -> Sight {
        let scale = (self.scale * factor).clamp(1.0, CLOSEST);
        let kept = self.scale / scale;
        Sight { scale, x: x + (self.x - x) * kept, y: y + (self.y - y) * kept }.bounded()
    }

    /// The part around some points of the world, at least twice as close as this one.
    pub(super) fn around(self, points: &[(f64, f64)]) -> Sight {
        let mut least = (f64::MAX, f64::MAX);
        let mut most = (f64::MIN, f64::MIN);
        for &(x, y) in points {
            least = (least.0.min(x), least.1.min(y));
            most = (most.0.max(x), most.1.max(y));
        }
        // At least a unit wide, so that points at one place do not divide by zero.
        let size = ((most.0 - least.0).max(1.0), (most.1 - least.1).max(1.0));
        let fitting = (WORLD.0 / size.0).min(WORLD.1 / size.1) / AROUND;
        let scale = fitting.max(self.scale * 2.0);
        Sight { scale, x: (least.0 + most.0) / 2.0, y: (least.1 + most.1) / 2.0 }.bounded()
    }

    /// Moved by units of the world.
    pub(super) fn moved(self, x: f64, y: f64) -> Sight {
        Sight { x: self.x + x, y: self.y + y, ..self }.bounded()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zoom_keeps_a_point_and_shows_no_edge_of_the_world() {
        let at = (3000.0, 700.0);
        let sight = Sight::WHOLE.zoomed(4.0, at);
        assert_eq!(sight.scale, 4.0);
        assert!(((at.0 - sight.x) * 4.0 - (at.0 - 2000.0)).abs() < 1e-6);
        assert!(((at.1 - sight.y) * 4.0 - (at.1 - WORLD.1 / 2.0)).abs() < 1e-6);
        assert_eq!(sight.zoomed(0.001, at), Sight::WHOLE);
        let beyond = Sight { scale: 2.0, x: -50.0, y: 9000.0 };
        assert_eq!(beyond.moved(0.0, 0.0), Sight { scale: 2.0, x: 1000.0, y: 1313.25 });
    }

    #[test]
    fn a_sight_of_some_points_has_them_in_its_middle() {
        let sight = Sight::WHOLE.around(&[(2000.0, 600.0), (2200.0, 700.0)]);
        assert_eq!((sight.x, sight.y), (2100.0, 650.0));
        assert!(sight.scale > 8.0 && 200.0 * sight.scale < WORLD.0 && 100.0 * sight.scale < WORLD.1);
        assert_eq!(Sight::WHOLE.around(&[(0.0, 0.0), (4000.0, 1751.0)]).scale, 2.0, "closer than before");
        assert_eq!(Sight::WHOLE.around(&[(5.0, 5.0)]).scale, CLOSEST);
    }
}
