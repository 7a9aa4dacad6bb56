//! The shapes of a level at a scale: signs, dense cells and bars, each with its place; and the shape at a point.

use super::level::{Bar, CELL, Cell, LaneLevel, Level};
use super::scale::Scale;
use crate::gesture::distance;
use crate::text::decimal;
use std::ops::Range;
use vigil_index::When;

/// The height of a row of bars in pixels.
pub(crate) const ROW: f64 = 8.0;

/// The maximum number of rows of bars in a lane.
pub(crate) const ROWS: usize = 3;

/// The height of a lane's name, below which its shapes begin, in pixels.
pub(crate) const NAME: f64 = 24.0;

/// The height of the number of a dense cell, in pixels.
pub(crate) const NUMBER: f64 = 11.0;

/// The width of a digit of such a number, in pixels.
const DIGIT: f64 = 6.2;

/// The maximum distance of the pointer from a shape, in pixels.
const REACH: f64 = 7.0;

/// The vertical place of a lane, in pixels from the top.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Band {
    /// The upper edge, below the name.
    pub(crate) top: f64,
    /// The lower edge, from which signs are stacked upwards.
    pub(crate) bottom: f64,
    /// The right end of the name.
    pub(crate) name_end: f64,
}

/// The kind of a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The sign of one event.
    Sign,
    /// A cell with more events than room for signs.
    Dense,
    /// A span, or an inexact date.
    Bar,
}

/// Something to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Shape {
    /// The kind, which also decides the list of `events`.
    pub(crate) kind: Kind,
    /// The lane it is in.
    pub(crate) lane: usize,
    /// The left edge.
    pub(crate) x: f64,
    /// The upper edge.
    pub(crate) y: f64,
    /// The width.
    pub(crate) width: f64,
    /// The height.
    pub(crate) height: f64,
    /// Whether its days are not exact.
    pub(crate) rough: bool,
    /// The index of its category in `Category::ALL`.
    pub(crate) category: u8,
    /// Its events, as indexes into the lane's `points`, or for a bar into its `long`.
    pub(crate) events: Range<usize>,
    /// Whether the number of its events is written in its upper part, which is [`NUMBER`] pixels high.
    pub(crate) is_numbered: bool,
}

/// The visible shapes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scene {
    /// In the order of drawing, from back to front.
    pub(crate) shapes: Vec<Shape>,
}

impl Scene {
    /// The part of a level that a scale shows.
    pub(crate) fn new(dates: &[When], level: &Level, scale: &Scale, bands: &[Band]) -> Scene {
        let mut scene = Scene::default();
        for (number, (lane, band)) in level.lanes.iter().zip(bands).enumerate() {
            scene.push_bars(number, lane, scale, *band);
            scene.push_cells(number, (dates, lane), level.days, scale, *band);
        }
        scene
    }

    fn push_cells(
        &mut self,
        number: usize,
        (dates, lane): (&[When], &LaneLevel),
        days: i32,
        scale: &Scale,
        band: Band,
    ) {
        let (first, last) = scale.seen();
        let free = Band { top: band.top + lane.rows() as f64 * ROW, ..band };
        let place = Stack::new(f64::from(days) * scale.per_day, free);
        let cells = lane.cells_between(first.div_euclid(days), last.div_euclid(days));
        for (position, cell) in cells.iter().enumerate() {
            let x = scale.x(f64::from(cell.number) * f64::from(days));
            let count = cell.points.len();
            if count > place.room {
                let before = position.checked_sub(1).and_then(|before| cells.get(before));
                let is_numbered = place.has_number(cell, before, cells.get(position + 1));
                self.shapes.push(Shape { is_numbered, ..place.dense(number, cell, x) });
                continue;
            }
            for (turn, at) in cell.points.clone().enumerate() {
                let when = lane.points.get(at).and_then(|&doc| dates.get(doc as usize)).copied();
                let Some(when) = when else { continue };
                self.shapes.push(Shape {
                    rough: when.rough,
                    category: when.category,
                    ..place.sign(number, at, x, (turn, count))
                });
            }
        }
    }

    /// Adds the visible bars. A bar that is completely covered by others of its row is left out, so a row has no more bars
    /// than pixels.
    fn push_bars(&mut self, number: usize, lane: &LaneLevel, scale: &Scale, band: Band) {
        let (first, last) = scale.seen();
        let mut covered = [f64::MIN; ROWS];
        for Bar { when, row, events } in lane.bars_between(first, last) {
            let left = scale.x(f64::from(when.first)).max(-CELL);
            let right = scale.x(f64::from(when.last) + 1.0).min(scale.width + CELL);
            let Some(covered) = covered.get_mut(*row).filter(|covered| right >= **covered + 1.0) else {
                continue;
            };
            *covered = right;
            self.shapes.push(Shape {
                kind: Kind::Bar,
                lane: number,
                x: left,
                y: band.top + *row as f64 * ROW,
                width: (right - left - 1.0).max(3.0),
                height: ROW - 2.0,
                rough: when.rough,
                category: when.category,
                events: events.clone(),
                is_numbered: false,
            });
        }
    }

    /// The nearest shape within [`REACH`] plus `slack` pixels.
    pub(crate) fn shape_at(&self, x: f64, y: f64, slack: f64) -> Option<&Shape> {
        let away = |shape: &Shape| {
            let across = (shape.x - x).max(x - shape.x - shape.width).max(0.0);
            let along = (shape.y - y).max(y - shape.y - shape.height).max(0.0);
            distance(across, along)
        };
        let near = self.shapes.iter().map(|shape| (away(shape), shape));
        let near = near.filter(|(distance, _)| *distance <= REACH + slack);
        near.min_by(|left, right| left.0.total_cmp(&right.0)).map(|(_, shape)| shape)
    }

    /// The shape at a place, and its event there. A shape of several events is divided equally among them. A dense cell has
    /// no event: it must be zoomed in first.
    pub(crate) fn event_at<'a>(
        &'a self,
        level: &Level,
        x: f64,
        y: f64,
        slack: f64,
    ) -> Option<(&'a Shape, Option<u32>)> {
        let shape = self.shape_at(x, y, slack)?;
        let lane = level.lanes.get(shape.lane)?;
        let share = ((x - shape.x) / shape.width).clamp(0.0, 1.0);
        let turn = (share * shape.events.len() as f64) as usize;
        let place = shape.events.start + turn.min(shape.events.len().saturating_sub(1));
        let doc = match shape.kind {
            Kind::Dense => None,
            Kind::Sign => lane.points.get(place).copied(),
            Kind::Bar => lane.long.get(place).copied(),
        };
        Some((shape, doc))
    }

    /// The visible shape with an event of a lane.
    pub(crate) fn shape_of(&self, level: &Level, number: usize, doc: u32) -> Option<&Shape> {
        let lane = level.lanes.get(number)?;
        let point = lane.points.binary_search(&doc).ok();
        let holds = |shape: &&Shape| match shape.kind {
            Kind::Bar => lane.long.get(shape.events.clone()).is_some_and(|docs| docs.contains(&doc)),
            Kind::Sign | Kind::Dense => point.is_some_and(|point| shape.events.contains(&point)),
        };
        self.shapes.iter().filter(|shape| shape.lane == number).find(holds)
    }
}

/// The stack of signs in a cell: from the lower edge of the band upwards, in as many columns as needed.
struct Stack {
    width: f64,
    high: usize,
    room: usize,
    band: Band,
}

impl Stack {
    fn new(width: f64, band: Band) -> Stack {
        let free = (band.bottom - band.top).max(CELL);
        let high = ((free / CELL) as usize).max(1);
        let columns = ((width / CELL) as usize).max(1);
        Stack { width, high, room: high * columns, band }
    }

    fn sign(&self, lane: usize, place: usize, x: f64, (turn, count): (usize, usize)) -> Shape {
        let columns = count.div_ceil(self.high).max(1);
        let left = x + (self.width - columns as f64 * CELL) / 2.0;
        Shape {
            kind: Kind::Sign,
            lane,
            x: left + (turn / self.high) as f64 * CELL + 1.0,
            y: self.band.bottom - ((turn % self.high) as f64 + 1.0) * CELL,
            width: CELL - 2.0,
            height: CELL - 2.0,
            rough: false,
            category: 0,
            events: place..place + 1,
            is_numbered: false,
        }
    }

    fn dense(&self, lane: usize, cell: &Cell, x: f64) -> Shape {
        let height = self.high as f64 * CELL;
        Shape {
            kind: Kind::Dense,
            lane,
            x,
            y: self.band.bottom - height,
            width: self.width - 1.0,
            height: height - 2.0,
            rough: false,
            category: 0,
            events: cell.points.clone(),
            is_numbered: false,
        }
    }

    /// Whether a dense cell has room for its number: within its width, or in half of each empty cell next to it.
    fn has_number(&self, cell: &Cell, before: Option<&Cell>, after: Option<&Cell>) -> bool {
        let is_next = |other: &Cell| other.number.abs_diff(cell.number) == 1;
        // A neighbor whose stack is lower leaves the line of the number free.
        let is_high = |other: &&Cell| is_next(other) && other.points.len() >= self.high;
        let beside =
            if before.filter(is_high).or(after.filter(is_high)).is_some() { 0.0 } else { self.width };
        let digits = decimal(cell.points.len() as u32, 1).len() as f64;
        self.high > 2 && digits * DIGIT <= self.width + beside
    }
}

#[cfg(test)]
mod tests;
