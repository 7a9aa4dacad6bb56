//! The roots of views on prerendered pages, and the inputs in the page.

use super::dom::{self, HtmlElement};
use super::listener::Listener;
use super::module::JsInput;
use js_sys::{JSON, Reflect};
use std::cell::Cell;
use std::rc::Rc;
use vigil_views::input::VIEW_DATA_ID;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventInit};

/// Selects the controls of views.
const CONTROLS: &str = "[data-filter], [data-sort], [data-group], [data-arrange]";

/// The roots of views in an element (`data-view-root`), each after the name of its view.
pub(crate) fn roots_in(element: &Element) -> Vec<(String, HtmlElement)> {
    dom::marked_in(element, "data-view-root")
}

/// The input of a view in the JSON of the page; none if the page has none.
pub(crate) fn input(view: &str) -> Option<JsInput> {
    let data = JSON::parse(&dom::find(&format!("#{VIEW_DATA_ID}"))?.text_content()?).ok()?;
    let input = Reflect::get(&data, &view.into()).ok()?;
    (!input.is_undefined()).then(|| JsInput::from(input))
}

/// Calls `prefetch` when a control in `root` is hovered or focused, and `open` at its first use, with a function that
/// repeats the event after the view has opened.
pub(crate) fn on_first_use(
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
                // The open view listens to later uses itself.
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
