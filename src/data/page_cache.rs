//! The pages of this site that were opened, so that Back is instant.

use crate::browser::dom;
use crate::browser::fetch::Fetch;
use crate::data::load::LoadError;
use crate::data::page_data::LoadedPage;
use std::cell::RefCell;
use std::sync::Arc;

/// Fetches pages and keeps them, by path.
pub struct PageCache {
    edition: String,
    pages: RefCell<Vec<(String, Arc<LoadedPage>)>>,
}

impl PageCache {
    /// An empty cache of the pages of one edition.
    pub fn new(edition: &str) -> PageCache {
        PageCache { edition: edition.to_owned(), pages: RefCell::default() }
    }

    /// Keeps a page.
    pub fn keep(&self, path: String, page: Arc<LoadedPage>) {
        self.pages.borrow_mut().push((path, page));
    }

    /// The page at a path, fetched unless it was opened before; `Outdated` if it belongs to another edition, `Damaged` if the
    /// host answered with another page.
    pub async fn get(&self, path: &str) -> Result<Arc<LoadedPage>, LoadError> {
        let find = |pages: &[(String, Arc<LoadedPage>)]| {
            pages.iter().find(|(of, _)| of == path).map(|(_, page)| page.clone())
        };
        if let Some(page) = find(&self.pages.borrow()) {
            return Ok(page);
        }
        let page = dom::page_in(&Fetch::start(path).text().await?).ok_or(LoadError::Damaged)?;
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
