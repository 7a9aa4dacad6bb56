//! Time-outs and frames.

use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// One type for all callbacks, whatever they run.
fn callback(run: Box<dyn FnOnce()>) -> wasm_bindgen::JsValue {
    Closure::once_into_js(run)
}

/// Runs something once after a delay.
pub fn after(delay_ms: i32, run: impl FnOnce() + 'static) {
    let callback = callback(Box::new(run));
    if let Some(window) = web_sys::window() {
        let _ =
            window.set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), delay_ms);
    }
}

/// Runs something before the next frame is painted.
pub fn on_frame(run: impl FnOnce() + 'static) {
    let callback = callback(Box::new(run));
    if let Some(window) = web_sys::window() {
        let _ = window.request_animation_frame(callback.unchecked_ref());
    }
}

/// Runs something after the next frame is painted.
pub fn after_paint(run: impl FnOnce() + 'static) {
    on_frame(move || after(0, run));
}

/// Resolves after the next frame is painted.
pub async fn painted() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        after_paint(move || {
            let _ = resolve.call0(&wasm_bindgen::JsValue::UNDEFINED);
        });
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}

/// Runs only the last of several calls that follow each other within a delay.
#[derive(Clone, Default)]
pub struct Debounce(Rc<Cell<u32>>);

impl Debounce {
    /// Runs `run` after the delay unless another call, or [`Debounce::cancel`], comes first.
    pub fn call(&self, delay_ms: i32, run: impl FnOnce() + 'static) {
        let latest = self.0.clone();
        let turn = latest.get().wrapping_add(1);
        latest.set(turn);
        after(delay_ms, move || {
            if latest.get() == turn {
                run();
            }
        });
    }

    /// Forgets what waits.
    pub fn cancel(&self) {
        self.0.set(self.0.get().wrapping_add(1));
    }
}
