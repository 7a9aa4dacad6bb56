//! JSON of this site, read into the Rust types that the generator wrote it from.
//!
//! The browser parses it: a parser in WebAssembly (`serde_json`) costs 12 kB.

use crate::data::load::LoadError;
use serde::de::DeserializeOwned;

/// Parses a JSON text; `Damaged` if it is malformed or not of this type.
pub(crate) fn parse<T: DeserializeOwned>(text: &str) -> Result<T, LoadError> {
    let value = js_sys::JSON::parse(text).map_err(|_| LoadError::Damaged)?;
    vigil_json::read(value).map_err(|_| LoadError::Damaged)
}
