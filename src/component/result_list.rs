//! The list of events, windowed: only the rows near the screen are in the document, spacers stand for the rest.
//!
//! Row heights are measured as rows are shown and estimated by their average before. The browser's scroll anchoring
//! keeps what is read in place when an estimate is replaced by a measure.

use super::{EventRow, Row};
use crate::app::{Session, session};
use crate::browser::listener::Listener;
use crate::browser::{dom, timer};
use crate::load::LoadError;
use crate::row_heights::RowHeights;
use crate::timeline::Answer;
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
pub fn ResultList(
    /// The answer, with its first rows.
    answer: Signal<Arc<(Answer, Vec<Row>)>>,
    /// How many events a shard holds.
    shard_len: u32,
    /// Where to say that rows could not be loaded.
    failure: RwSignal<Option<LoadError>>,
) -> impl IntoView {
    let rows = RwSignal::new(answer.with_untracked(|answer| answer.1.clone()));
    let list = ListWindow {
        session: session(),
        answer,
        shard_len,
        failure,
        rows,
        top: NodeRef::new(),
        list: NodeRef::new(),
        bottom: NodeRef::new(),
        place: StoredValue::new_local(Rc::default()),
    };
    list.start();
    let query = move || answer.with(|answer| answer.0.state.text.clone());
    view! {
        <div class="spacer" node_ref=list.top></div>
        <ol class="results" data-query=query node_ref=list.list>
            <For each=move || rows.get() key=|row| row.key let:row>
                <EventRow row />
            </For>
        </ol>
        <div class="spacer" node_ref=list.bottom></div>
    }
}

/// The window over the rows.
#[derive(Clone, Copy)]
struct ListWindow {
    session: Session,
    answer: Signal<Arc<(Answer, Vec<Row>)>>,
    shard_len: u32,
    failure: RwSignal<Option<LoadError>>,
    rows: RwSignal<Vec<Row>>,
    top: NodeRef<Div>,
    list: NodeRef<Ol>,
    bottom: NodeRef<Div>,
    place: StoredValue<Rc<RefCell<Place>>, LocalStorage>,
}

/// Which rows are shown, which are on their way, and how high rows are.
#[derive(Default)]
struct Place {
    shown: Range<u32>,
    wanted: Range<u32>,
    heights: RowHeights,
    frame_asked: bool,
}

impl ListWindow {
    fn start(self) {
        Effect::new(move || self.begin());
        Effect::new(move || {
            let scroll = Listener::on_window("scroll", move |_| self.ask_frame());
            let resize = Listener::on_window("resize", move |_| self.ask_frame());
            StoredValue::new_local((scroll, resize));
        });
        // Rows are measured once they are laid out, and the spacers follow.
        Effect::new(move || {
            self.rows.track();
            timer::on_frame(move || self.measure());
        });
    }

    fn place(self) -> Option<Rc<RefCell<Place>>> {
        self.place.try_get_value()
    }

    /// Shows the first rows of a new answer.
    fn begin(self) {
        let answer = self.answer.get();
        let Some(place) = self.place() else { return };
        let shown = 0..answer.1.len() as u32;
        *place.borrow_mut() = Place {
            shown: shown.clone(),
            wanted: shown,
            heights: self.session.heights_of(&answer.0.state),
            frame_asked: false,
        };
        let is_shown = self.rows.with_untracked(|rows| rows.first().map(|row| row.key)) == answer.1.first().map(|row| row.key);
        if !is_shown || self.rows.with_untracked(|rows| rows.len() != answer.1.len()) {
            self.rows.set(answer.1.clone());
        }
    }

    fn ask_frame(self) {
        let Some(place) = self.place() else { return };
        if !std::mem::replace(&mut place.borrow_mut().frame_asked, true) {
            timer::on_frame(move || {
                if let Some(place) = self.place() {
                    place.borrow_mut().frame_asked = false;
                }
                self.follow_scroll();
            });
        }
    }

    /// Asks for the rows near the screen, if they are not those shown or on their way.
    fn follow_scroll(self) {
        let (Some(place), Some(top)) = (self.place(), self.top.get_untracked()) else { return };
        let total = self.answer.with_untracked(|answer| answer.0.hits.len());
        let mut place = place.borrow_mut();
        let above = -dom::top_of(&top);
        let first = place.heights.row_at(above, total);
        let last = place.heights.row_at(above + dom::window_height(), total) + 1;
        let near = first.saturating_sub(MARGIN_ROWS / 2)..(last + MARGIN_ROWS / 2).min(total);
        let enough = |range: &Range<u32>| range.start <= near.start && range.end >= near.end;
        if enough(&place.wanted) || total == 0 {
            return;
        }
        let wanted = first.saturating_sub(MARGIN_ROWS)..(last + MARGIN_ROWS).min(total);
        place.wanted = wanted.clone();
        leptos::task::spawn_local(self.load(wanted));
    }

    /// Fetches some rows and shows them, unless others were asked for meanwhile.
    async fn load(self, wanted: Range<u32>) {
        let answer = self.answer.get_untracked();
        let above = wanted.start.saturating_sub(1);
        let docs = answer.0.docs(above..wanted.end);
        let Some(searcher) = self.session.searcher.try_get_value() else { return };
        let events = searcher.events(&docs, self.shard_len).await;
        let Some(place) = self.place() else { return };
        let is_wanted = place.borrow().wanted == wanted
            && self.answer.try_with_untracked(|now| now.0.turn == answer.0.turn) == Some(true);
        if !is_wanted {
            return;
        }
        match events {
            Ok(mut events) => {
                let before = (above < wanted.start).then(|| events.remove(0));
                place.borrow_mut().shown = wanted.clone();
                self.rows.set(answer.0.rows(wanted.start, before.as_deref(), events));
                self.failure.set(None);
            }
            Err(error) => {
                let mut place = place.borrow_mut();
                place.wanted = place.shown.clone();
                self.failure.set(Some(error));
            }
        }
    }

    /// Measures the rows shown and gives the spacers the heights of the rest.
    fn measure(self) {
        let (Some(place), Some(list)) = (self.place(), self.list.get_untracked()) else { return };
        let Some(total) = self.answer.try_with_untracked(|answer| answer.0.hits.len()) else { return };
        let mut place = place.borrow_mut();
        let rows = list.children();
        let heights: Vec<f64> = (0..rows.length()).filter_map(|i| rows.item(i)).map(|row| dom::height_of(&row)).collect();
        let first = place.shown.start;
        place.heights.measure(first, &heights);
        if let (Some(top), Some(bottom)) = (self.top.get_untracked(), self.bottom.get_untracked()) {
            let heights = &place.heights;
            dom::set_height(&top, heights.above(place.shown.start));
            dom::set_height(&bottom, heights.above(total) - heights.above(place.shown.end));
        }
        self.answer.with_untracked(|answer| self.session.keep_heights(&answer.0.state, &place.heights));
        drop(place);
        self.ask_frame();
    }
}
