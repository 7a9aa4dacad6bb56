//! The roots of views on pages that the generator drew, and the data next to them.

use super::dom::{self, HtmlElement};
use super::listener::Listener;
use super::module::JsInput;
use js_sys::{JSON, Reflect};
use std::cell::Cell;
use std::rc::Rc;
use vigil_views::input::VIEW_DATA_ID;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventInit};

/// The controls that a view listens to.
const CONTROLS: &str = "[data-filter], [data-sort], [data-group], [data-arrange]";

/// The roots of views in an element (`data-view-root`), with the names of the views.
pub fn roots_in(element: &Element) -> Vec<(String, HtmlElement)> {
    dom::marked_in(element, "data-view-root")
}

/// The input of a view, from the JSON of the page; none if the page has none for it.
pub fn input(view: &str) -> Option<JsInput> {
    let data = JSON::parse(&dom::find(&format!("#{VIEW_DATA_ID}"))?.text_content()?).ok()?;
    let input = Reflect::get(&data, &view.into()).ok()?;
    (!input.is_undefined()).then(|| JsInput::from(input))
}

/// Calls `prefetch` when the pointer or the focus comes to a control in a root, and `open` when one is first used, with a
/// function that repeats the use once the view listens.
pub fn on_first_use(
    root: &HtmlElement,
    prefetch: impl Fn() + 'static,
    open: impl Fn(Rc<dyn Fn()>) + 'static,
) {
    let is_control = |event: &Event| control_of(event).is_some();
    let prefetch = Rc::new(prefetch);
    for kind in ["pointerover", "focusin"] {
        let prefetch = prefetch.clone();
        Listener::on_element(root, kind, move |event| {
            if is_control(&event) {
                prefetch();
            }
        });
    }
    let (open, is_used) = (Rc::new(open), Rc::new(Cell::new(false)));
    for kind in ["click", "input"] {
        let (open, is_used) = (open.clone(), is_used.clone());
        Listener::on_element(root, kind, move |event| {
            if let (Some(control), false) = (control_of(&event), is_used.get()) {
                is_used.set(true);
                open(Rc::new(move || repeat(&control, kind)));
            }
        });
    }
}

fn control_of(event: &Event) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(CONTROLS).ok()?
}

fn repeat(control: &Element, kind: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    if let Ok(event) = Event::new_with_event_init_dict(kind, &init) {
        let _ = control.dispatch_event(&event);
    }
}

/// Hides the controls of a view that cannot be opened.
pub fn hide_controls(root: &Element) {
    for (_, controls) in dom::marked_in(root, "data-view-controls") {
        controls.set_hidden(true);
    }
}
