//! Deserializes JavaScript values: JSON that the browser parsed, and inputs that the app passes to the views.
//!
//! `serde-wasm-bindgen` does the same and more, but its error messages, its cache of names and its number formatting are
//! 9 kB. This reader supports only the types that are read with it: structs, lists, tuples, maps, options, texts, truth
//! values, whole numbers, bytes and plain variants. All others are a [`Mismatch`].

use js_sys::{Array, Object, Reflect, Uint8Array};
use serde::de::value::StringDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};
use std::fmt::{Display, Formatter};
use wasm_bindgen::{JsCast, JsValue};

/// Deserializes a value into the type that serialized it.
///
/// # Errors
///
/// [`Mismatch`], if any part of it has another type.
pub fn read<T: DeserializeOwned>(value: JsValue) -> Result<T, Mismatch> {
    T::deserialize(Value(value))
}

/// A value of an unexpected type. Without details, which would be formatting code: writer and reader are of one build.
#[derive(Debug)]
pub struct Mismatch;

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

struct Value(JsValue);

impl Value {
    /// A whole number from 0 to `u32::MAX`. Other numbers are a mismatch, because they would be truncated.
    fn whole(&self) -> Result<u32, Mismatch> {
        let number = self.0.as_f64().ok_or(Mismatch)?;
        let whole = number as u32;
        if f64::from(whole) == number { Ok(whole) } else { Err(Mismatch) }
    }

    fn text(&self) -> Result<String, Mismatch> {
        self.0.as_string().ok_or(Mismatch)
    }

    fn list(self) -> Result<List, Mismatch> {
        Ok(List { list: self.0.dyn_into().map_err(|_| Mismatch)?, next: 0 })
    }
}

impl<'de> Deserializer<'de> for Value {
    type Error = Mismatch;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Mismatch> {
        Err(Mismatch)
    }

    /// A missing field is false, as writers leave it out.
    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_bool(self.0.is_truthy())
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_u32(self.whole()?)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_u32(self.whole()?)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_u32(self.whole()?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_string(self.text()?)
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

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_seq(self.list()?)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_seq(self.list()?)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        let object: Object = self.0.dyn_into().map_err(|_| Mismatch)?;
        let entries = List { list: Object::entries(&object), next: 0 };
        visitor.visit_map(Entries { entries, value: JsValue::UNDEFINED })
    }

    /// Looks the fields up by name in the order of the struct, so that no code is needed to compare names.
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
        i8 i16 i32 i64 i128 u64 u128 f32 f64 char bytes unit unit_struct tuple_struct identifier ignored_any
    }
}

struct List {
    list: Array,
    next: u32,
}

impl List {
    fn take(&mut self) -> Option<JsValue> {
        let place = self.next;
        self.next += 1;
        (place < self.list.length()).then(|| self.list.get(place))
    }
}

impl<'de> SeqAccess<'de> for List {
    type Error = Mismatch;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Mismatch> {
        self.take().map(|element| seed.deserialize(Value(element))).transpose()
    }
}

struct Entries {
    entries: List,
    /// The value of the last key.
    value: JsValue,
}

impl<'de> MapAccess<'de> for Entries {
    type Error = Mismatch;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Mismatch> {
        let Some(entry) = self.entries.take() else { return Ok(None) };
        // Unchecked, because `Object.entries` returns arrays only.
        let entry: Array = entry.unchecked_into();
        self.value = entry.get(1);
        seed.deserialize(Value(entry.get(0))).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Mismatch> {
        seed.deserialize(Value(std::mem::take(&mut self.value)))
    }
}

struct Fields {
    object: JsValue,
    fields: std::slice::Iter<'static, &'static str>,
}

impl<'de> SeqAccess<'de> for Fields {
    type Error = Mismatch;

    /// A missing field is read as null: `None` for an option, a mismatch for all other types.
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Mismatch> {
        let Some(name) = self.fields.next() else { return Ok(None) };
        let field = Reflect::get(&self.object, &JsValue::from_str(name)).map_err(|_| Mismatch)?;
        seed.deserialize(Value(field)).map(Some)
    }
}
