//! The windowed list of events: only the rows near the screen are in the document, between two spacers.
//!
//! A row is measured when it is shown, and estimated before. The browser's scroll anchoring keeps the visible rows in place
//! when a measure replaces an estimate.

use crate::browser::listener::Listener;
use crate::browser::rows::Rows;
use crate::browser::{dom, timer};
use crate::data::load::{Load, PREFETCH_DELAY_MS};
use crate::data::loaded::{Fetching, Loaded, load};
use crate::leaf::event::event_row;
use crate::session::Session;
use crate::timeline::answer::{Answer, Row};
use crate::timeline::answers::{Answers, Results};
use crate::timeline::results::list_bar::ListPlace;
use crate::timeline::results::row_heights::RowHeights;
use crate::ui::{Action, Kept, effect, html, kept};
use crate::url::{LIST_ID, View};
use leptos::html::{Div, Ol};
use leptos::prelude::*;
use maud::html as markup;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;
use vigil_index::{DocId, ShardEvent};

/// The number of rows kept above and below those on screen.
const MARGIN_ROWS: u32 = 8;

/// The end of a row below the bar in which nothing can be read, in pixels: the space that a scroll to a row leaves above it.
const END_OF_ROW_PX: f64 = 24.0;

/// The prerendered markup of the list.
#[derive(Clone, Default)]
pub(crate) struct ListFrame {
    /// The first rows.
    pub rows: Kept,
    /// The links to the years, below the list.
    pub below: Kept,
}

/// The windowed list of the front page.
#[component]
pub(crate) fn EventRows(answers: Answers, frame: ListFrame, place: ListPlace) -> impl IntoView {
    let (list, above, below) = (NodeRef::<Ol>::new(), NodeRef::<Div>::new(), NodeRef::<Div>::new());
    let query = move || answers.results.with_last(|results| results.0.state.text.clone());
    effect(move || {
        if let (Some(list), Some(above), Some(below)) = (list.get(), above.get(), below.get()) {
            ListWindow::start(answers, place, Rows::new(list.into(), above.into(), below.into()));
        }
    });
    view! {
        <div class="list" id=LIST_ID tabindex="-1">
            <div class="skeleton"></div>
            <div class="spacer above" node_ref=above></div>
            <ol class="results" {..kept(frame.rows)} data-query=query node_ref=list
                on:click=move |event| open_event(answers.session, &event)></ol>
            <div class="spacer below" node_ref=below></div>
            <div class="region" {..kept(frame.below)}></div>
        </div>
    }
}

/// The list of an embed: all rows of the answer.
#[component]
pub(crate) fn PlainList(answers: Answers) -> impl IntoView {
    // Not windowed: the frame is as high as its content, so every row is on screen.
    let draw = move || {
        let results = answers.shown();
        draw_rows(answers.session, &results.0, &results.1)
    };
    view! {
        <div class="list">
            <div class="skeleton"></div>
            <ol class="results" {..html(draw)}></ol>
        </div>
    }
}

/// Opens the event of a plain click on its link to sources. Other clicks follow the link.
fn open_event(session: Session, event: &leptos::ev::MouseEvent) {
    if let (Some(Action::OpenEvent(id)), true) = (Action::of(event), dom::is_plain_click(event)) {
        event.prevent_default();
        session.navigator().push_view(session.state_now().with_event(Some(id)));
    }
}

/// The HTML of rows, with addresses of the current location.
pub(crate) fn draw_rows(session: Session, answer: &Answer, rows: &[Row]) -> String {
    let location = session.location.get_untracked();
    session
        .draw_in(&location, |set| markup! { @for row in rows { (event_row(set, row, &answer.highlighter)) } })
}

/// Rows to fetch: the turn of their answer, and their ranks.
#[derive(Clone, PartialEq)]
struct Wanted {
    turn: u32,
    rows: Range<u32>,
}

/// Fetched rows: their events after the event before the first row, if there is one.
type Fetched = (Wanted, Vec<Arc<ShardEvent>>);

/// The window on the rows of an answer.
#[derive(Clone)]
struct ListWindow {
    answers: Answers,
    place: ListPlace,
    /// The rows to fetch; none while the rows of the answer are enough.
    wanted: RwSignal<Option<Wanted>>,
    window: Rc<RefCell<WindowState>>,
}

/// The mutable state of the window.
struct WindowState {
    rows: Rows,
    /// The rows last requested, which are those in the document unless a fetch is in flight.
    requested: Range<u32>,
    heights: RowHeights,
    /// The row to scroll to when it is shown.
    wanted_row: Option<u32>,
    is_frame_requested: bool,
    /// Whether the heights are those of the rows in the document.
    is_measured: bool,
    is_begun: bool,
}

impl ListWindow {
    fn start(answers: Answers, place: ListPlace, rows: Rows) {
        let window = WindowState {
            rows,
            requested: 0..0,
            heights: RowHeights::default(),
            wanted_row: None,
            is_frame_requested: false,
            is_measured: false,
            is_begun: false,
        };
        let wanted = RwSignal::new(None);
        let list = ListWindow { answers, place, wanted, window: Rc::new(RefCell::new(window)) };
        for kind in ["scroll", "resize"] {
            let list = list.clone();
            Listener::on_window(kind, move |_| list.request_frame());
        }
        let fetched = load(None, move || wanted.get(), move |wanted| fetch_rows(answers, wanted));
        list.clone().follow_rows(fetched);
        list.clone().follow_wanted();
        effect(move || {
            if let Some(results) = answers.results.last() {
                list.begin(&results);
            }
        });
    }

    /// Shows the first rows of new results; those of the first results are prerendered.
    fn begin(&self, results: &Results) {
        let (answer, rows) = (&results.0, &results.1);
        let range = 0..rows.len() as u32;
        self.wanted.set(None);
        let mut window = self.window.borrow_mut();
        window.requested = range.clone();
        window.heights = self.answers.session.heights_of(&answer.state);
        window.wanted_row = None;
        let is_first = !std::mem::replace(&mut window.is_begun, true);
        if is_first && answer.turn == 0 {
            window.rows.adopt_prerendered(range);
        } else {
            window.rows.clear();
            self.draw(&mut window, range, answer, rows);
        }
        drop(window);
        let list = self.clone();
        timer::on_frame(move || {
            let mut window = list.window.borrow_mut();
            list.measure(&mut window);
            list.space(&window);
            list.reveal(&window);
            let below = window.rows.top() + window.heights.above(window.rows.range().end);
            drop(window);
            // Rows below the screen wait: a reader who types has the next answer before they scroll.
            let wait = if below < dom::window_height() { 0 } else { PREFETCH_DELAY_MS };
            timer::after(wait, move || list.request_frame());
        });
    }

    /// Scrolls to the results that the reader has just asked for, unless they are on screen. A frame after the rows are shown: the
    /// chips above them are drawn by then.
    fn reveal(&self, window: &WindowState) {
        if !self.answers.session.take_is_asked() || !window.rows.is_top_hidden() {
            return;
        }
        // Above the keyboard of a phone there is no room for chips and toolbar too, and next to the map none for the list.
        let is_list = self.answers.session.state_now().view == View::List;
        match self.place.results.get_untracked() {
            Some(results) if is_list && !dom::is_low() => dom::scroll_to(&results),
            _ => window.rows.go_to_top(),
        }
    }

    fn request_frame(&self) {
        if !std::mem::replace(&mut self.window.borrow_mut().is_frame_requested, true) {
            let list = self.clone();
            timer::on_frame(move || {
                let mut window = list.window.borrow_mut();
                window.is_frame_requested = false;
                list.follow_scroll(&mut window);
            });
        }
    }

    /// The turn and the number of events of the results; none after the page was left.
    fn turn_and_total(&self) -> Option<(u32, u32)> {
        self.answers.results.last_now().map(|results| (results.0.turn, results.0.len()))
    }

    /// Requests the rows near the screen, unless they are shown or requested.
    fn follow_scroll(&self, window: &mut WindowState) {
        let Some((turn, total)) = self.turn_and_total().filter(|_| window.rows.are_visible()) else { return };
        if !window.is_measured {
            self.measure(window);
        }
        let above = -window.rows.top();
        let first = window.heights.row_at(above, total);
        let covered = self.place.bar.get_untracked().map_or(0.0, |bar| dom::bottom(&bar));
        let below_bar = window.heights.row_at(above + covered + END_OF_ROW_PX, total);
        if self.place.first.get_untracked() != below_bar {
            self.place.first.set(below_bar);
        }
        let last = window.heights.row_at(above + dom::window_height(), total) + 1;
        let near = first.saturating_sub(MARGIN_ROWS / 2)..(last + MARGIN_ROWS / 2).min(total);
        if total == 0 || (window.requested.start <= near.start && window.requested.end >= near.end) {
            return;
        }
        window.requested = first.saturating_sub(MARGIN_ROWS)..(last + MARGIN_ROWS).min(total);
        self.wanted.try_set(Some(Wanted { turn, rows: window.requested.clone() }));
    }

    /// Scrolls to the row that the reader wants, as soon as it is shown.
    fn follow_wanted(self) {
        effect(move || {
            let Some(rank) = self.place.wanted.get() else { return };
            self.place.wanted.set(None);
            let Some((turn, total)) = self.turn_and_total() else { return };
            let mut window = self.window.borrow_mut();
            window.wanted_row = Some(rank);
            if window.rows.range().contains(&rank) {
                return self.reach_wanted(&mut window);
            }
            window.requested = rank.saturating_sub(MARGIN_ROWS)..(rank + 2 * MARGIN_ROWS).min(total);
            self.wanted.set(Some(Wanted { turn, rows: window.requested.clone() }));
        });
    }

    fn reach_wanted(&self, window: &mut WindowState) {
        if let Some(rank) = window.wanted_row.take() {
            window.rows.go_to(rank);
        }
    }

    /// Shows fetched rows, and reports their failure.
    fn follow_rows(self, fetched: Loaded<Fetched>) {
        effect(move || match fetched.state() {
            Load::Ready((wanted, events)) => {
                self.answers.part_failure.set(None);
                self.show(wanted, events);
            }
            Load::Failed(error) => {
                let mut window = self.window.borrow_mut();
                window.requested = window.rows.range();
                // So that the next scroll requests them again.
                self.answers.part_failure.set(Some(error));
            }
            Load::Pending | Load::Slow => {}
        });
    }

    fn show(&self, wanted: Wanted, mut events: Vec<Arc<ShardEvent>>) {
        let Some(results) = self.answers.results.last_now() else { return };
        let mut window = self.window.borrow_mut();
        if results.0.turn != wanted.turn || window.requested != wanted.rows {
            return;
        }
        let before = (wanted.rows.start > 0 && !events.is_empty()).then(|| events.remove(0));
        let rows = results.0.rows(before, events);
        self.draw(&mut window, wanted.rows, &results.0, &rows);
        self.reach_wanted(&mut window);
        drop(window);
        // Measured in the next frame, whose layout is done by then: here it would be forced.
        self.request_frame();
    }

    fn draw(&self, window: &mut WindowState, range: Range<u32>, answer: &Answer, rows: &[Row]) {
        let draw = |part| {
            rows.get(part).map_or_else(String::new, |rows| draw_rows(self.answers.session, answer, rows))
        };
        window.rows.show(range, &draw);
        window.is_measured = false;
        // Not a frame later: scroll anchoring would move the reader with the spacers of the rows before.
        self.space(window);
    }

    /// Sets the spacers to the heights of the rows outside the window.
    fn space(&self, window: &WindowState) {
        let range = window.rows.range();
        let total = self.turn_and_total().map_or(0, |(_, total)| total);
        let above = window.heights.above(range.start);
        let below = window.heights.above(total) - window.heights.above(range.end);
        window.rows.set_spacers(above, below);
    }

    /// Measures the rows in the window. The spacers are those of other rows, so they stay as they are.
    fn measure(&self, window: &mut WindowState) {
        if !window.rows.are_visible() {
            return;
        }
        window.is_measured = true;
        let range = window.rows.range();
        window.heights.measure(range.start, &window.rows.heights());
        if let Some(results) = self.answers.results.last_now() {
            self.answers.session.keep_heights(&results.0.state, &window.heights);
        }
    }
}

/// Fetches the events of some rows, and the one before them, which decides on the headings of the first row.
fn fetch_rows(answers: Answers, wanted: Wanted) -> Fetching<Fetched> {
    let above = wanted.rows.start.saturating_sub(1);
    let results = answers.results.last_now();
    let docs: Vec<DocId> = results.map(|results| results.0.docs(above..wanted.rows.end)).unwrap_or_default();
    let events = answers.events(docs);
    Box::pin(async move { Ok((wanted, events.await?)) })
}
