//! An event as a row gives it, not yet checked: its fields as they will be in the data, each with its place in the file.

use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use vigil_model::{Event, Localized, Source};

/// An event as a row gives it.
#[derive(Debug)]
pub struct Draft {
    /// The name of the row in messages.
    pub label: String,
    /// The row.
    pub bytes: Range<usize>,
    /// Its fields.
    pub fields: Map<String, Value>,
    /// The cell each field was read from.
    pub cells: BTreeMap<String, Place>,
    /// The fields that have been faulted already, and need not be a second time.
    pub faulted: BTreeSet<&'static str>,
    /// Whether the id was made here, and may get a number if it is taken.
    pub has_own_id: bool,
}

/// A cell in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its bytes.
    pub bytes: Range<usize>,
    /// The name of its column.
    pub column: String,
}

impl Draft {
    /// An event of a row, with nothing in it.
    pub fn new(label: String, bytes: Range<usize>) -> Draft {
        Draft {
            label,
            bytes,
            fields: Map::new(),
            cells: BTreeMap::new(),
            faulted: BTreeSet::new(),
            has_own_id: true,
        }
    }

    /// Begins with what is known of an event already.
    pub fn begin_with(&mut self, event: &Event) {
        if let Ok(Value::Object(fields)) = serde_json::to_value(event) {
            self.fields = fields;
        }
    }

    /// The id, if there is one.
    pub fn id(&self) -> Option<&str> {
        self.fields.get("id")?.as_str()
    }

    /// Sets a field that may be empty, and then is not there.
    pub fn set(&mut self, name: &str, text: &str) {
        match text {
            "" => drop(self.fields.remove(name)),
            text => drop(self.fields.insert(name.to_owned(), text.into())),
        }
    }

    /// Sets a text in one language and keeps those in others.
    pub fn set_text(&mut self, name: &str, tag: &str, text: &str) {
        let texts = self.fields.entry(name).or_insert_with(|| Value::Object(Map::new()));
        if let Value::Object(texts) = texts {
            texts.insert(tag.to_owned(), text.into());
        }
    }

    /// Sets a list, which is not there when it is empty.
    pub fn set_list(&mut self, name: &str, list: Vec<Value>) {
        if list.is_empty() {
            self.fields.remove(name);
        } else {
            self.fields.insert(name.to_owned(), Value::Array(list));
        }
    }

    /// Notes the cell of a field.
    pub fn place(&mut self, field: &str, bytes: &Range<usize>, column: impl Into<String>) {
        self.cells.insert(field.to_owned(), Place { bytes: bytes.clone(), column: column.into() });
    }

    /// The cell a fault of a field is about: the field's, else that of what it is part of, else the row.
    pub fn cell(&self, field: &str) -> Place {
        let plain = without_positions(field);
        let outer = plain.split('.').next().unwrap_or_default();
        let part_of = field.rsplit_once('.').map_or(field, |(part_of, _)| part_of);
        let cell = [field, part_of, &plain, outer].iter().find_map(|name| self.cells.get(*name)).cloned();
        cell.unwrap_or_else(|| Place { bytes: self.bytes.clone(), column: plain })
    }

    /// Whether a field has a fault already.
    pub fn is_faulted(&self, field: &str) -> bool {
        let plain = without_positions(field);
        self.faulted.iter().any(|faulted| plain.split('.').next() == Some(faulted))
    }
}

/// A field without positions in lists: `sources.url` of `sources[2].url`.
fn without_positions(field: &str) -> String {
    let mut plain = String::with_capacity(field.len());
    let mut within = false;
    for letter in field.chars() {
        match letter {
            '[' => within = true,
            ']' => within = false,
            _ if within => {}
            _ => plain.push(letter),
        }
    }
    plain
}

/// A source in the shape of the data.
pub fn source_value(source: &Source) -> Value {
    serde_json::to_value(source).unwrap_or_default()
}

/// The text in exactly one language.
pub fn text_in<'e>(text: &'e Localized, tag: &str) -> Option<&'e str> {
    text.0.get(tag).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_placed_as_closely_as_it_can_be() {
        let mut draft = Draft::new("row 2".to_owned(), 0..100);
        draft.place("sources.url", &(10..20), "source_urls");
        draft.place("people", &(30..40), "people");
        draft.place("sources[1]", &(50..60), "Text");
        let cell = |field: &str| {
            let Place { bytes, column } = draft.cell(field);
            (bytes, column)
        };
        assert_eq!(cell("sources[12].url"), (10..20, "source_urls".to_owned()));
        assert_eq!(cell("sources[1].title"), (50..60, "Text".to_owned()));
        assert_eq!(cell("people[3]"), (30..40, "people".to_owned()));
        assert_eq!(cell("people.x"), (30..40, "people".to_owned()));
        assert_eq!(cell("sources"), (0..100, "sources".to_owned()));
        draft.faulted.insert("sources");
        assert!(draft.is_faulted("sources[0].url") && !draft.is_faulted("source"));
    }
}
