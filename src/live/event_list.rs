//! The list of events, windowed: only the rows near the screen are in the document, spacers stand for the rest.
//!
//! Row heights are measured as rows are shown and estimated by their average before. The browser's scroll anchoring
//! keeps what is read in place when an estimate is replaced by a measure.

use super::Finder;
use crate::browser::listener::Listener;
use crate::browser::rows::Rows;
use crate::browser::{dom, timer};
use crate::row_heights::RowHeights;
use crate::timeline::{Answer, Row};
use leptos::html::{Div, Ol};
use leptos::prelude::*;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

/// Rows kept above and below what is on screen.
const MARGIN_ROWS: u32 = 8;

/// The list of events that answer the view.
#[component]
pub fn EventList(
    /// Finds the answers.
    finder: Finder,
) -> impl IntoView {
    let list = ListWindow {
        finder,
        top: NodeRef::new(),
        list: NodeRef::new(),
        bottom: NodeRef::new(),
        place: StoredValue::new_local(Rc::default()),
    };
    list.start();
    let first = finder.shown.get_untracked();
    let html: String = list.draw(&first.0, &first.1).concat();
    view! {
        <div class="spacer" node_ref=list.top></div>
        <ol class="results" data-query="" node_ref=list.list inner_html=html></ol>
        <div class="spacer" node_ref=list.bottom></div>
    }
}

/// The window over the rows.
#[derive(Clone, Copy)]
struct ListWindow {
    finder: Finder,
    top: NodeRef<Div>,
    list: NodeRef<Ol>,
    bottom: NodeRef<Div>,
    place: StoredValue<Rc<RefCell<Place>>, LocalStorage>,
}

/// Which rows are shown, which are on their way, and how high rows are.
#[derive(Default)]
struct Place {
    rows: Rows,
    wanted: Range<u32>,
    heights: RowHeights,
    frame_asked: bool,
}

impl ListWindow {
    fn start(self) {
        Effect::new(move |begun: Option<()>| self.begin(begun.is_none()));
        Effect::new(move || {
            let scroll = Listener::on_window("scroll", move |_| self.ask_frame());
            let resize = Listener::on_window("resize", move |_| self.ask_frame());
            StoredValue::new_local((scroll, resize));
        });
    }

    fn place(self) -> Option<Rc<RefCell<Place>>> {
        self.place.try_get_value()
    }

    fn draw(self, answer: &Answer, rows: &[Row]) -> Vec<String> {
        rows.iter().map(|row| self.finder.draw_row(row, &answer.highlighter)).collect()
    }

    /// Shows the first rows of a new answer; those of the first answer came with the page.
    fn begin(self, first: bool) {
        let shown = self.finder.shown.get();
        let (Some(place), Some(list)) = (self.place(), self.list.get_untracked()) else { return };
        let (answer, rows) = (&shown.0, &shown.1);
        let range = 0..rows.len() as u32;
        let mut place = place.borrow_mut();
        place.wanted = range.clone();
        place.heights = self.finder.session.heights_of(&answer.state);
        if first && answer.turn == 0 {
            place.rows = Rows::already_in(range);
        } else {
            place.rows = Rows::default();
            place.rows.show(&list, range, self.draw(answer, rows));
        }
        dom::set_attribute(&list, "data-query", &answer.state.text);
        drop(place);
        self.ask_measure();
    }

    fn ask_measure(self) {
        timer::on_frame(move || {
            if let (Some(place), Some(list)) = (self.place(), self.list.try_get_untracked().flatten()) {
                self.measure(&mut place.borrow_mut(), &list);
                self.ask_frame();
            }
        });
    }

    fn ask_frame(self) {
        let Some(place) = self.place() else { return };
        if !std::mem::replace(&mut place.borrow_mut().frame_asked, true) {
            timer::on_frame(move || {
                if let Some(place) = self.place() {
                    place.borrow_mut().frame_asked = false;
                    self.follow_scroll(&mut place.borrow_mut());
                }
            });
        }
    }

    /// Asks for the rows near the screen, if they are not those shown or on their way.
    fn follow_scroll(self, place: &mut Place) {
        let Some(top) = self.top.try_get_untracked().flatten() else { return };
        let total = self.finder.shown.with_untracked(|shown| shown.0.hits.len());
        let above = -dom::top_of(&top);
        let first = place.heights.row_at(above, total);
        let last = place.heights.row_at(above + dom::window_height(), total) + 1;
        let near = first.saturating_sub(MARGIN_ROWS / 2)..(last + MARGIN_ROWS / 2).min(total);
        if total == 0 || (place.wanted.start <= near.start && place.wanted.end >= near.end) {
            return;
        }
        place.wanted = first.saturating_sub(MARGIN_ROWS)..(last + MARGIN_ROWS).min(total);
        leptos::task::spawn_local(self.load(place.wanted.clone()));
    }

    /// Fetches some rows and shows them, unless others were asked for meanwhile.
    async fn load(self, wanted: Range<u32>) {
        let shown = self.finder.shown.get_untracked();
        let above = wanted.start.saturating_sub(1);
        let events = self.finder.events(&shown.0.docs(above..wanted.end)).await;
        let (Some(place), Some(list)) = (self.place(), self.list.try_get_untracked().flatten()) else {
            return;
        };
        let is_same = self.finder.shown.try_with_untracked(|now| Arc::ptr_eq(now, &shown)) == Some(true);
        let mut place = place.borrow_mut();
        if place.wanted != wanted || !is_same {
            return;
        }
        match events {
            Ok(mut events) => {
                let before = (above < wanted.start).then(|| events.remove(0));
                let rows = shown.0.rows(before, events);
                place.rows.show(&list, wanted, self.draw(&shown.0, &rows));
                self.measure(&mut place, &list);
            }
            Err(error) => {
                place.wanted = place.rows.range();
                self.finder.failure.set(Some(error));
            }
        }
    }

    /// Measures the rows shown and gives the spacers the heights of the rest.
    fn measure(self, place: &mut Place, list: &dom::HtmlElement) {
        let range = place.rows.range();
        place.heights.measure(range.start, &dom::child_heights(list));
        let total = self.finder.shown.with_untracked(|shown| shown.0.hits.len());
        if let (Some(top), Some(bottom)) = (self.top.get_untracked(), self.bottom.get_untracked()) {
            dom::set_height(&top, place.heights.above(range.start));
            dom::set_height(&bottom, place.heights.above(total) - place.heights.above(range.end));
        }
        self.finder
            .shown
            .with_untracked(|shown| self.finder.session.keep_heights(&shown.0.state, &place.heights));
    }
}
