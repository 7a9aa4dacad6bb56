//! Names: suggestions while typing, and labels of facet values.

use crate::{Facet, Index, Need};
use vigil_model::Localized;

/// A name that begins as the text typed does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What it names.
    pub facet: Facet,
    /// The facet value.
    pub id: String,
    /// Its name in every locale.
    pub labels: Localized,
    /// How many documents have it.
    pub count: u32,
}

/// A facet value with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// The value's id.
    pub id: String,
    /// Its name in every locale; empty where it was given none.
    pub labels: Localized,
    /// How many documents have it.
    pub count: u32,
}

impl Index {
    /// Names of which a word begins with the text, in any language; whole names first, then by count, then by id.
    pub fn suggest(&self, _text: &str, _limit: usize) -> Result<Vec<Suggestion>, Need> {
        Ok(Vec::new())
    }

    /// The names of facet values, in the order asked; values there are not are left out.
    pub fn labels(&self, _facet: Facet, _ids: &[&str]) -> Result<Vec<FacetValue>, Need> {
        Ok(Vec::new())
    }

    /// How many pages the list of all values of a facet has.
    pub fn value_pages(&self, _facet: Facet) -> usize {
        0
    }

    /// One page of the list of all values of a facet, by id. Each page is one file.
    pub fn values(&self, _facet: Facet, _page: usize) -> Result<Vec<FacetValue>, Need> {
        Ok(Vec::new())
    }
}
