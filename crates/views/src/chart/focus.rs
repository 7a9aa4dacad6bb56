//! The event with the keyboard focus, and steps to others.

use vigil_index::When;

/// An event in one of its lanes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Focus {
    /// The lane.
    pub(crate) lane: usize,
    /// The event.
    pub(crate) doc: u32,
}

/// A step of the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// To the event before in the lane.
    Before,
    /// To the event after in the lane.
    After,
    /// To the lane above.
    Above,
    /// To the lane below.
    Below,
    /// To the first event of the lane.
    First,
    /// To the last event of the lane.
    Last,
}

impl Focus {
    /// The first event of any lane that does not begin before a day; else the last event of the first lane with events.
    pub(crate) fn begin(dates: &[When], lanes: &[Vec<u32>], day: i32) -> Option<Focus> {
        let events = lanes.iter().enumerate().filter_map(|(lane, docs)| {
            let doc = *docs.get(docs.partition_point(|&doc| first_day(dates, doc) < day))?;
            Some(Focus { lane, doc })
        });
        let first = events.min_by_key(|focus| (first_day(dates, focus.doc), focus.lane));
        let last =
            || lanes.iter().enumerate().find_map(|(lane, docs)| Some(Focus { lane, doc: *docs.last()? }));
        first.or_else(last)
    }

    /// The event after a step; `None` at the ends.
    pub(crate) fn step(self, dates: &[When], lanes: &[Vec<u32>], step: Step) -> Option<Focus> {
        let docs = lanes.get(self.lane)?;
        let place = docs.binary_search(&self.doc).ok()?;
        let within = |place: Option<usize>| Some(Focus { lane: self.lane, doc: *docs.get(place?)? });
        match step {
            Step::Before => within(place.checked_sub(1)),
            Step::After => within(place.checked_add(1)),
            Step::First => within(Some(0)),
            Step::Last => within(docs.len().checked_sub(1)),
            Step::Above => (0..self.lane).rev().find_map(|lane| self.nearest(dates, lanes, lane)),
            Step::Below => (self.lane + 1..lanes.len()).find_map(|lane| self.nearest(dates, lanes, lane)),
        }
    }

    /// The event of another lane that is nearest in time.
    fn nearest(self, dates: &[When], lanes: &[Vec<u32>], lane: usize) -> Option<Focus> {
        let docs = lanes.get(lane)?;
        let day = first_day(dates, self.doc);
        let after = docs.partition_point(|&doc| first_day(dates, doc) < day);
        let both = [docs.get(after), after.checked_sub(1).and_then(|before| docs.get(before))];
        let doc = both.into_iter().flatten().min_by_key(|doc| first_day(dates, **doc).abs_diff(day))?;
        Some(Focus { lane, doc: *doc })
    }

    /// The same event after the lanes have changed: in the same lane if possible, else in the first lane with it.
    pub(crate) fn among(self, lanes: &[Vec<u32>]) -> Option<Focus> {
        let has = |lane: &usize| lanes.get(*lane).is_some_and(|docs| docs.binary_search(&self.doc).is_ok());
        let lane = std::iter::once(self.lane).chain(0..lanes.len()).find(has)?;
        Some(Focus { lane, doc: self.doc })
    }
}

fn first_day(dates: &[When], doc: u32) -> i32 {
    dates.get(doc as usize).map_or(i32::MAX, |when| when.first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn dates(days: &[i32]) -> Vec<When> {
        days.iter().map(|&first| When { first, last: first, rough: false, category: 0 }).collect()
    }

    #[test]
    fn steps_lead_along_a_lane_and_to_the_nearest_event_of_others() {
        let dates = dates(&[0, 10, 20, 30, 40]);
        let lanes = [vec![0, 3, 4], vec![], vec![1, 2]];
        let at = |lane, doc| Some(Focus { lane, doc });
        let focus = Focus::begin(&dates, &lanes, 5);
        assert_eq!(focus, at(2, 1));
        assert_eq!(Focus::begin(&dates, &lanes, 99), at(0, 4));
        assert_eq!(Focus::begin(&dates, &[vec![], vec![]], 0), None);
        let focus = focus.unwrap();
        let step = |focus: Focus, step| focus.step(&dates, &lanes, step);
        assert_eq!(step(focus, Step::After), at(2, 2));
        assert_eq!(step(focus, Step::Before), None);
        assert_eq!(step(focus, Step::Above), at(0, 0), "the lane between is empty");
        assert_eq!(step(Focus { lane: 0, doc: 4 }, Step::Below), at(2, 2));
        assert_eq!(step(Focus { lane: 0, doc: 3 }, Step::First), at(0, 0));
        assert_eq!(step(Focus { lane: 0, doc: 3 }, Step::Last), at(0, 4));
        assert_eq!(focus.among(&[vec![1], vec![]]), at(0, 1));
        assert_eq!(focus.among(&[vec![0], vec![]]), None);
    }

    proptest! {
        #[test]
        fn stepping_meets_every_event_of_a_lane(days in proptest::collection::vec(-50..50_i32, 1..40)) {
            let mut days = days;
            days.sort_unstable();
            let dates = dates(&days);
            let lanes = [(0..days.len() as u32).collect::<Vec<_>>()];
            let mut focus = Focus { lane: 0, doc: 0 };
            let mut met = vec![0];
            while let Some(next) = focus.step(&dates, &lanes, Step::After) {
                focus = next;
                met.push(next.doc);
            }
            prop_assert_eq!(&met, &lanes[0]);
            prop_assert_eq!(focus.step(&dates, &lanes, Step::First), Some(Focus { lane: 0, doc: 0 }));
        }
    }
}
