//! Requests for files of this site. Paths are relative to the site's root.

use crate::browser::timer;
use crate::data::load::{LoadError, TIMEOUT_MS};
use futures_util::FutureExt;
use futures_util::future::{Shared, WeakShared};
use gloo_net::http::Request;
use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use web_sys::AbortController;

type Bytes = Result<Rc<[u8]>, LoadError>;
type Pending = Pin<Box<dyn Future<Output = Bytes>>>;

thread_local! {
    /// The requests in flight, by absolute address.
    // Each typed letter is a search: unshared, the first word of a large site fetched the manifest eight times.
    static IN_FLIGHT: RefCell<Vec<(String, WeakShared<Pending>)>> = const { RefCell::new(Vec::new()) };
}

/// A request in flight. Fetches of the same address share it. It is aborted when the last of them is dropped, and after
/// [`TIMEOUT_MS`].
pub(crate) struct Fetch(Shared<Pending>);

impl Fetch {
    /// Sends the request now, not at the first poll, so that several files load in parallel.
    pub(crate) fn start(path: &str) -> Fetch {
        let address = super::history::resolve(path);
        let shared = IN_FLIGHT.with_borrow_mut(|files| {
            // Requests whose fetches were all dropped.
            files.retain(|(_, file)| file.upgrade().is_some());
            let file = files.iter().find(|(other, _)| *other == address).and_then(|(_, file)| file.upgrade());
            // A finished request is not reused: it may have failed, and a retry must send a new one.
            file.filter(|file| file.peek().is_none()).unwrap_or_else(|| {
                let pending: Pending = Box::pin(request(address.clone()));
                let request = pending.shared();
                files.extend(request.downgrade().map(|file| (address, file)));
                request
            })
        });
        // The first poll sends the request; `bytes` polls again.
        let _ = shared.clone().now_or_never();
        Fetch(shared)
    }

    /// The content of the file. Fails with `Outdated` for 404 and 410, else with `Network`.
    pub(crate) async fn bytes(self) -> Bytes {
        self.0.await
    }

    /// The content as text; `Damaged` if it is not UTF-8.
    pub(crate) async fn text(self) -> Result<String, LoadError> {
        String::from_utf8(self.bytes().await?.to_vec()).map_err(|_| LoadError::Damaged)
    }
}

/// Aborts a request when dropped; has no effect after the response.
struct Abort(AbortController);

impl Drop for Abort {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn request(address: String) -> Bytes {
    let abort = Abort(AbortController::new().map_err(|_| LoadError::Network)?);
    let late = abort.0.clone();
    timer::after(TIMEOUT_MS, move || late.abort());
    let sent = Request::get(&address).abort_signal(Some(&abort.0.signal())).send().await;
    let response = sent.map_err(|_| LoadError::Network)?;
    match response.status() {
        200 => Ok(response.binary().await.map_err(|_| LoadError::Network)?.into()),
        // The app only fetches files of its own build, so a missing one means that the site was updated.
        404 | 410 => Err(LoadError::Outdated),
        _ => Err(LoadError::Network),
    }
}
