//! Event listeners that go with the part of the page that set them.

use super::dom;
use leptos::prelude::StoredValue;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

/// A listener; dropped, it is removed.
pub struct Listener {
    target: EventTarget,
    kind: &'static str,
    callback: Closure<dyn Fn(Event)>,
}

impl Listener {
    /// Listens to a kind of event on the window, for as long as the reactive owner lives.
    pub fn on_window(kind: &'static str, run: impl Fn(Event) + 'static) {
        if let Some(window) = web_sys::window() {
            Listener::start(window.into(), kind, Box::new(run));
        }
    }

    /// Listens on the first element a selector finds, for as long as the reactive owner lives.
    pub fn on(selector: &str, kind: &'static str, run: impl Fn(Event) + 'static) {
        if let Some(element) = dom::find(selector) {
            Listener::start(element.into(), kind, Box::new(run));
        }
    }

    fn start(target: EventTarget, kind: &'static str, run: Box<dyn Fn(Event)>) {
        let callback = Closure::wrap(run);
        let _ = target.add_event_listener_with_callback(kind, callback.as_ref().unchecked_ref());
        StoredValue::new_local(Listener { target, kind, callback });
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self
            .target
            .remove_event_listener_with_callback(self.kind, self.callback.as_ref().unchecked_ref());
    }
}
