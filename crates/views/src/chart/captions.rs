//! The names of key events above the shapes of their lanes, as many as there is room for.

use super::focus::Focus;
use super::place::Place;
use super::scale::Scale;
use super::scene::{Band, NAME};

/// The maximum number of captions.
const MOST: usize = 12;

/// The part of a caption that begins before its event, in pixels.
const INDENT: f64 = 6.0;

/// The space between two captions, and between a caption and the name of the lane, in pixels.
const GAP: f64 = 12.0;

/// The width of the beginning of a bar, whose middle its caption points at, in pixels.
const BEGINNING: f64 = 18.0;

/// An event with a name, in its first lane.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct KeyEvent {
    pub(crate) event: Focus,
    /// The first moment.
    pub(crate) moment: f64,
    /// The index of its title.
    pub(crate) title: usize,
    /// The width of its title in pixels.
    pub(crate) width: f64,
}

/// The name of an event on the chart.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Caption {
    pub(crate) event: Focus,
    /// The index of the title.
    pub(crate) title: usize,
    /// The left end.
    pub(crate) x: f64,
    pub(crate) width: f64,
    /// The lower end of the line of the lane's name.
    pub(crate) bottom: f64,
    /// The upper end of its event: the middle, and the edge.
    pub(crate) foot: (f64, f64),
}

impl Caption {
    /// Whether a point is on the caption.
    pub(crate) fn holds(&self, x: f64, y: f64) -> bool {
        (self.x..=self.x + self.width).contains(&x) && (self.bottom - NAME..self.bottom).contains(&y)
    }
}

/// The captions that have room, in the order of the key events. None overlaps another one or the name of a lane, and none is
/// cut off. `place_of` is the place of an event's shape.
pub(crate) fn captions(
    events: &[KeyEvent],
    bands: &[Band],
    scale: &Scale,
    place_of: &dyn Fn(Focus) -> Option<Place>,
) -> Vec<Caption> {
    let mut captions: Vec<Caption> = Vec::new();
    for key in events {
        if captions.len() == MOST {
            break;
        }
        let Some(&band) = bands.get(key.event.lane) else { continue };
        let room = |middle: f64| {
            let x = (middle - INDENT).min(scale.width - key.width).max(band.name_end + GAP);
            let is_within = x + key.width <= scale.width && (x..=x + key.width).contains(&middle);
            let overlaps = |other: &Caption| {
                other.event.lane == key.event.lane
                    && x < other.x + other.width + GAP
                    && other.x < x + key.width + GAP
            };
            (is_within && !captions.iter().any(overlaps)).then_some(x)
        };
        // By its moment first: a search for its shape would be slow for each event of each frame.
        if room(scale.x(key.moment)).is_none() {
            continue;
        }
        let placed = place_of(key.event).and_then(|place| {
            let middle = place.x + place.width.min(BEGINNING) / 2.0;
            Some(((middle, place.y), room(middle)?))
        });
        if let Some((foot, x)) = placed {
            captions.push(Caption {
                event: key.event,
                title: key.title,
                x,
                width: key.width,
                bottom: band.top,
                foot,
            });
        }
    }
    captions
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn band(top: f64) -> Band {
        Band { top, bottom: top + 80.0, name_end: 80.0 }
    }

    fn key(lane: usize, moment: f64, width: f64) -> KeyEvent {
        KeyEvent { event: Focus { lane, doc: moment as u32 }, moment, title: 0, width }
    }

    /// Captions on a chart of a pixel a day.
    fn placed(events: &[KeyEvent], bands: &[Band]) -> Vec<Caption> {
        let mut scale = Scale::whole(0, 999, 1000.0);
        (scale.start, scale.per_day) = (0.0, 1.0);
        let place = |event: Focus| Some(Place { x: f64::from(event.doc), y: 50.0, width: 8.0, height: 8.0 });
        captions(events, bands, &scale, &place)
    }

    #[test]
    fn the_largest_events_have_names_where_there_is_room() {
        let bands = [band(24.0), band(124.0)];
        let events = [
            key(0, 400.0, 200.0),
            key(0, 500.0, 50.0),
            key(1, 500.0, 50.0),
            key(0, 900.0, 300.0),
            key(0, 20.0, 60.0),
            key(1, 200.0, 2_000.0),
        ];
        let found: Vec<_> =
            placed(&events, &bands).iter().map(|caption| (caption.event.lane, caption.x)).collect();
        let why = "one is within another, one would begin after its event, one is wider than the chart";
        assert_eq!(found, [(0, 398.0), (1, 498.0), (0, 700.0)], "{why}");
    }

    proptest! {
        #[test]
        fn captions_do_not_overlap_and_are_not_cut_off(
            events in proptest::collection::vec((0..3_usize, 0..1_000_u32, 20.0..400.0_f64), 0..300),
        ) {
            let bands = [band(24.0), band(124.0), band(224.0)];
            let events: Vec<_> = events.into_iter().map(|(lane, day, width)| key(lane, f64::from(day), width)).collect();
            let found = placed(&events, &bands);
            prop_assert!(found.len() <= MOST);
            for (place, caption) in found.iter().enumerate() {
                prop_assert!(caption.x >= bands[caption.event.lane].name_end && caption.x + caption.width <= 1000.0);
                prop_assert!(caption.x <= caption.foot.0 && caption.foot.0 <= caption.x + caption.width);
                prop_assert!(caption.holds(caption.x + 1.0, caption.bottom - 1.0));
                for other in &found[place + 1..] {
                    let is_apart = caption.x + caption.width < other.x || other.x + other.width < caption.x;
                    prop_assert!(is_apart || caption.event.lane != other.event.lane);
                }
            }
        }
    }
}
