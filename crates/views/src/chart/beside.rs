//! The place of the box of an event, next to the event.

use super::place::Place;

/// The distance between an event and its box, in pixels.
const GAP: f64 = 12.0;

/// The left and the upper edge of a box of some width in a chart of some width: right of the event, left of it, or below it where
/// there is no room on either side.
pub(crate) fn beside(event: Place, width: f64, chart: f64) -> (f64, f64) {
    let (right, left) = (event.x + event.width + GAP, event.x - GAP - width);
    if right + width <= chart {
        (right, event.y)
    } else if left >= 0.0 {
        (left, event.y)
    } else {
        let middle = event.x + (event.width - width) / 2.0;
        (middle.min(chart - width).max(0.0), event.y + event.height + GAP)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_is_next_to_its_event_or_below_it_and_never_over_it() {
        let event = |x| Place { x, y: 50.0, width: 8.0, height: 8.0 };
        assert_eq!(beside(event(100.0), 300.0, 1000.0), (120.0, 50.0));
        assert_eq!(beside(event(900.0), 300.0, 1000.0), (588.0, 50.0));
        assert_eq!(beside(event(170.0), 300.0, 350.0), (24.0, 70.0));
        assert_eq!(beside(event(10.0), 300.0, 310.0), (0.0, 70.0));
        assert_eq!(beside(event(300.0), 300.0, 310.0), (10.0, 70.0));
    }
}
