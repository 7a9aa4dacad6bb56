//! Timeouts and animation frames.

use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

// Boxed, so that all callbacks share one closure type and its glue code.
fn callback(run: Box<dyn FnOnce()>) -> wasm_bindgen::JsValue {
    Closure::once_into_js(run)
}

/// Calls `run` once after a delay; cannot be canceled.
pub(crate) fn after(delay_ms: i32, run: impl FnOnce() + 'static) {
    let callback = callback(Box::new(run));
    if let Some(window) = web_sys::window() {
        let _ =
            window.set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), delay_ms);
    }
}

/// Calls `run` before the next frame is painted.
pub(crate) fn on_frame(run: impl FnOnce() + 'static) {
    let callback = callback(Box::new(run));
    if let Some(window) = web_sys::window() {
        let _ = window.request_animation_frame(callback.unchecked_ref());
    }
}

/// Calls `run` after the next frame is painted.
pub(crate) fn after_paint(run: impl FnOnce() + 'static) {
    on_frame(move || after(0, run));
}

/// Resolves after the next frame is painted.
pub(crate) async fn painted() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        after_paint(move || {
            let _ = resolve.call0(&wasm_bindgen::JsValue::UNDEFINED);
        });
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}

/// Runs only the last of several calls within a delay. Clones share their calls.
#[derive(Clone, Default)]
pub(crate) struct Debounce(Rc<Cell<u32>>);

impl Debounce {
    /// Calls `run` after the delay, unless another call or [`Debounce::cancel`] precedes it.
    pub(crate) fn call(&self, delay_ms: i32, run: impl FnOnce() + 'static) {
        let latest = self.0.clone();
        let turn = latest.get().wrapping_add(1);
        latest.set(turn);
        after(delay_ms, move || {
            if latest.get() == turn {
                run();
            }
        });
    }

    /// Drops the waiting call.
    pub(crate) fn cancel(&self) {
        self.0.set(self.0.get().wrapping_add(1));
    }
}
