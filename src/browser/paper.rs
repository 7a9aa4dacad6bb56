//! Printing: its keys, its dialog, the day of it, and the notes that a page has for paper only.

use super::dom;
use super::listener::Listener;
use std::cell::Cell;
use std::rc::Rc;
use vigil_model::{Day, EventDate};
use wasm_bindgen::JsCast;

/// Selects the notes of a page. The timeline has none: its paper is drawn on demand.
const NOTES: &str = "main > .notes";
/// Selects the notes that [`insert_notes`] inserted.
const INSERTED: &str = "main > .notes > div";

/// Opens the print dialog.
pub(crate) fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Whether an event is a press of Control-P or Command-P.
pub(crate) fn is_print_key(event: &web_sys::Event) -> bool {
    event.dyn_ref::<web_sys::KeyboardEvent>().is_some_and(|event| {
        let is_print = (event.ctrl_key() || event.meta_key()) && !event.shift_key() && !event.alt_key();
        is_print && event.key().eq_ignore_ascii_case("p")
    })
}

/// Today in the reader's time zone.
pub(crate) fn today() -> Option<EventDate> {
    let now = js_sys::Date::new_0();
    let (month, day) = (now.get_month() as u8 + 1, now.get_date() as u8);
    EventDate::from_day(Day::from_civil(now.get_full_year() as i32, month, day)).ok()
}

/// Inserts the notes of the page as elements, with the HTML `below` after them. They are text in `noscript` otherwise.
pub(crate) fn insert_notes(below: &str) {
    let Some(notes) = dom::find(NOTES) else { return };
    remove_notes();
    let kept = notes.first_element_child().and_then(|kept| kept.text_content()).unwrap_or_default();
    let _ = notes.insert_adjacent_html("beforeend", &["<div>", &kept, below, "</div>"].concat());
}

/// Removes inserted notes; the text stays.
pub(crate) fn remove_notes() {
    if let Some(inserted) = dom::find(INSERTED) {
        inserted.remove();
    }
}

/// Calls `run` at the first press, key or scroll after each printing, for as long as the reactive owner lives.
pub(crate) fn after_print(run: impl Fn() + 'static) {
    // Not at `afterprint`: some browsers draw the paper again after it, in another size that the reader chose.
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
