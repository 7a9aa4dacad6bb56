//! JSON of this site, read into the types that wrote it.
//!
//! The browser parses: a parser in WebAssembly (`serde_json`) weighs 12 kB.

use crate::data::load::LoadError;
use serde::de::DeserializeOwned;

/// Reads a JSON text; `Damaged` if it is no JSON or not of this type.
pub fn parse<T: DeserializeOwned>(text: &str) -> Result<T, LoadError> {
    let value = js_sys::JSON::parse(text).map_err(|_| LoadError::Damaged)?;
    vigil_json::read(value).map_err(|_| LoadError::Damaged)
}
