//! The scale of time: days to pixels and back.

/// The maximum width of a day in pixels.
const DAY_MAX: f64 = 280.0;

/// The margin at both ends of the whole, as a share of it.
const MARGIN: f64 = 0.012;

/// The visible part of time and the width of a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Scale {
    /// The width of the drawing in pixels, at least 1.
    pub(crate) width: f64,
    /// The time at the left edge, in days since 1970-01-01.
    pub(crate) start: f64,
    /// The width of a day in pixels.
    pub(crate) per_day: f64,
    /// The first moment that can be shown.
    first: f64,
    /// The last moment that can be shown.
    last: f64,
}

impl Scale {
    /// All of time from the first to the last day, both included.
    pub(crate) fn whole(first: i32, last: i32, width: f64) -> Scale {
        let (first, last) = (f64::from(first), f64::from(last.max(first)) + 1.0);
        let margin = ((last - first) * MARGIN).max(0.5);
        let (first, last) = (first - margin, last + margin);
        let width = width.max(1.0);
        Scale { width, start: first, per_day: width / (last - first), first, last }
    }

    /// The pixel of a moment.
    pub(crate) fn x(&self, day: f64) -> f64 {
        (day - self.start) * self.per_day
    }

    /// The moment at a pixel.
    pub(crate) fn day_at(&self, x: f64) -> f64 {
        self.start + x / self.per_day
    }

    /// The moment at the right edge.
    pub(crate) fn end(&self) -> f64 {
        self.day_at(self.width)
    }

    /// The first and the last day that are at least partly visible, within the limits.
    pub(crate) fn seen(&self) -> (i32, i32) {
        let first = self.start.max(self.first).floor();
        let last = self.end().min(self.last).ceil() - 1.0;
        (first as i32, last.max(first) as i32)
    }

    fn per_day_min(&self) -> f64 {
        self.width / (self.last - self.first)
    }

    /// Whether all of time is visible.
    pub(crate) fn is_whole(&self) -> bool {
        self.per_day <= self.per_day_min() * 1.000_1
    }

    /// Zooms around a pixel: the moment there does not move.
    pub(crate) fn zoom(&mut self, factor: f64, x: f64) {
        let held = self.day_at(x);
        let (low, high) = (self.per_day_min(), self.per_day_min().max(DAY_MAX));
        self.per_day = (self.per_day * factor).clamp(low, high);
        self.start = held - x / self.per_day;
        self.hold();
    }

    /// Moves the visible part by some pixels.
    pub(crate) fn pan(&mut self, pixels: f64) {
        self.start += pixels / self.per_day;
        self.hold();
    }

    /// Shows all of time.
    pub(crate) fn show_all(&mut self) {
        self.per_day = self.per_day_min();
        self.start = self.first;
    }

    /// Changes the width and keeps the visible part.
    pub(crate) fn resize(&mut self, width: f64) {
        let (whole, shown) = (self.is_whole(), self.end() - self.start);
        self.width = width.max(1.0);
        if whole {
            return self.show_all();
        }
        let low = self.per_day_min();
        self.per_day = (self.width / shown).clamp(low, low.max(DAY_MAX));
        self.hold();
    }

    /// Changes the limits. Keeps the visible part if it is still within them, and shows all of time otherwise or if all was
    /// visible before.
    pub(crate) fn set_limits(&mut self, first: i32, last: i32) {
        let mut next = Scale::whole(first, last, self.width);
        if !self.is_whole() && self.end() > next.first && self.start < next.last {
            next.per_day = self.per_day.max(next.per_day);
            next.start = self.start;
            next.hold();
        }
        *self = next;
    }

    /// Moves a moment into the middle, unless it is visible and not near an edge.
    pub(crate) fn reveal(&mut self, day: f64) {
        let x = self.x(day);
        let edge = self.width / 12.0;
        if x < edge || x > self.width - edge {
            self.start = day - self.width / 2.0 / self.per_day;
            self.hold();
        }
    }

    /// Keeps the visible part within the limits.
    fn hold(&mut self) {
        let last = self.last - self.width / self.per_day;
        self.start = self.start.min(last).max(self.first);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn close(left: f64, right: f64) -> bool {
        (left - right).abs() < 1e-6 * left.abs().max(right.abs()).max(1.0)
    }

    #[test]
    fn the_whole_has_a_margin_and_no_more() {
        let scale = Scale::whole(0, 999, 1000.0);
        assert!(scale.is_whole());
        assert!(scale.x(0.0) > 5.0 && scale.x(1000.0) < 995.0);
        assert_eq!(scale.seen(), (-12, 1011));
        let mut zoomed = scale;
        zoomed.zoom(4.0, 500.0);
        assert!(!zoomed.is_whole());
        zoomed.show_all();
        assert_eq!(zoomed, scale);
    }

    #[test]
    fn the_visible_part_is_kept_while_it_is_within_the_limits() {
        let mut scale = Scale::whole(0, 9_999, 500.0);
        scale.set_limits(0, 4_999);
        assert_eq!(scale, Scale::whole(0, 4_999, 500.0), "all of it was seen, and all of it is");
        scale.zoom(10.0, 250.0);
        let seen = scale;
        scale.set_limits(0, 9_999);
        assert_eq!((scale.start, scale.per_day), (seen.start, seen.per_day));
        scale.set_limits(8_000, 9_999);
        assert_eq!(scale, Scale::whole(8_000, 9_999, 500.0));
    }

    #[test]
    fn revealing_moves_an_invisible_moment_into_the_middle() {
        let mut scale = Scale::whole(0, 9_999, 600.0);
        scale.zoom(20.0, 0.0);
        scale.reveal(5_000.5);
        assert!(close(scale.x(5_000.5), 300.0));
        let before = scale;
        scale.reveal(5_001.5);
        assert_eq!(scale, before, "a visible moment does not move");
    }

    proptest! {
        #[test]
        fn zoom_keeps_the_moment_under_the_pointer_and_all_within_bounds(
            first in -30_000..30_000_i32, days in 0..40_000_i32, width in 1.0..3000.0_f64,
            steps in proptest::collection::vec((0.2..5.0_f64, 0.0..1.0_f64, -900.0..900.0_f64), 1..12),
        ) {
            let mut scale = Scale::whole(first, first + days, width);
            let whole = scale;
            for (factor, share, pixels) in steps {
                let x = share * width;
                let held = scale.day_at(x);
                scale.zoom(factor, x);
                let is_held = close(scale.day_at(x), held);
                let is_at_an_end = close(scale.start, whole.start) || close(scale.end(), whole.end());
                prop_assert!(is_held || is_at_an_end);
                scale.pan(pixels);
                prop_assert!(scale.start >= whole.start - 1e-6 && scale.end() <= whole.end() + 1e-6);
                prop_assert!(scale.per_day >= whole.per_day * 0.999_999);
                prop_assert!(close(scale.x(scale.day_at(x)), x) || x.abs() < 1e-3);
                let narrow = { let mut other = scale; other.resize(width / 2.0); other };
                prop_assert!(narrow.start >= whole.start - 1e-6 && narrow.end() <= whole.end() + 1e-6);
            }
        }
    }
}
