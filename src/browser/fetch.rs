//! Fetches of files of this site, each checked before it is used. Paths are relative to the site's root.

use super::deployment::is_updated;
use super::request::ask;
use crate::data::load::LoadError;
use crate::data::page_seal;
use futures_util::FutureExt;
use futures_util::future::{Shared, WeakShared};
use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use vigil_index::seal;
use web_sys::RequestCache;

type Bytes = Result<Rc<[u8]>, LoadError>;
type Pending = Pin<Box<dyn Future<Output = Bytes>>>;

thread_local! {
    /// The requests in flight, by absolute address.
    // Each typed letter is a search: unshared, the first word of a large site fetched the manifest eight times.
    static IN_FLIGHT: RefCell<Vec<(String, WeakShared<Pending>)>> = const { RefCell::new(Vec::new()) };

    /// The addresses whose last request had no answer. The cache of the browser may still wait for it, and would make the
    /// next one wait too.
    static UNANSWERED: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// How a file shows that it is the one asked for.
#[derive(Clone, Copy)]
enum Kind {
    /// By its seal, which is cut off.
    Sealed,
    /// By the seal in the document.
    Page,
    /// The caller looks; with whether to pass by all caches.
    Unsealed(bool),
}

/// A request in flight. Fetches of the same address share it. It is aborted when the last of them is dropped.
pub(crate) struct Fetch(Shared<Pending>);

impl Fetch {
    /// Fetches a file of data. Sends the request now, not at the first poll, so that several files load in parallel.
    pub(crate) fn start(path: &str) -> Fetch {
        Fetch::of(path, Kind::Sealed)
    }

    /// Fetches a page.
    pub(crate) fn page(path: &str) -> Fetch {
        Fetch::of(path, Kind::Page)
    }

    /// Fetches a file for other programs, whose seal the caller compares with the one that a page has. If it is wrong, the
    /// file can be fetched `anew`, past all caches.
    pub(crate) fn unsealed(path: &str, anew: bool) -> Fetch {
        Fetch::of(path, Kind::Unsealed(anew))
    }

    fn of(path: &str, kind: Kind) -> Fetch {
        let address = super::history::resolve(path);
        let shared = IN_FLIGHT.with_borrow_mut(|files| {
            // Requests whose fetches were all dropped.
            files.retain(|(_, file)| file.upgrade().is_some());
            let file = files.iter().find(|(other, _)| *other == address).and_then(|(_, file)| file.upgrade());
            // A finished request is not reused: it may have failed, and a retry must send a new one.
            file.filter(|file| file.peek().is_none()).unwrap_or_else(|| {
                let pending: Pending = Box::pin(fetch(path.to_owned(), address.clone(), kind));
                let request = pending.shared();
                files.extend(request.downgrade().map(|file| (address, file)));
                request
            })
        });
        // The first poll sends the request; `bytes` polls again.
        let _ = shared.clone().now_or_never();
        Fetch(shared)
    }

    /// The content of the file. Without an answer: `Network`. For another answer than the file: `Outdated` if the site was
    /// updated, else `Missing` for a page that the host does not have, else `Damaged`.
    pub(crate) async fn bytes(self) -> Bytes {
        self.0.await
    }

    /// The content as text; `Damaged` if it is not UTF-8.
    pub(crate) async fn text(self) -> Result<String, LoadError> {
        String::from_utf8(self.bytes().await?.to_vec()).map_err(|_| LoadError::Damaged)
    }
}

async fn fetch(path: String, address: String, kind: Kind) -> Bytes {
    // A cache may hold another file, or the answer that there is none: the second request passes by it.
    let caches: &[RequestCache] = match kind {
        _ if UNANSWERED.with_borrow(|files| files.contains(&address)) => &[RequestCache::Reload],
        Kind::Sealed | Kind::Page => &[RequestCache::Default, RequestCache::Reload],
        Kind::Unsealed(false) => &[RequestCache::Default],
        Kind::Unsealed(true) => &[RequestCache::Reload],
    };
    let mut error = LoadError::Network;
    for cache in caches {
        UNANSWERED.with_borrow_mut(|files| files.push(address.clone()));
        let answer = ask(&address, *cache).await?;
        UNANSWERED.with_borrow_mut(|files| files.retain(|file| *file != address));
        error = match answer {
            (200, file) => match opened(&path, file, kind) {
                Some(content) => return Ok(content.into()),
                None => LoadError::Damaged,
            },
            (404 | 410, _) if matches!(kind, Kind::Page) => LoadError::Missing,
            (404 | 410, _) => LoadError::Damaged,
            _ => return Err(LoadError::Network),
        };
    }
    if is_updated().await { Err(LoadError::Outdated) } else { Err(error) }
}

/// The content of a file; `None` if it is not the one at this path.
fn opened(path: &str, mut file: Vec<u8>, kind: Kind) -> Option<Vec<u8>> {
    match kind {
        Kind::Sealed => {
            let length = seal::open(path, &file)?.len();
            file.truncate(length);
        }
        Kind::Page if !page_seal::is_right(path, &file) => return None,
        Kind::Page | Kind::Unsealed(_) => {}
    }
    Some(file)
}
