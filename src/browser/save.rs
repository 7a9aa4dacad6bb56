//! Files made in the page and saved by the browser.

use super::timer;
use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{Blob, HtmlAnchorElement, Url};

/// How long a made file is kept, in milliseconds: by then the browser has taken it.
const KEPT_MS: i32 = 60_000;

/// Saves a text as a file, as by a link to download it; false if the browser makes none.
pub fn save(name: &str, text: &str) -> bool {
    start(name, text).is_some()
}

fn start(name: &str, text: &str) -> Option<()> {
    let blob = Blob::new_with_str_sequence(&Array::of1(&text.into())).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link = web_sys::window()?.document()?.create_element("a").ok()?;
    let link: HtmlAnchorElement = link.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    timer::after(KEPT_MS, move || {
        let _ = Url::revoke_object_url(&address);
    });
    Some(())
}
