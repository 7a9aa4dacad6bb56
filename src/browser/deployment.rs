//! The deployment that this page is of: the names of its files, and whether the site has been updated meanwhile.
//!
//! The name of `script/page.js` in the built site follows from all files of the app and from the edition of the data, and
//! each page has it. So a document of the site without it is of another deployment.

use super::history;
use super::request::ask;
use crate::data::page_data::ELEMENT_ID;
use crate::url::route::Route;
use js_sys::Reflect;
use web_sys::RequestCache;

/// The path of a file by its use, from the list in `script/page.js`.
pub(crate) fn file(name: &str) -> Option<String> {
    let files = Reflect::get(&web_sys::window()?.document()?.into(), &"files".into()).ok()?;
    Reflect::get(&files, &name.into()).ok()?.as_string()
}

/// Whether a document is of this deployment.
pub(crate) fn is_current(document: &str) -> bool {
    file("page").is_some_and(|page| document.contains(&page))
}

/// Whether the site is known to have another deployment now. Asked of the page for lost readers, which every host has.
pub(crate) async fn is_updated() -> bool {
    let page = ask(&history::resolve(&Route::NotFound.to_path()), RequestCache::NoStore).await;
    let text = page.ok().and_then(|(_, bytes)| String::from_utf8(bytes).ok()).unwrap_or_default();
    // Any other answer is none of the site.
    text.contains(ELEMENT_ID) && !is_current(&text)
}
