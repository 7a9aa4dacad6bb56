//! Files of this site, fetched. Addresses are relative to the site's root and never leave it.

use crate::load::LoadError;
use gloo_net::http::Request;

async fn response(path: &str) -> Result<gloo_net::http::Response, LoadError> {
    let response =
        Request::get(&super::history::resolve(path)).send().await.map_err(|_| LoadError::Network)?;
    match response.status() {
        200 => Ok(response),
        404 | 410 => Err(LoadError::Outdated),
        _ => Err(LoadError::Network),
    }
}

/// A file's bytes.
pub async fn bytes(path: &str) -> Result<Vec<u8>, LoadError> {
    response(path).await?.binary().await.map_err(|_| LoadError::Network)
}

/// A file's text.
pub async fn text(path: &str) -> Result<String, LoadError> {
    response(path).await?.text().await.map_err(|_| LoadError::Network)
}
