//! The events of the chart and the visible part of time. The drawing follows from these alone.

use super::captions::{Caption, KeyEvent, captions};
use super::focus::Focus;
use super::level::{Level, cell_days};
use super::place::Place;
use super::scale::Scale;
use super::scene::{Band, ROWS, Scene, Shape};
use vigil_index::When;

/// The height of the box around an invisible event, in pixels.
const FOOT: f64 = 8.0;

/// The events, and their visible part.
pub(crate) struct Picture {
    /// When each document happened.
    pub(crate) dates: Vec<When>,
    /// The documents of each lane.
    pub(crate) lanes: Vec<Vec<u32>>,
    pub(crate) level: Level,
    pub(crate) scene: Scene,
    /// The places of the lanes.
    pub(crate) bands: Vec<Band>,
    /// The largest events of all documents with their titles, the largest first.
    pub(crate) titled: Vec<(u32, String)>,
    /// Those in the lanes.
    pub(crate) key_events: Vec<KeyEvent>,
    pub(crate) captions: Vec<Caption>,
    pub(crate) scale: Scale,
}

impl Picture {
    /// A picture without lanes, for documents with these dates; `titled` are the largest events, the largest first.
    pub(crate) fn new(dates: Vec<When>, titled: Vec<(u32, String)>) -> Picture {
        Picture {
            dates,
            lanes: Vec::new(),
            level: Level::default(),
            scene: Scene::default(),
            bands: Vec::new(),
            titled,
            key_events: Vec::new(),
            captions: Vec::new(),
            scale: Scale::whole(0, 0, 1.0),
        }
    }

    /// Replaces the lanes and keeps the visible part of time if possible.
    pub(crate) fn set_lanes(&mut self, lanes: Vec<Vec<u32>>) {
        self.lanes = lanes;
        self.level = Level::default();
        let whens = || self.lanes.iter().flatten().filter_map(|&doc| self.dates.get(doc as usize));
        let first = whens().map(|when| when.first).min().unwrap_or_default();
        let last = whens().map(|when| when.last).max().unwrap_or_default();
        self.scale.set_limits(first, last);
        let key_event = |(title, &(doc, _)): (usize, &(u32, String))| {
            let event = Focus { lane: 0, doc }.among(&self.lanes)?;
            Some(KeyEvent { event, moment: self.moment(doc)?, title, width: 0.0 })
        };
        self.key_events = self.titled.iter().enumerate().filter_map(key_event).collect();
    }

    /// Computes the shapes at the present scale.
    pub(crate) fn lay_out(&mut self) {
        let days = cell_days(self.scale.per_day);
        if days != self.level.days {
            self.level = Level::new(&self.dates, &self.lanes, days, ROWS);
        }
        self.scene = Scene::new(&self.dates, &self.level, &self.scale, &self.bands);
        self.captions = captions(&self.key_events, &self.bands, &self.scale, &|event| self.shape_of(event));
    }

    /// The event at a point in pixels; `slack` is the additional distance that a finger needs.
    pub(crate) fn event_at(&self, x: f64, y: f64, slack: f64) -> Option<Focus> {
        if let Some(caption) = self.captions.iter().find(|caption| caption.holds(x, y)) {
            return Some(caption.event);
        }
        let (shape, doc) = self.scene.event_at(&self.level, x, y, slack)?;
        Some(Focus { lane: shape.lane, doc: doc? })
    }

    /// The first moment of a document, in the middle of its day.
    pub(crate) fn moment(&self, doc: u32) -> Option<f64> {
        self.dates.get(doc as usize).map(|when| f64::from(when.first) + 0.5)
    }

    /// The place of an event: its shape, or if that is invisible its time at the foot of its lane.
    pub(crate) fn place_of(&self, event: Focus) -> Option<Place> {
        self.shape_of(event).or_else(|| {
            let band = self.bands.get(event.lane)?;
            let x = self.scale.x(self.moment(event.doc)?);
            Some(Place { x, y: band.bottom - FOOT, width: 1.0, height: FOOT })
        })
    }

    /// The visible part of an event's shape.
    fn shape_of(&self, event: Focus) -> Option<Place> {
        let shape = self.scene.shape_of(&self.level, event.lane, event.doc)?;
        let (left, right) = (shape.x.max(0.0), (shape.x + shape.width).min(self.scale.width));
        Some(Place { x: left, y: shape.y, width: (right - left).max(1.0), height: shape.height })
    }

    /// The category of a dense cell, if all its events have the same; by a sample for large cells.
    pub(crate) fn category_of(&self, shape: &Shape) -> Option<u8> {
        let points = self.level.lanes.get(shape.lane)?.points.get(shape.events.clone())?;
        // A sample, so that the time does not depend on the number of events.
        let step = (points.len() / 16).max(1);
        let mut categories = points.iter().step_by(step).filter_map(|&doc| self.dates.get(doc as usize));
        let first = categories.next()?.category;
        let is_same = |when: &When| when.category == first;
        categories.all(is_same).then_some(first)
    }

    /// The number of events of a dense cell as a share of the fullest cell of its lane.
    pub(crate) fn share_of(&self, shape: &Shape) -> f64 {
        let most = self.level.lanes.get(shape.lane).map_or(1, |lane| lane.most.max(1));
        shape.events.len() as f64 / most as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::scene::Kind;

    /// Events of one category in one lane, 700 pixels wide.
    fn picture(days: &[i32]) -> Picture {
        let when = |&first: &i32| When { first, last: first, rough: false, category: 2 };
        let mut picture = Picture::new(days.iter().map(when).collect(), vec![(1, String::new())]);
        picture.bands = vec![Band { top: 24.0, bottom: 100.0, name_end: 60.0 }];
        picture.set_lanes(vec![(0..days.len() as u32).collect()]);
        picture.scale.resize(700.0);
        picture.lay_out();
        picture
    }

    #[test]
    fn an_event_is_found_at_its_place() {
        let picture = picture(&[0, 300, 600]);
        for doc in 0..3 {
            let place = picture.place_of(Focus { lane: 0, doc }).unwrap();
            let found = picture.event_at(place.x + place.width / 2.0, place.y + place.height / 2.0, 0.0);
            assert_eq!(found, Some(Focus { lane: 0, doc }));
        }
        assert_eq!(picture.place_of(Focus { lane: 0, doc: 3 }), None);
    }

    #[test]
    fn a_key_event_has_a_caption_that_points_at_its_shape() {
        let mut picture = picture(&[0, 300, 600]);
        picture.key_events[0].width = 100.0;
        picture.lay_out();
        let [caption] = &picture.captions[..] else { panic!("{:?}", picture.captions) };
        let (event, place) = (Focus { lane: 0, doc: 1 }, picture.place_of(caption.event).unwrap());
        assert_eq!((caption.event, caption.foot), (event, (place.x + place.width / 2.0, place.y)));
        assert_eq!(picture.event_at(caption.x + 50.0, 10.0, 0.0), Some(event));
        assert_eq!(picture.event_at(caption.x - 50.0, 10.0, 0.0), None);
    }

    #[test]
    fn an_invisible_event_has_its_place_at_its_time() {
        let mut picture = picture(&[0, 300, 600]);
        picture.scale.zoom(8.0, 0.0);
        picture.lay_out();
        let place = picture.place_of(Focus { lane: 0, doc: 2 }).unwrap();
        assert!(place.x > 700.0 && place.y + place.height == 100.0, "{place:?}");
    }

    #[test]
    fn a_dense_cell_has_the_category_of_its_events_and_its_share_of_the_fullest() {
        let mut days = vec![0; 40];
        days.extend([900; 80]);
        let mut picture = picture(&days);
        let dense = |picture: &Picture| {
            let shapes = picture.scene.shapes.iter().filter(|shape| shape.kind == Kind::Dense);
            shapes.map(|shape| (picture.category_of(shape), picture.share_of(shape))).collect::<Vec<_>>()
        };
        assert_eq!(dense(&picture), [(Some(2), 0.5), (Some(2), 1.0)]);
        picture.dates[0].category = 1;
        assert_eq!(dense(&picture)[0].0, None);
    }
}
