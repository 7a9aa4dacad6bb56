//! Files of this site, fetched. Addresses are relative to the site's root and never leave it.

use crate::load::LoadError;
use js_sys::{ArrayBuffer, Promise, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// A file on its way: asked for when this is made, so that several come at once.
pub struct Fetch(Option<Promise>);

impl Fetch {
    /// Asks for a file.
    pub fn start(path: &str) -> Fetch {
        let address = super::history::resolve(path);
        Fetch(web_sys::window().map(|window| window.fetch_with_str(&address)))
    }

    /// The file's bytes, once they are here.
    pub async fn bytes(self) -> Result<Vec<u8>, LoadError> {
        let network = |_| LoadError::Network;
        let answer = JsFuture::from(self.0.ok_or(LoadError::Network)?).await.map_err(network)?;
        let answer: Response = answer.unchecked_into();
        match answer.status() {
            200 => {}
            404 | 410 => return Err(LoadError::Outdated),
            _ => return Err(LoadError::Network),
        }
        let body = JsFuture::from(answer.array_buffer().map_err(network)?).await.map_err(network)?;
        Ok(Uint8Array::new(&body.unchecked_into::<ArrayBuffer>()).to_vec())
    }

    /// The file's text, once it is here.
    pub async fn text(self) -> Result<String, LoadError> {
        String::from_utf8(self.bytes().await?).map_err(|_| LoadError::Damaged)
    }
}
