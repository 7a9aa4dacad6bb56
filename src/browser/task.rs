//! Asynchronous tasks.

use std::future::Future;
use std::pin::Pin;

/// Starts a task on the event loop.
pub(crate) fn spawn(task: impl Future<Output = ()> + 'static) {
    // Boxed, so that all tasks share one copy of the executor's code.
    let task: Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
    wasm_bindgen_futures::spawn_local(task);
}
