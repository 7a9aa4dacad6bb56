//! Listeners that end with the reactive owner that set them.

use leptos::prelude::StoredValue;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, EventTarget};

/// A listener; dropped, it is removed.
pub struct Listener {
    target: EventTarget,
    kind: &'static str,
    callback: Closure<dyn Fn(Event)>,
    is_capturing: bool,
}

impl Listener {
    /// Listens to a kind of event on the window, for as long as the reactive owner lives.
    pub fn on_window(kind: &'static str, run: impl Fn(Event) + 'static) {
        if let Some(window) = web_sys::window() {
            Listener::start(window.into(), kind, false, Box::new(run));
        }
    }

    /// Listens to a kind of event on an element, for as long as the reactive owner lives.
    pub fn on_element(element: &Element, kind: &'static str, run: impl Fn(Event) + 'static) {
        Listener::start(element.clone().into(), kind, false, Box::new(run));
    }

    /// The same, before the event reaches the listeners of elements within.
    pub fn on_capture(element: &Element, kind: &'static str, run: impl Fn(Event) + 'static) {
        Listener::start(element.clone().into(), kind, true, Box::new(run));
    }

    fn start(target: EventTarget, kind: &'static str, is_capturing: bool, run: Box<dyn Fn(Event)>) {
        let callback = Closure::wrap(run);
        let function = callback.as_ref().unchecked_ref();
        let _ = target.add_event_listener_with_callback_and_bool(kind, function, is_capturing);
        StoredValue::new_local(Listener { target, kind, callback, is_capturing });
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function = self.callback.as_ref().unchecked_ref();
        let _ =
            self.target.remove_event_listener_with_callback_and_bool(self.kind, function, self.is_capturing);
    }
}
