//! The pages opened so far, so that Back needs no fetch.

use crate::browser::fetch::Fetch;
use crate::browser::{deployment, dom};
use crate::data::load::LoadError;
use crate::data::page_data::LoadedPage;
use std::cell::RefCell;
use std::sync::Arc;

/// Pages of one deployment, by path. Never evicts.
#[derive(Default)]
pub(crate) struct PageCache {
    pages: RefCell<Vec<(String, Arc<LoadedPage>)>>,
}

impl PageCache {
    /// Adds a page.
    pub(crate) fn keep(&self, path: String, page: Arc<LoadedPage>) {
        self.pages.borrow_mut().push((path, page));
    }

    /// The page at a path, fetched unless it is cached. Fails with `Outdated` if the host has a page of another deployment,
    /// with `Damaged` if it answers with another page.
    pub(crate) async fn get(&self, path: &str) -> Result<Arc<LoadedPage>, LoadError> {
        let find = |pages: &[(String, Arc<LoadedPage>)]| {
            pages.iter().find(|(of, _)| of == path).map(|(_, page)| page.clone())
        };
        if let Some(page) = find(&self.pages.borrow()) {
            return Ok(page);
        }
        let text = Fetch::page(path).text().await?;
        // Its documents are those of another index than the one loaded, or its parts those of another app.
        if !deployment::is_current(&text) {
            return Err(LoadError::Outdated);
        }
        let page = Arc::new(dom::page_in(&text).ok_or(LoadError::Damaged)?);
        self.keep(path.to_owned(), page.clone());
        Ok(page)
    }
}
