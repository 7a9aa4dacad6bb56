//! Inputs out of JavaScript values.
//!
//! `serde-wasm-bindgen` reads the same values, but its error messages and its cache of names weigh more than a view. This
//! reader knows what inputs are made of: structs, lists, options, texts, numbers, booleans, bytes and plain variants.

use js_sys::{Array, Reflect, Uint8Array};
use serde::de::value::StringDeserializer;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, IntoDeserializer, SeqAccess, Visitor};
use std::fmt::{Display, Formatter};
use wasm_bindgen::{JsCast, JsValue};

/// Reads an input; the error names no place, because app and module are of one build.
pub(crate) fn read<T: for<'de> Deserialize<'de>>(input: JsValue) -> Result<T, JsValue> {
    T::deserialize(Value(input)).map_err(|Mismatch| JsValue::from_str("input"))
}

/// A value that is not what the input has in its place.
#[derive(Debug)]
struct Mismatch;

impl Display for Mismatch {
    fn fmt(&self, _: &mut Formatter<'_>) -> std::fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Mismatch {}

impl Error for Mismatch {
    fn custom<T: Display>(_: T) -> Mismatch {
        Mismatch
    }
}

/// The value of a file of JSON.
pub(crate) fn parse(file: &[u8]) -> Result<JsValue, JsValue> {
    js_sys::JSON::parse(std::str::from_utf8(file).map_err(|_| "UTF-8")?)
}

struct Value(JsValue);

impl Value {
    fn number(&self) -> Result<f64, Mismatch> {
        self.0.as_f64().ok_or(Mismatch)
    }

    fn text(&self) -> Result<String, Mismatch> {
        self.0.as_string().ok_or(Mismatch)
    }
}

impl<'de> Deserializer<'de> for Value {
    type Error = Mismatch;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Mismatch> {
        Err(Mismatch)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_bool(self.0.as_bool().ok_or(Mismatch)?)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_u8(self.number()? as u8)
    }

    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_i32(self.number()? as i32)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_u32(self.number()? as u32)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_f64(self.number()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        let bytes: Uint8Array = self.0.dyn_into().map_err(|_| Mismatch)?;
        visitor.visit_byte_buf(bytes.to_vec())
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        if self.0.is_null() || self.0.is_undefined() {
            return visitor.visit_none();
        }
        visitor.visit_some(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        let list: Array = self.0.dyn_into().map_err(|_| Mismatch)?;
        visitor.visit_seq(List { list, next: 0 })
    }

    /// Fields are looked up in their order, which takes no code that tells names from each other.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        visitor.visit_seq(Fields { object: self.0, fields: fields.iter() })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        let variant: StringDeserializer<Mismatch> = self.text()?.into_deserializer();
        visitor.visit_enum(variant)
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i64 i128 u16 u64 u128 f32 char str bytes unit unit_struct newtype_struct tuple tuple_struct map
        identifier ignored_any
    }
}

struct List {
    list: Array,
    next: u32,
}

impl<'de> SeqAccess<'de> for List {
    type Error = Mismatch;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Mismatch> {
        if self.next >= self.list.length() {
            return Ok(None);
        }
        let element = self.list.get(self.next);
        self.next += 1;
        seed.deserialize(Value(element)).map(Some)
    }
}

struct Fields {
    object: JsValue,
    fields: std::slice::Iter<'static, &'static str>,
}

impl<'de> SeqAccess<'de> for Fields {
    type Error = Mismatch;

    /// A field that is undefined gets its default, or is an error where it has none; those after it are read on.
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Mismatch> {
        let Some(name) = self.fields.next() else { return Ok(None) };
        let field = Reflect::get(&self.object, &JsValue::from_str(name)).map_err(|_| Mismatch)?;
        if field.is_undefined() {
            return Ok(None);
        }
        seed.deserialize(Value(field)).map(Some)
    }
}
