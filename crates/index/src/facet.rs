//! The facets: the properties by which events are filtered and counted.

use serde::{Deserialize, Serialize};

/// A property of events with named values. In the index a facet value is the term `facet:value`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Facet {
    /// One of the model's five categories.
    #[serde(rename = "category")]
    Category,
    /// The finer word within a category, such as `hearing`.
    #[serde(rename = "kind")]
    Kind,
    /// A case's id.
    #[serde(rename = "case")]
    Case,
    /// A person's id.
    #[serde(rename = "person")]
    Person,
    /// A place's id.
    #[serde(rename = "place")]
    Place,
    /// An organization's id.
    #[serde(rename = "org")]
    Org,
    /// A country code, upper case.
    #[serde(rename = "country")]
    Country,
    /// The status of one of the event's people, as of the day of the data.
    #[serde(rename = "status")]
    Status,
    /// The year of the event's first day. It follows from the dates and has no posting list.
    #[serde(rename = "year")]
    Year,
}

impl Facet {
    /// All facets in the order of declaration, which files use as their number.
    pub const ALL: [Facet; 9] = [
        Facet::Category,
        Facet::Kind,
        Facet::Case,
        Facet::Person,
        Facet::Place,
        Facet::Org,
        Facet::Country,
        Facet::Status,
        Facet::Year,
    ];

    /// The facets in the panel next to the events, in the order of the panel.
    pub const LISTED: [Facet; 8] = [
        Facet::Category,
        Facet::Status,
        Facet::Case,
        Facet::Person,
        Facet::Country,
        Facet::Place,
        Facet::Org,
        Facet::Kind,
    ];

    /// The word used in files, URLs and typed operators.
    pub fn as_str(self) -> &'static str {
        match self {
            Facet::Category => "category",
            Facet::Kind => "kind",
            Facet::Case => "case",
            Facet::Person => "person",
            Facet::Place => "place",
            Facet::Org => "org",
            Facet::Country => "country",
            Facet::Status => "status",
            Facet::Year => "year",
        }
    }

    /// The facet with this word (lower case); `None` for any other text.
    pub fn from_word(word: &str) -> Option<Facet> {
        Facet::ALL.into_iter().find(|facet| facet.as_str() == word)
    }

    /// Whether the values are a closed list of words, and not people or things with names.
    pub(crate) fn is_closed(self) -> bool {
        !matches!(self, Facet::Case | Facet::Person | Facet::Place | Facet::Org)
    }

    /// A typed value in the spelling of the index: country codes in upper case, all others in lower case.
    pub fn spell(self, value: &str) -> String {
        if self == Facet::Country { value.to_ascii_uppercase() } else { value.to_ascii_lowercase() }
    }

    /// The term of a value in the dictionary: `person:benny-tai`.
    pub fn term(self, value: &str) -> String {
        [self.as_str(), ":", value].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads the variants from the source, because the language has no list of them.
    #[test]
    fn every_facet_is_in_the_lists() {
        let (_, declared) = include_str!("facet.rs").split_once("pub enum Facet {").unwrap();
        let (declared, _) = declared.split_once("\n}").unwrap();
        let names = declared.lines().filter_map(|line| line.trim().strip_suffix(','));
        let names: Vec<&str> = names.collect();
        assert_eq!(Facet::ALL.map(|facet| format!("{facet:?}")).to_vec(), names, "Facet::ALL");
        // Years have the histogram instead of a list.
        for facet in Facet::ALL.into_iter().filter(|facet| *facet != Facet::Year) {
            assert!(Facet::LISTED.contains(&facet), "put {facet:?} into Facet::LISTED");
        }
    }

    #[test]
    fn every_facet_is_found_by_its_word() {
        for facet in Facet::ALL {
            assert_eq!(Facet::from_word(facet.as_str()), Some(facet));
        }
        assert_eq!(Facet::from_word("Category"), None);
    }
}
