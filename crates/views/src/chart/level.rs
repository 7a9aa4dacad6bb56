//! The events grouped for one step of the zoom: into cells of some days, and bars longer than a cell.
//!
//! A level is computed once for a step and shared by all frames of it. Steps double, so a zoom computes few levels.

use std::ops::Range;
use vigil_index::When;

/// The minimum width of a cell in pixels: room for one sign.
pub(crate) const CELL: f64 = 9.0;

/// The maximum length of a cell in days.
const DAYS_MAX: i32 = 1 << 15;

/// The events of one cell of a lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    /// Its number: the first day divided by the days of a cell.
    pub(crate) number: i32,
    /// Its events, as indexes into [`LaneLevel::points`].
    pub(crate) points: Range<usize>,
}

/// Events of one category with the same first and last day, longer than a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bar {
    /// The days and the category.
    pub(crate) when: When,
    /// The row in the lane, 0 at the top.
    pub(crate) row: usize,
    /// Its events, as indexes into [`LaneLevel::long`].
    pub(crate) events: Range<usize>,
}

/// The grouped events of one lane.
#[derive(Clone, Debug, Default)]
pub(crate) struct LaneLevel {
    /// The events no longer than a cell, in chronological order.
    pub(crate) points: Vec<u32>,
    /// The cells with events, in chronological order.
    pub(crate) cells: Vec<Cell>,
    /// The number of events in the fullest cell.
    pub(crate) most: usize,
    /// The events longer than a cell, bar by bar.
    pub(crate) long: Vec<u32>,
    /// The bars, in the order of their first days.
    pub(crate) bars: Vec<Bar>,
    /// For each bar the last day of all bars up to it: ascending, so that a binary search finds the first visible bar.
    reach: Vec<i32>,
}

/// The grouped events of all lanes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Level {
    /// The number of days in a cell.
    pub(crate) days: i32,
    /// The lanes.
    pub(crate) lanes: Vec<LaneLevel>,
}

/// The number of days in a cell if a day is `per_day` pixels wide: a power of two.
pub(crate) fn cell_days(per_day: f64) -> i32 {
    let mut days = 1;
    while f64::from(days) * per_day < CELL && days < DAYS_MAX {
        days *= 2;
    }
    days
}

impl Level {
    /// Groups the events of each lane, with at most `rows` rows of bars.
    pub(crate) fn new(dates: &[When], lanes: &[Vec<u32>], days: i32, rows: usize) -> Level {
        let days = days.max(1);
        Level { days, lanes: lanes.iter().map(|docs| LaneLevel::new(dates, docs, days, rows)).collect() }
    }
}

impl LaneLevel {
    fn new(dates: &[When], docs: &[u32], days: i32, rows: usize) -> LaneLevel {
        let mut lane = LaneLevel::default();
        let mut long: Vec<(When, u32)> = Vec::new();
        for &doc in docs {
            let Some(&when) = dates.get(doc as usize) else { continue };
            if when.days() > days {
                long.push((when, doc));
                continue;
            }
            let (number, place) = (when.first.div_euclid(days), lane.points.len());
            lane.points.push(doc);
            match lane.cells.last_mut() {
                Some(cell) if cell.number == number => cell.points.end = place + 1,
                _ => lane.cells.push(Cell { number, points: place..place + 1 }),
            }
        }
        lane.most = lane.cells.iter().map(|cell| cell.points.len()).max().unwrap_or_default();
        long.sort_unstable_by_key(|(when, doc)| (when.first, when.last, when.rough, when.category, *doc));
        lane.place_bars(&long, rows.max(1));
        lane
    }

    /// Makes bars and gives each the first free row, or without one the row that is free soonest.
    fn place_bars(&mut self, long: &[(When, u32)], rows: usize) {
        let mut free_from = vec![i32::MIN; rows];
        let mut reach = i32::MIN;
        for (place, &(when, doc)) in long.iter().enumerate() {
            self.long.push(doc);
            match self.bars.last_mut() {
                Some(bar) if bar.when == when => {
                    bar.events.end = place + 1;
                    continue;
                }
                _ => {}
            }
            let free = free_from.iter().position(|&from| from <= when.first);
            let soonest = || free_from.iter().enumerate().min_by_key(|(_, from)| **from).map(|(row, _)| row);
            let row = free.or_else(soonest).unwrap_or_default();
            if let Some(from) = free_from.get_mut(row) {
                *from = (*from).max(when.last.saturating_add(1));
            }
            reach = reach.max(when.last);
            self.bars.push(Bar { when, row, events: place..place + 1 });
            self.reach.push(reach);
        }
    }

    /// The number of rows with bars.
    pub(crate) fn rows(&self) -> usize {
        self.bars.iter().map(|bar| bar.row + 1).max().unwrap_or_default()
    }

    /// The cells from one number to another, both included.
    pub(crate) fn cells_between(&self, first: i32, last: i32) -> &[Cell] {
        let start = self.cells.partition_point(|cell| cell.number < first);
        let end = self.cells.partition_point(|cell| cell.number <= last);
        self.cells.get(start..end).unwrap_or_default()
    }

    /// The bars that touch a span of days.
    pub(crate) fn bars_between(&self, first: i32, last: i32) -> impl Iterator<Item = &Bar> {
        let start = self.reach.partition_point(|&reach| reach < first);
        let end = self.bars.partition_point(|bar| bar.when.first <= last);
        let bars = self.bars.get(start..end).unwrap_or_default();
        bars.iter().filter(move |bar| bar.when.last >= first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn dates() -> impl Strategy<Value = Vec<When>> {
        let length = prop_oneof![4 => Just(0), 1 => 0..40_i32, 1 => 0..900_i32];
        proptest::collection::vec((-500..500_i32, length, any::<bool>(), 0..2_u8), 0..120).prop_map(
            |mut dates| {
                dates.sort_unstable();
                let when =
                    |(first, length, rough, category)| When { first, last: first + length, rough, category };
                dates.into_iter().map(when).collect()
            },
        )
    }

    #[test]
    fn cells_are_wide_enough_for_a_sign() {
        for (per_day, days) in [(280.0, 1), (9.0, 1), (8.9, 2), (0.3, 32), (0.0, 1 << 15)] {
            assert_eq!(cell_days(per_day), days, "{per_day}");
        }
    }

    proptest! {
        #[test]
        fn every_event_is_in_one_cell_or_bar(dates in dates(), step in 0..9_u32, rows in 1..4_usize) {
            let days = 1 << step;
            let docs: Vec<u32> = (0..dates.len() as u32).collect();
            let level = Level::new(&dates, std::slice::from_ref(&docs), days, rows);
            let lane = &level.lanes[0];
            let mut met = BTreeSet::new();
            for cell in &lane.cells {
                for &doc in &lane.points[cell.points.clone()] {
                    let when = dates[doc as usize];
                    prop_assert!(when.days() <= days && when.first.div_euclid(days) == cell.number);
                    prop_assert!(met.insert(doc));
                }
            }
            for bar in &lane.bars {
                prop_assert!(bar.row < rows);
                for &doc in &lane.long[bar.events.clone()] {
                    prop_assert!(dates[doc as usize] == bar.when && bar.when.days() > days);
                    prop_assert!(met.insert(doc));
                }
            }
            prop_assert!(met.into_iter().eq(docs));
            prop_assert!(lane.cells.windows(2).all(|pair| pair[0].number < pair[1].number));
        }

        #[test]
        fn cells_and_bars_between_are_those_that_touch_the_span(dates in dates(), step in 0..9_u32, first in -600..900_i32, length in 0..400_i32) {
            let docs: Vec<u32> = (0..dates.len() as u32).collect();
            let level = Level::new(&dates, &[docs], 1 << step, 3);
            let (lane, last) = (&level.lanes[0], first + length);
            let cells = lane.cells.iter().filter(|cell| (first..=last).contains(&cell.number));
            prop_assert!(lane.cells_between(first, last).iter().eq(cells));
            let bars = lane.bars.iter().filter(|bar| bar.when.first <= last && bar.when.last >= first);
            prop_assert!(lane.bars_between(first, last).eq(bars));
        }

        #[test]
        fn bars_of_a_row_do_not_overlap_with_enough_rows(dates in dates()) {
            let docs: Vec<u32> = (0..dates.len() as u32).collect();
            let level = Level::new(&dates, &[docs], 1, dates.len());
            let bars = &level.lanes[0].bars;
            for (place, bar) in bars.iter().enumerate() {
                let meets = |other: &Bar| other.row == bar.row && other.when.last >= bar.when.first;
                prop_assert!(!bars[..place].iter().any(meets));
            }
        }
    }
}
