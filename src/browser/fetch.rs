//! Files of this site, fetched. Addresses are relative to the site's root and never leave it.

use crate::browser::timer;
use crate::data::load::{GIVEN_UP_MS, LoadError};
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
    /// The requests in flight, by address.
    static IN_FLIGHT: RefCell<Vec<(String, WeakShared<Pending>)>> = const { RefCell::new(Vec::new()) };
}

/// A file in flight: all who ask for it meanwhile share one request, which is aborted when the last of them is dropped,
/// and after 20 seconds.
pub struct Fetch(Shared<Pending>);

impl Fetch {
    /// Sends the request, so that several files come at once.
    pub fn start(path: &str) -> Fetch {
        let address = super::history::resolve(path);
        let shared = IN_FLIGHT.with_borrow_mut(|files| {
            files.retain(|(_, file)| file.upgrade().is_some());
            let file = files.iter().find(|(other, _)| *other == address).and_then(|(_, file)| file.upgrade());
            file.filter(|file| file.peek().is_none()).unwrap_or_else(|| {
                let request: Pending = Box::pin(request(address.clone()));
                let request = request.shared();
                files.extend(request.downgrade().map(|file| (address, file)));
                request
            })
        });
        // The first poll sends the request; whoever waits for the bytes polls again.
        let _ = shared.clone().now_or_never();
        Fetch(shared)
    }

    /// The file's bytes, once they are here.
    pub async fn bytes(self) -> Bytes {
        self.0.await
    }

    /// The file's text, once it is here.
    pub async fn text(self) -> Result<String, LoadError> {
        String::from_utf8(self.bytes().await?.to_vec()).map_err(|_| LoadError::Damaged)
    }
}

/// Aborts a request when it is dropped; harmless once the answer is here.
struct Abort(AbortController);

impl Drop for Abort {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn request(address: String) -> Bytes {
    let abort = Abort(AbortController::new().map_err(|_| LoadError::Network)?);
    let late = abort.0.clone();
    timer::after(GIVEN_UP_MS, move || late.abort());
    let answer = Request::get(&address).abort_signal(Some(&abort.0.signal())).send().await;
    let answer = answer.map_err(|_| LoadError::Network)?;
    match answer.status() {
        200 => Ok(answer.binary().await.map_err(|_| LoadError::Network)?.into()),
        404 | 410 => Err(LoadError::Outdated),
        _ => Err(LoadError::Network),
    }
}
