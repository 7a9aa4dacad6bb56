//! The list of events, windowed: only the rows near the screen are in the document, spacers stand for the rest.
//!
//! Row heights are measured as rows are shown and estimated by their average before. The browser's scroll anchoring
//! keeps what is read in place when an estimate is replaced by a measure.

use super::{Finder, effect};
use crate::browser::listener::Listener;
use crate::browser::rows::Rows;
use crate::browser::task::spawn;
use crate::browser::{dom, timer};
use crate::row_heights::RowHeights;
use crate::timeline::{Answer, Row};
use leptos::prelude::*;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

/// Rows kept above and below what is on screen.
const MARGIN_ROWS: u32 = 8;

/// Brings the list of events to life.
pub fn start_list(finder: Finder) {
    let Some(rows) = Rows::find() else { return };
    let place =
        Place { rows, wanted: 0..0, heights: RowHeights::default(), frame_asked: false, is_begun: false };
    let list = ListWindow { finder, place: Rc::new(RefCell::new(place)) };
    let (on_scroll, on_resize) = (list.clone(), list.clone());
    Listener::on_window("scroll", move |_| on_scroll.ask_frame());
    Listener::on_window("resize", move |_| on_resize.ask_frame());
    effect(move || list.begin());
}

/// The window over the rows.
#[derive(Clone)]
struct ListWindow {
    finder: Finder,
    place: Rc<RefCell<Place>>,
}

/// Which rows are shown, which are on their way, and how high rows are.
struct Place {
    rows: Rows,
    wanted: Range<u32>,
    heights: RowHeights,
    frame_asked: bool,
    is_begun: bool,
}

impl ListWindow {
    fn draw(&self, answer: &Answer, rows: &[Row]) -> Vec<String> {
        rows.iter().map(|row| self.finder.draw_row(row, &answer.highlighter)).collect()
    }

    /// Shows the first rows of a new answer; those of the first answer came with the page.
    fn begin(&self) {
        let shown = self.finder.shown.get();
        let (answer, rows) = (&shown.0, &shown.1);
        let range = 0..rows.len() as u32;
        let mut place = self.place.borrow_mut();
        place.wanted = range.clone();
        place.heights = self.finder.session.heights_of(&answer.state);
        let is_first = !std::mem::replace(&mut place.is_begun, true);
        if is_first && answer.turn == 0 {
            place.rows.came_with_page(range);
        } else {
            place.rows.clear();
            place.rows.show(range, self.draw(answer, rows));
            // Not a frame later: rows below the last answer's spacer would be held where they are, and the reader moved.
            self.space(&place);
        }
        place.rows.set_query(&answer.state.text);
        drop(place);
        let list = self.clone();
        timer::on_frame(move || {
            list.measure(&mut list.place.borrow_mut());
            list.ask_frame();
        });
    }

    fn ask_frame(&self) {
        if !std::mem::replace(&mut self.place.borrow_mut().frame_asked, true) {
            let list = self.clone();
            timer::on_frame(move || {
                let mut place = list.place.borrow_mut();
                place.frame_asked = false;
                list.follow_scroll(&mut place);
            });
        }
    }

    /// The number of rows in all; none once another page has taken this one's place.
    fn total(&self) -> u32 {
        self.finder.shown.try_with_untracked(|shown| shown.0.len()).unwrap_or_default()
    }

    /// Asks for the rows near the screen, if they are not those shown or on their way.
    fn follow_scroll(&self, place: &mut Place) {
        if !place.rows.are_drawn() {
            return;
        }
        let total = self.total();
        let above = -place.rows.top();
        let first = place.heights.row_at(above, total);
        let last = place.heights.row_at(above + dom::window_height(), total) + 1;
        let near = first.saturating_sub(MARGIN_ROWS / 2)..(last + MARGIN_ROWS / 2).min(total);
        if total == 0 || (place.wanted.start <= near.start && place.wanted.end >= near.end) {
            return;
        }
        place.wanted = first.saturating_sub(MARGIN_ROWS)..(last + MARGIN_ROWS).min(total);
        let (list, wanted) = (self.clone(), place.wanted.clone());
        spawn(async move { list.load(wanted).await });
    }

    /// Fetches some rows and shows them, unless others were asked for meanwhile.
    async fn load(&self, wanted: Range<u32>) {
        let Some(shown) = self.finder.shown.try_get_untracked() else { return };
        let above = wanted.start.saturating_sub(1);
        let events = self.finder.events(&shown.0.docs(above..wanted.end)).await;
        let is_same = self.finder.shown.try_with_untracked(|now| Arc::ptr_eq(now, &shown)) == Some(true);
        let mut place = self.place.borrow_mut();
        if place.wanted != wanted || !is_same {
            return;
        }
        match events {
            Ok(mut events) => {
                let before = (above < wanted.start).then(|| events.remove(0));
                let rows = shown.0.rows(before, events);
                place.rows.show(wanted, self.draw(&shown.0, &rows));
                self.measure(&mut place);
            }
            Err(error) => {
                place.wanted = place.rows.range();
                self.finder.failure.set(Some(error));
            }
        }
    }

    /// Gives the spacers the heights of the rows that are not shown.
    fn space(&self, place: &Place) {
        let range = place.rows.range();
        let above = place.heights.above(range.start);
        let below = place.heights.above(self.total()) - place.heights.above(range.end);
        place.rows.set_spacers(above, below);
    }

    /// Measures the rows shown, and gives the spacers the heights of the rest.
    fn measure(&self, place: &mut Place) {
        if !place.rows.are_drawn() {
            return;
        }
        let range = place.rows.range();
        place.heights.measure(range.start, &place.rows.heights());
        self.space(place);
        self.finder.shown.try_with_untracked(|shown| {
            self.finder.session.keep_heights(&shown.0.state, &place.heights);
        });
    }
}
