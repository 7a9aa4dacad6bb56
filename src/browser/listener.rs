//! Event listeners that are removed with the reactive owner that added them.

use leptos::prelude::StoredValue;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, EventTarget};

/// An event listener; removed when dropped.
pub(crate) struct Listener {
    target: EventTarget,
    kind: &'static str,
    callback: Closure<dyn Fn(Event)>,
    is_capturing: bool,
}

impl Listener {
    /// Calls `run` for a kind of event on the window, for as long as the reactive owner lives.
    pub(crate) fn on_window(kind: &'static str, run: impl Fn(Event) + 'static) {
        if let Some(window) = web_sys::window() {
            Listener::start(window.into(), kind, false, Box::new(run));
        }
    }

    /// Calls `run` for a kind of event on an element, for as long as the reactive owner lives.
    pub(crate) fn on_element(element: &Element, kind: &'static str, run: impl Fn(Event) + 'static) {
        Listener::start(element.clone().into(), kind, false, Box::new(run));
    }

    /// [`Listener::on_element`] in the capturing phase: before the listeners of descendants.
    pub(crate) fn on_capture(element: &Element, kind: &'static str, run: impl Fn(Event) + 'static) {
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
