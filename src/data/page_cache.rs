//! The pages opened so far, so that Back needs no fetch.

use crate::browser::dom;
use crate::browser::fetch::Fetch;
use crate::data::load::LoadError;
use crate::data::page_data::LoadedPage;
use std::cell::RefCell;
use std::sync::Arc;

/// Pages of one build, by path. Never evicts.
pub(crate) struct PageCache {
    edition: String,
    pages: RefCell<Vec<(String, Arc<LoadedPage>)>>,
}

impl PageCache {
    /// An empty cache for the pages of a build.
    pub(crate) fn new(edition: &str) -> PageCache {
        PageCache { edition: edition.to_owned(), pages: RefCell::default() }
    }

    /// Adds a page.
    pub(crate) fn keep(&self, path: String, page: Arc<LoadedPage>) {
        self.pages.borrow_mut().push((path, page));
    }

    /// The page at a path, fetched unless it is cached. Fails with `Outdated` if the host has a page of another build, with
    /// `Damaged` if it answers with another page.
    pub(crate) async fn get(&self, path: &str) -> Result<Arc<LoadedPage>, LoadError> {
        let find = |pages: &[(String, Arc<LoadedPage>)]| {
            pages.iter().find(|(of, _)| of == path).map(|(_, page)| page.clone())
        };
        if let Some(page) = find(&self.pages.borrow()) {
            return Ok(page);
        }
        let page = dom::page_in(&Fetch::start(path).text().await?).ok_or(LoadError::Damaged)?;
        // Its documents are those of another index than the one loaded.
        if page.data.build != self.edition {
            return Err(LoadError::Outdated);
        }
        if page.data.path != path {
            return Err(LoadError::Damaged);
        }
        let page = Arc::new(page);
        self.keep(path.to_owned(), page.clone());
        Ok(page)
    }
}
