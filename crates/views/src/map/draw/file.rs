//! The input of the map, and its file: places, countries and words.

use crate::field::{bytes, field, list, text, texts, whole};
use crate::input::{MapInput, MapPlace};
use crate::map::place::Country;
use crate::map::projection::At;
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Reads an input.
pub(super) fn read(input: &JsValue) -> MapInput {
    let place = |place: &JsValue| MapPlace {
        id: text(place, "id"),
        label: text(place, "label"),
        count: whole(place, "count").unwrap_or_default() as u32,
    };
    MapInput {
        outline: bytes(input, "outline"),
        file: bytes(input, "file"),
        places: list(input, "places").iter().map(place).collect(),
        chosen: texts(input, "chosen"),
        address: text(input, "address"),
    }
}

/// A [`crate::input::MapFile`], read where it is needed.
pub(super) struct File {
    places: JsValue,
    countries: JsValue,
    words: JsValue,
}

impl File {
    pub(super) fn new(file: &JsValue) -> File {
        let part = |name| field(file, name);
        File { places: part("places"), countries: part("countries"), words: part("words") }
    }

    /// A word, by the name of a field of [`crate::input::MapWords`].
    pub(super) fn word(&self, name: &str) -> String {
        text(&self.words, name)
    }

    /// Where a place is, and its country; `None` for a place that is not in the file.
    pub(super) fn place(&self, id: &str) -> Option<(At, Country)> {
        // A place that is missing is `undefined`, which has no elements.
        let place = field(&self.places, id);
        let part = |number| Reflect::get_u32(&place, number).ok();
        let at = At { longitude: part(0)?.as_f64()?, latitude: part(1)?.as_f64()? };
        let code = part(2)?.as_string()?;
        Some((at, Country { name: text(&self.countries, &code), code }))
    }
}
