//! Files of this site, fetched. Addresses are relative to the site's root and never leave it.

use crate::load::LoadError;
use js_sys::{ArrayBuffer, Promise, Uint8Array};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

thread_local! {
    /// The files on their way, by address: one that is asked for by several answers comes once.
    static UNDER_WAY: RefCell<Vec<(String, Promise)>> = const { RefCell::new(Vec::new()) };
}

/// A file on its way: asked for when this is made, so that several come at once.
pub struct Fetch {
    address: String,
    answer: Option<Promise>,
}

impl Fetch {
    /// Asks for a file.
    pub fn start(path: &str) -> Fetch {
        let address = super::history::resolve(path);
        let answer = UNDER_WAY.with_borrow_mut(|files| {
            if let Some((_, answer)) = files.iter().find(|(other, _)| *other == address) {
                return Some(answer.clone());
            }
            let answer = web_sys::window()?.fetch_with_str(&address);
            files.push((address.clone(), answer.clone()));
            Some(answer)
        });
        Fetch { address, answer }
    }

    /// The file's bytes, once they are here.
    pub async fn bytes(self) -> Result<Vec<u8>, LoadError> {
        read(self.answer.clone()).await
    }

    /// The file's text, once it is here.
    pub async fn text(self) -> Result<String, LoadError> {
        String::from_utf8(self.bytes().await?).map_err(|_| LoadError::Damaged)
    }
}

impl Drop for Fetch {
    /// What was waited for, or is waited for no more, is asked for anew the next time.
    fn drop(&mut self) {
        UNDER_WAY.with_borrow_mut(|files| files.retain(|(other, _)| *other != self.address));
    }
}

async fn read(answer: Option<Promise>) -> Result<Vec<u8>, LoadError> {
    let network = |_| LoadError::Network;
    let answer = JsFuture::from(answer.ok_or(LoadError::Network)?).await.map_err(network)?;
    let answer: Response = answer.unchecked_into();
    match answer.status() {
        200 => {}
        404 | 410 => return Err(LoadError::Outdated),
        _ => return Err(LoadError::Network),
    }
    // A body can be read once, and others may be waiting for the same.
    let body = answer.clone().map_err(network)?.array_buffer().map_err(network)?;
    let body = JsFuture::from(body).await.map_err(network)?;
    Ok(Uint8Array::new(&body.unchecked_into::<ArrayBuffer>()).to_vec())
}
