//! The inputs of the views, one struct a view. The app serializes them into plain JavaScript objects.
//!
//! Files (`dates` and the like) are read when a view is opened; an update may leave them empty.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use vigil_index::DocSet;

/// The input of the view `chart`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ChartInput {
    /// The file [`vigil_index::dates::PATH`] of the index.
    #[serde(with = "serde_bytes")]
    pub dates: Vec<u8>,
    /// The file of key events in the page's language: pairs of a document and its title in JSON, the largest event first.
    #[serde(with = "serde_bytes")]
    pub key_events: Vec<u8>,
    /// The language of the scale's years, months and days, as a BCP 47 tag.
    pub language: String,
    /// The lanes, one for each child of the frame's list of lanes, in that order.
    pub lanes: Vec<Lane>,
}

/// The documents of a lane.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Lane {
    /// A bit for each document: the words of a [`DocSet`], little-endian.
    #[serde(with = "serde_bytes")]
    pub docs: Vec<u8>,
}

impl From<&DocSet> for Lane {
    fn from(set: &DocSet) -> Lane {
        Lane { docs: set.words().iter().flat_map(|word| word.to_le_bytes()).collect() }
    }
}

impl Lane {
    /// The documents in ascending order, which is the order of time.
    pub(crate) fn documents(&self) -> Vec<u32> {
        let bits = |(place, &byte): (usize, &u8)| {
            (0..8).filter(move |bit| byte >> bit & 1 == 1).map(move |bit| place as u32 * 8 + bit)
        };
        self.docs.iter().enumerate().flat_map(bits).collect()
    }
}

/// The input of the view `map`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct MapInput {
    /// The file of outlines (`tools/outline.mjs`), which are drawn as they are.
    #[serde(with = "serde_bytes")]
    pub outline: Vec<u8>,
    /// The file of the map in the page's language: a [`MapFile`] in JSON. A place that it lacks is not drawn.
    #[serde(with = "serde_bytes")]
    pub file: Vec<u8>,
    /// The places of the view, as its facet counts them, in any order.
    pub places: Vec<MapPlace>,
    /// The ids of the places and the codes of the countries that the view is filtered to.
    pub chosen: Vec<String>,
    /// The address of the view filtered to the country [`COUNTRIES_MARK`] and the place [`PLACES_MARK`], which circles
    /// replace by their own.
    pub address: String,
}

/// The country in [`MapInput::address`].
pub const COUNTRIES_MARK: &str = "COUNTRIES";

/// The place in [`MapInput::address`].
pub const PLACES_MARK: &str = "PLACES";

/// A place of a view.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct MapPlace {
    /// The id.
    pub id: String,
    /// The name in the language of the page.
    pub label: String,
    /// The number of events of the view.
    pub count: u32,
}

/// The file of the map in one language.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct MapFile {
    /// Longitude, latitude and the code of the country, by the id of a place.
    pub places: BTreeMap<String, (f64, f64, String)>,
    /// The names of the countries, by code.
    pub countries: BTreeMap<String, String>,
    /// The words on the map.
    pub words: MapWords,
}

/// The words on the map.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct MapWords {
    /// The name of the map.
    pub label: String,
    /// The name of a circle of several places or countries, with `{name}` for the largest and `{n}` for the number of the
    /// others.
    pub more: String,
    /// The name of the inset.
    pub inset: String,
    /// The name of the button that zooms in, and of the press of a circle of several countries.
    pub closer: String,
    /// The name of the button that zooms out.
    pub farther: String,
    /// The name of the button that shows the whole world.
    pub whole: String,
}

/// The input of the view `held`: bars of time behind bars, in a table of people.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct HeldInput {
    /// The file with the table: a [`HeldTable`] in JSON, which the view draws into its root. Empty if the table is in the
    /// root already.
    #[serde(with = "serde_bytes", skip_serializing_if = "Vec::is_empty")]
    pub file: Vec<u8>,
    /// The table in the root; `None` if it is in `file`.
    pub table: Option<HeldTable>,
    /// The ids of the people shown.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<String>,
    /// Whether everybody in the table is shown, whatever `people` has.
    pub is_whole: bool,
}

/// A table of people and its bars.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct HeldTable {
    /// Its HTML; empty if it is on the page already, or if there are no bars.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub html: String,
    /// The rows, in the order of the HTML.
    pub rows: Vec<HeldRow>,
    /// Whether a first press of a column's heading sorts by the largest number, for each column.
    pub is_descending: Vec<bool>,
    /// The column by which the rows are sorted in the HTML.
    pub sorted: Option<u32>,
    /// The day of the data, in days since 1970.
    pub as_of: i32,
    /// That day above the bars.
    pub as_of_words: String,
    /// The heading of the group of rows without a known word.
    pub unknown: String,
    /// The message if none of the people shown has a row.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub none: String,
}

/// A row of such a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct HeldRow {
    /// The person's id.
    pub id: String,
    /// The numbers of the columns, `None` where nothing is known; the first is the rank of the name.
    pub keys: Vec<Option<f64>>,
    /// The words by which it is grouped, one for each grouping button; empty if unknown.
    pub groups: Vec<String>,
    /// The first day of the bar, in days since 1970; `None` without a bar.
    pub from: Option<i32>,
    /// The day after its last.
    pub to: Option<i32>,
}

/// The input of the view `inside`: the people in prison or in custody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct InsideInput {
    /// The language of the names, as a BCP 47 tag.
    pub language: String,
    /// The people, in the order of the tiles.
    pub people: Vec<InsidePerson>,
    /// The cases that decide about them.
    pub cases: Vec<InsideCase>,
    /// The day of the data, in days since 1970.
    pub as_of: i32,
    /// The words that depend on the reader's choice or day.
    pub words: InsideWords,
}

/// A person in prison or in custody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct InsidePerson {
    /// The status.
    pub status: String,
    /// The place of the deciding case in the list of cases.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case: Option<u32>,
    /// The name to sort by.
    pub name: String,
    /// The earliest end of the term, in days since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<i32>,
    /// The days in custody up to the day of the data; `None` if the browser must not count on from there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<i32>,
}

impl InsidePerson {
    /// The deciding case, out of those of the input.
    pub(crate) fn case_of<'c>(&self, cases: &'c [InsideCase]) -> Option<&'c InsideCase> {
        cases.get(self.case? as usize)
    }
}

/// A case on the page of those in prison.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct InsideCase {
    /// The permanent id.
    pub id: String,
}

/// The words of the page of those in prison.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct InsideWords {
    /// A message with the number of people shown at the place in braces.
    pub shown: String,
    /// A message with the days in custody at the place in braces.
    pub run: String,
    /// The day of the data, after a claim that may be over.
    pub dated: String,
    /// The note that a term may be over.
    pub ended: String,
    /// The separator between groups of digits.
    pub group: String,
}

/// The input of the view `lists`: a list filtered by typing, or put into another order by a button.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListInput {
    /// The language of the names, as a BCP 47 tag.
    pub language: String,
    /// The rows of all lists of the root, in the order of the page; empty if lists are only reversed.
    pub rows: Vec<ListRow>,
    /// The orders, one for each button; the first is that of the page.
    pub orders: Vec<ListOrder>,
    /// A message with the number of matching rows at the place in braces.
    pub shown: String,
    /// The separator between groups of digits.
    pub group: String,
}

/// A row of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListRow {
    /// Its words, folded: without case and accents.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// The name to sort by.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The numbers to sort by: people behind bars, the year of the last event, people, events.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub keys: Vec<u32>,
}

/// An order of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ListOrder {
    /// The order of the page.
    Drawn,
    /// The reversed order of the page.
    Reversed,
    /// By name.
    Name,
    /// People behind bars, the most first.
    Prison,
    /// The year of the last event, the newest first.
    Newest,
    /// People, the most first.
    Largest,
}

impl ListOrder {
    const ALL: [(&str, ListOrder); 6] = [
        ("Drawn", ListOrder::Drawn),
        ("Reversed", ListOrder::Reversed),
        ("Name", ListOrder::Name),
        ("Prison", ListOrder::Prison),
        ("Newest", ListOrder::Newest),
        ("Largest", ListOrder::Largest),
    ];

    /// The order of a name, as it is serialized.
    pub(crate) fn named(name: &str) -> Option<ListOrder> {
        ListOrder::ALL.into_iter().find(|(of, _)| *of == name).map(|(_, order)| order)
    }
}

/// The id of the element with [`ViewData`].
pub const VIEW_DATA_ID: &str = "view-data";

/// The inputs of the views on a page that the generator drew, as the page's element `view-data` has them in JSON. A view's
/// root is the element whose `data-view-root` is the name of the field.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ViewData {
    /// The table of a case's people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held: Option<HeldInput>,
    /// The people in prison.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inside: Option<InsideInput>,
    /// The lists of people and cases, and the events of a case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lists: Option<ListInput>,
}

#[cfg(test)]
mod tests {
    use super::Lane;
    use proptest::prelude::*;
    use vigil_index::DocSet;

    proptest! {
        #[test]
        fn a_lane_has_the_documents_of_its_set(docs in proptest::collection::btree_set(0..500_u32, 0..80)) {
            let set: DocSet = docs.iter().copied().collect();
            prop_assert!(Lane::from(&set).documents().into_iter().eq(docs));
        }
    }
}
