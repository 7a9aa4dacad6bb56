//! Files given to the reader.

use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{Blob, HtmlAnchorElement, Url};

/// Offers a text to the reader as a file to be saved.
pub fn save(name: &str, content: &str) {
    let Ok(blob) = Blob::new_with_str_sequence(&Array::of1(&content.into())) else { return };
    let Ok(address) = Url::create_object_url_with_blob(&blob) else { return };
    let link = web_sys::window()
        .and_then(|window| window.document()?.create_element("a").ok()?.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(link) = link {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    // The browser has taken the file by then.
    super::timer::after(60_000, move || drop(Url::revoke_object_url(&address)));
}
