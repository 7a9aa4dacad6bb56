//! A single request to this site, which ends in time.

use crate::browser::timer;
use crate::data::load::{LoadError, TIMEOUT_MS};
use gloo_net::http::Request;
use web_sys::{AbortController, RequestCache};

/// Aborts a request when dropped; has no effect after the response.
struct Abort(AbortController);

impl Drop for Abort {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Status and content of an answer; `Network` if there is none, or not all of it after [`TIMEOUT_MS`].
pub(crate) async fn ask(address: &str, cache: RequestCache) -> Result<(u16, Vec<u8>), LoadError> {
    let abort = Abort(AbortController::new().map_err(|_| LoadError::Network)?);
    let late = abort.0.clone();
    timer::after(TIMEOUT_MS, move || late.abort());
    let sent = Request::get(address).cache(cache).abort_signal(Some(&abort.0.signal())).send().await;
    let response = sent.map_err(|_| LoadError::Network)?;
    Ok((response.status(), response.binary().await.map_err(|_| LoadError::Network)?))
}
