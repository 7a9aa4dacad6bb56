//! The list of events, windowed: only the rows near the screen are in the document, spacers take the place of the rest.
//!
//! Row heights are measured as rows are shown, and estimated by their average before. The browser's scroll anchoring
//! keeps the rows being read in place when an estimate is replaced by a measure.

use crate::browser::listener::Listener;
use crate::browser::rows::Rows;
use crate::browser::{dom, timer};
use crate::data::load::{AHEAD_MS, Load};
use crate::data::loaded::{Fetching, Loaded, load};
use crate::leaf::event::event_row;
use crate::session::Session;
use crate::timeline::answer::{Answer, Row};
use crate::timeline::answers::{Answers, Results};
use crate::timeline::results::row_heights::RowHeights;
use crate::ui::{Action, Kept, effect, html, kept};
use leptos::html::{Div, Ol};
use leptos::prelude::*;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;
use vigil_index::{DocId, ShardEvent};

/// Rows kept above and below those on screen.
const MARGIN_ROWS: u32 = 8;

/// The markup of the list that the page came with: its first rows, and the years below it.
#[derive(Clone, Default)]
pub struct ListFrame {
    /// The first rows.
    pub rows: Kept,
    /// The content below the list.
    pub below: Kept,
}

/// The windowed list of the front page.
#[component]
pub fn EventRows(answers: Answers, frame: ListFrame) -> impl IntoView {
    let (list, above, below) = (NodeRef::<Ol>::new(), NodeRef::<Div>::new(), NodeRef::<Div>::new());
    let query = move || answers.results.with_last(|results| results.0.state.text.clone());
    effect(move || {
        if let (Some(list), Some(above), Some(below)) = (list.get(), above.get(), below.get()) {
            ListWindow::start(answers, Rows::new(list.into(), above.into(), below.into()));
        }
    });
    view! {
        <div class="list">
            <div class="skeleton"></div>
            <div class="spacer above" node_ref=above></div>
            <ol class="results" {..kept(frame.rows)} data-query=query node_ref=list
                on:click=move |event| open_event(answers.session, &event)></ol>
            <div class="spacer below" node_ref=below></div>
            <div class="region" {..kept(frame.below)}></div>
        </div>
    }
}

/// The list of an embed: all rows of the answer, whose height is the frame's.
#[component]
pub fn PlainList(answers: Answers) -> impl IntoView {
    let draw = move || {
        let results = answers.shown();
        draw_rows(answers.session, &results.0, &results.1).concat()
    };
    view! {
        <div class="list">
            <div class="skeleton"></div>
            <ol class="results" {..html(draw)}></ol>
        </div>
    }
}

/// Opens an event above the list, where a plain click asks for that.
fn open_event(session: Session, event: &leptos::ev::MouseEvent) {
    if let (Some(Action::OpenEvent(id)), true) = (Action::of(event), dom::is_plain_click(event)) {
        event.prevent_default();
        session.navigator().choose(session.state_now().with_event(Some(id)));
    }
}

/// The rows of a list as HTML.
pub fn draw_rows(session: Session, answer: &Answer, rows: &[Row]) -> Vec<String> {
    let location = session.location.get_untracked();
    let draw = |row| session.draw_in(&location, |set| event_row(set, row, &answer.highlighter));
    rows.iter().map(draw).collect()
}

/// Rows of an answer: its turn, and the ranks of the rows.
#[derive(Clone, PartialEq)]
struct Wanted {
    turn: u32,
    rows: Range<u32>,
}

/// The rows wanted and their events, with the event before the first row.
type Fetched = (Wanted, Vec<Arc<ShardEvent>>);

/// The window over the rows.
#[derive(Clone)]
struct ListWindow {
    answers: Answers,
    /// The rows that are fetched; none while those shown are enough.
    wanted: RwSignal<Option<Wanted>>,
    place: Rc<RefCell<Place>>,
}

/// The rows in the document, those asked for, and the heights of rows.
struct Place {
    rows: Rows,
    asked: Range<u32>,
    heights: RowHeights,
    is_frame_asked: bool,
    is_begun: bool,
}

impl ListWindow {
    fn start(answers: Answers, rows: Rows) {
        let (asked, heights) = (0..0, RowHeights::default());
        let place = Place { rows, asked, heights, is_frame_asked: false, is_begun: false };
        let wanted = RwSignal::new(None);
        let list = ListWindow { answers, wanted, place: Rc::new(RefCell::new(place)) };
        for kind in ["scroll", "resize"] {
            let list = list.clone();
            Listener::on_window(kind, move |_| list.ask_frame());
        }
        let fetched = load(None, move || wanted.get(), move |wanted| fetch_rows(answers, wanted));
        list.clone().follow_rows(fetched);
        effect(move || {
            if let Some(results) = answers.results.last() {
                list.begin(&results);
            }
        });
    }

    /// Shows the first rows of new results; those of the first results came with the page.
    fn begin(&self, results: &Results) {
        let (answer, rows) = (&results.0, &results.1);
        let range = 0..rows.len() as u32;
        self.wanted.set(None);
        let mut place = self.place.borrow_mut();
        place.asked = range.clone();
        place.heights = self.answers.session.heights_of(&answer.state);
        let is_first = !std::mem::replace(&mut place.is_begun, true);
        if is_first && answer.turn == 0 {
            place.rows.came_with_page(range);
        } else {
            place.rows.clear();
            place.rows.show(range, draw_rows(self.answers.session, answer, rows));
            // Not a frame later: scroll anchoring would hold rows below the last answer's spacer, and move the reader.
            self.space(&place);
        }
        drop(place);
        let list = self.clone();
        timer::on_frame(move || {
            let mut place = list.place.borrow_mut();
            list.measure(&mut place);
            let below = place.rows.top() + place.heights.above(place.rows.range().end);
            drop(place);
            // Whoever types has the next answer before reaching the rows below the screen.
            let wait = if below < dom::window_height() { 0 } else { AHEAD_MS };
            timer::after(wait, move || list.ask_frame());
        });
    }

    fn ask_frame(&self) {
        if !std::mem::replace(&mut self.place.borrow_mut().is_frame_asked, true) {
            let list = self.clone();
            timer::on_frame(move || {
                let mut place = list.place.borrow_mut();
                place.is_frame_asked = false;
                list.follow_scroll(&mut place);
            });
        }
    }

    /// The turn of the results and the number of their rows; none once the page was left.
    fn turn_and_total(&self) -> Option<(u32, u32)> {
        self.answers.results.last_now().map(|results| (results.0.turn, results.0.len()))
    }

    /// Asks for the rows near the screen, unless they are shown or asked for.
    fn follow_scroll(&self, place: &mut Place) {
        let Some((turn, total)) = self.turn_and_total().filter(|_| place.rows.are_drawn()) else { return };
        let above = -place.rows.top();
        let first = place.heights.row_at(above, total);
        let last = place.heights.row_at(above + dom::window_height(), total) + 1;
        let near = first.saturating_sub(MARGIN_ROWS / 2)..(last + MARGIN_ROWS / 2).min(total);
        if total == 0 || (place.asked.start <= near.start && place.asked.end >= near.end) {
            return;
        }
        place.asked = first.saturating_sub(MARGIN_ROWS)..(last + MARGIN_ROWS).min(total);
        self.wanted.try_set(Some(Wanted { turn, rows: place.asked.clone() }));
    }

    /// Shows fetched rows, unless results or window changed meanwhile.
    fn follow_rows(self, fetched: Loaded<Fetched>) {
        effect(move || match fetched.state() {
            Load::Ready((wanted, events)) => {
                self.answers.part_failure.set(None);
                self.show(wanted, events);
            }
            Load::Failed(error) => {
                let mut place = self.place.borrow_mut();
                place.asked = place.rows.range();
                self.answers.part_failure.set(Some(error));
            }
            Load::Pending | Load::Slow => {}
        });
    }

    fn show(&self, wanted: Wanted, mut events: Vec<Arc<ShardEvent>>) {
        let Some(results) = self.answers.results.last_now() else { return };
        let mut place = self.place.borrow_mut();
        if results.0.turn != wanted.turn || place.asked != wanted.rows {
            return;
        }
        let before = (wanted.rows.start > 0 && !events.is_empty()).then(|| events.remove(0));
        let rows = results.0.rows(before, events);
        place.rows.show(wanted.rows, draw_rows(self.answers.session, &results.0, &rows));
        self.measure(&mut place);
    }

    /// Gives the spacers the heights of the rows that are not shown.
    fn space(&self, place: &Place) {
        let range = place.rows.range();
        let total = self.turn_and_total().map_or(0, |(_, total)| total);
        let above = place.heights.above(range.start);
        let below = place.heights.above(total) - place.heights.above(range.end);
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
        if let Some(results) = self.answers.results.last_now() {
            self.answers.session.keep_heights(&results.0.state, &place.heights);
        }
    }
}

/// The events of some rows, with the one before them.
fn fetch_rows(answers: Answers, wanted: Wanted) -> Fetching<Fetched> {
    let above = wanted.rows.start.saturating_sub(1);
    let results = answers.results.last_now();
    let docs: Vec<DocId> = results.map(|results| results.0.docs(above..wanted.rows.end)).unwrap_or_default();
    let events = answers.events(docs);
    Box::pin(async move { Ok((wanted, events.await?)) })
}
