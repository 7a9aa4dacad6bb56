//! Printing: the keys, the dialog, the day, and the notes that a page keeps for paper.

use super::dom;
use super::listener::Listener;
use std::cell::Cell;
use std::rc::Rc;
use vigil_model::{Day, EventDate};
use wasm_bindgen::JsCast;

/// The place of a page's notes; the timeline has none, its paper is made when it is printed.
const NOTES: &str = "main > .notes";
/// The notes as elements, as long as they are in place.
const PLACED: &str = "main > .notes > div";

/// Opens the browser's dialog for printing.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Whether an event is the press of the keys that print.
pub fn is_print_key(event: &web_sys::Event) -> bool {
    event.dyn_ref::<web_sys::KeyboardEvent>().is_some_and(|event| {
        let is_print = (event.ctrl_key() || event.meta_key()) && !event.shift_key() && !event.alt_key();
        is_print && event.key().eq_ignore_ascii_case("p")
    })
}

/// The present day where the reader is.
pub fn today() -> Option<EventDate> {
    let now = js_sys::Date::new_0();
    let (month, day) = (now.get_month() as u8 + 1, now.get_date() as u8);
    EventDate::from_day(Day::from_civil(now.get_full_year() as i32, month, day)).ok()
}

/// Puts the notes of the page in place for printing, with a line below them. They are kept as text in `noscript`.
pub fn place_notes(below: &str) {
    let Some(notes) = dom::find(NOTES) else { return };
    remove_notes();
    let kept = notes.first_element_child().and_then(|kept| kept.text_content()).unwrap_or_default();
    let _ = notes.insert_adjacent_html("beforeend", &["<div>", &kept, below, "</div>"].concat());
}

/// Leaves the notes of the page as text again.
pub fn remove_notes() {
    if let Some(placed) = dom::find(PLACED) {
        placed.remove();
    }
}

/// Runs something each time the reader turns to the page again after printing, for as long as the reactive owner lives. At
/// `afterprint` it would be too early: some browsers then draw the paper again, in another size the reader has chosen.
pub fn on_return(run: impl Fn() + 'static) {
    let (run, is_printed) = (Rc::new(run) as Rc<dyn Fn()>, Rc::new(Cell::new(false)));
    for act in ["pointerdown", "keydown", "wheel", "popstate"] {
        let (run, is_printed) = (run.clone(), is_printed.clone());
        Listener::on_window(act, move |_| {
            if is_printed.replace(false) {
                run();
            }
        });
    }
    Listener::on_window("afterprint", move |_| is_printed.set(true));
}
