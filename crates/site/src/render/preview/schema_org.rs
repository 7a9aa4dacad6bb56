//! Pieces of schema.org data.

use serde_json::{Map, Value};
use vigil_model::EventDate;

/// The license of texts and data.
pub const LICENSE: &str = "https://creativecommons.org/licenses/by/4.0/";

/// An object without the fields that have no value.
pub fn object(fields: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let has_value = |value: &Value| match value {
        Value::Null => false,
        Value::Array(values) => !values.is_empty(),
        _ => true,
    };
    let kept = fields.into_iter().filter(|(_, value)| has_value(value));
    Value::Object(kept.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
}

/// A date as ISO 8601, if it is neither about nor uncertain.
pub fn iso(date: Option<EventDate>) -> Value {
    let certain = date.filter(|date| !date.approximate && !date.uncertain);
    certain.map_or(Value::Null, |date| date.unqualified().into())
}
