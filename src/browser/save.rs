//! Saves files that are made in the page.

use super::timer;
use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{Blob, HtmlAnchorElement, Url};

/// The delay before the memory of a saved file is freed, in milliseconds.
// No event reports that the browser has read it.
const KEPT_MS: i32 = 60_000;

/// Saves a text as a file through a download link; false if the browser cannot.
pub(crate) fn save(name: &str, text: &str) -> bool {
    start(name, text).is_some()
}

fn start(name: &str, text: &str) -> Option<()> {
    let blob = Blob::new_with_str_sequence(&Array::of1(&text.into())).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let element = web_sys::window()?.document()?.create_element("a").ok()?;
    let link: HtmlAnchorElement = element.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    timer::after(KEPT_MS, move || {
        let _ = Url::revoke_object_url(&address);
    });
    Some(())
}
