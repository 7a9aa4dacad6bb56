//! Work that waits for the browser.

use std::future::Future;
use std::pin::Pin;

/// Runs a task at the next turn of the event loop.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    let task: Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
    wasm_bindgen_futures::spawn_local(task);
}
