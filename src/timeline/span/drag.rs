//! The span on the histogram, changed by keys and pointers. Pure. Positions are in bars from 0, with fractions.

/// The smallest movement that makes a press a drag instead of a click, in pixels.
pub(crate) const CLICK_PX: f64 = 4.0;

/// The distance from a slider within which a press holds it, by kind of pointer, in pixels; touch is the default.
const NEAR_PX: [(&str, f64); 2] = [("mouse", 8.0), ("pen", 12.0)];
const NEAR_TOUCH_PX: f64 = 22.0;

/// The number of bars that Page Up and Page Down move a slider: of months, and of days.
const MONTHS_LEAPED: isize = 12;
const DAYS_LEAPED: isize = 7;

/// The first and last bar of a span; `from <= to < count`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ends {
    /// The first bar.
    pub from: usize,
    /// The last bar.
    pub to: usize,
    /// The number of all bars; at least one.
    pub count: usize,
}

/// A slider of the span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Handle {
    /// At the first bar.
    Start,
    /// After the last bar.
    End,
}

impl Handle {
    /// The `data-key` of the slider's element.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Handle::Start => "span-start",
            Handle::End => "span-end",
        }
    }

    /// The inverse of [`Handle::key`].
    pub(crate) fn from_key(key: &str) -> Option<Handle> {
        [Handle::Start, Handle::End].into_iter().find(|handle| handle.key() == key)
    }
}

/// The thing that a pointer drags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hold {
    /// One end of the span.
    Handle(Handle),
    /// The whole span.
    Span,
    /// A new span from the pressed position.
    New,
}

/// The distance from a slider within which a kind of pointer (`mouse`, `pen`, `touch`) holds it, in pixels.
pub(crate) fn near_px(pointer: &str) -> f64 {
    NEAR_PX.iter().find(|(kind, _)| *kind == pointer).map_or(NEAR_TOUCH_PX, |(_, near)| *near)
}

impl Ends {
    fn last(self) -> usize {
        self.count.saturating_sub(1)
    }

    /// The bar at a position, or the nearest one.
    fn bar(self, place: f64) -> usize {
        (place.max(0.0) as usize).min(self.last())
    }

    /// The span after a key on a slider, which stops at the other one; none for keys that do not move it.
    pub(crate) fn moved(self, handle: Handle, key: &str, is_days: bool) -> Option<Ends> {
        let Ends { from, to, .. } = self;
        let (own, least, most) = match handle {
            Handle::Start => (from, 0, to),
            Handle::End => (to, from, self.last()),
        };
        let leap = if is_days { DAYS_LEAPED } else { MONTHS_LEAPED };
        let by = |steps: isize| own.saturating_add_signed(steps).clamp(least, most);
        let place = match key {
            "Home" => least,
            "End" => most,
            "ArrowLeft" | "ArrowDown" => by(-1),
            "ArrowRight" | "ArrowUp" => by(1),
            "PageDown" => by(-leap),
            "PageUp" => by(leap),
            _ => return None,
        };
        Some(match handle {
            Handle::Start => Ends { from: place, ..self },
            Handle::End => Ends { to: place, ..self },
        })
    }

    /// The span after a drag from the position `start` to `now`.
    pub(crate) fn dragged(self, hold: Hold, start: f64, now: f64) -> Ends {
        let Ends { from, to, .. } = self;
        match hold {
            // A slider is at the edge of a bar; half a bar rounds to the nearest edge.
            Hold::Handle(Handle::Start) => Ends { from: self.bar(now + 0.5).min(to), ..self },
            Hold::Handle(Handle::End) => Ends { to: self.bar(now - 0.5).max(from), ..self },
            Hold::Span => {
                let by = rounded(now - start).clamp(-(from as isize), (self.last() - to) as isize);
                Ends { from: from.saturating_add_signed(by), to: to.saturating_add_signed(by), ..self }
            }
            Hold::New => Ends { from: self.bar(start.min(now)), to: self.bar(start.max(now)), ..self },
        }
    }

    /// The thing to drag at a position; `near` is the reach of a slider, in bars.
    pub(crate) fn hold_at(self, place: f64, near: f64) -> Hold {
        let (start, end) = ((place - self.from as f64).abs(), (place - self.to as f64 - 1.0).abs());
        if start.min(end) <= near {
            return Hold::Handle(if end < start { Handle::End } else { Handle::Start });
        }
        let is_whole = self.from == 0 && self.to == self.last();
        let is_inside = place > self.from as f64 && place < self.to as f64 + 1.0;
        if is_inside && !is_whole { Hold::Span } else { Hold::New }
    }
}

/// The nearest whole number; halves are rounded up.
fn rounded(number: f64) -> isize {
    (number + 0.5).floor() as isize
}

#[cfg(test)]
mod tests {
    use super::*;

    const BARS: Ends = Ends { from: 10, to: 20, count: 90 };

    fn ends(from: usize, to: usize) -> Ends {
        Ends { from, to, ..BARS }
    }

    #[test]
    fn a_key_moves_an_end_up_to_the_other_one() {
        for (handle, key, is_days, moved) in [
            (Handle::Start, "ArrowRight", false, ends(11, 20)),
            (Handle::Start, "PageUp", false, ends(20, 20)),
            (Handle::End, "PageDown", false, ends(10, 10)),
            (Handle::End, "PageUp", false, ends(10, 32)),
            (Handle::End, "PageUp", true, ends(10, 27)),
            (Handle::Start, "Home", false, ends(0, 20)),
            (Handle::End, "End", false, ends(10, 89)),
        ] {
            assert_eq!(BARS.moved(handle, key, is_days), Some(moved), "{handle:?} {key}");
        }
        assert_eq!(BARS.moved(Handle::Start, "a", false), None);
    }

    #[test]
    fn a_press_holds_the_nearest_slider_the_span_or_nothing() {
        assert_eq!(BARS.hold_at(10.3, 0.5), Hold::Handle(Handle::Start));
        assert_eq!(BARS.hold_at(21.2, 0.5), Hold::Handle(Handle::End));
        assert_eq!(BARS.hold_at(15.0, 0.5), Hold::Span);
        assert_eq!(BARS.hold_at(40.0, 0.5), Hold::New);
        let all = Ends { from: 0, to: 89, count: 90 };
        assert_eq!(all.hold_at(40.0, 0.5), Hold::New, "the whole time cannot be moved");
    }

    #[test]
    fn a_drag_makes_moves_or_resizes_the_span_within_the_bars() {
        for (hold, start, now, dragged) in [
            (Hold::New, 50.2, 40.9, ends(40, 50)),
            (Hold::New, 50.2, -7.0, ends(0, 50)),
            (Hold::Span, 15.0, 3.0, ends(0, 10)),
            (Hold::Span, 15.0, 200.0, ends(79, 89)),
            (Hold::Handle(Handle::Start), 10.0, 33.0, ends(20, 20)),
            (Hold::Handle(Handle::End), 21.0, 31.2, ends(10, 30)),
        ] {
            assert_eq!(BARS.dragged(hold, start, now), dragged, "{hold:?} {start} {now}");
        }
    }
}
