//! Event listeners that go with the component that set them.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Event;

/// A listener on the window; dropped, it is removed.
pub struct Listener {
    kind: &'static str,
    callback: Closure<dyn Fn(Event)>,
}

impl Listener {
    /// Listens to a kind of event on the window.
    pub fn on_window(kind: &'static str, run: impl Fn(Event) + 'static) -> Listener {
        let callback = Closure::<dyn Fn(Event)>::new(run);
        if let Some(window) = web_sys::window() {
            let _ = window.add_event_listener_with_callback(kind, callback.as_ref().unchecked_ref());
        }
        Listener { kind, callback }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            let _ =
                window.remove_event_listener_with_callback(self.kind, self.callback.as_ref().unchecked_ref());
        }
    }
}
