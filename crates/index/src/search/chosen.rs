//! The facet values that the reader chose, in addition to the typed query.

use crate::facet::Facet;

/// Chosen facet values, without duplicates: a document must have one of the chosen values of each facet.
///
/// A list sorted by facet and value, and not a map of sets: it has a handful of values, and each type of map is several
/// kilobytes of WebAssembly.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen(Vec<(Facet, String)>);

impl Chosen {
    /// Whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The number of chosen values, over all facets.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    fn search(&self, facet: Facet, value: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(one, other)| one.cmp(&facet).then_with(|| other.as_str().cmp(value)))
    }

    /// Whether a value is chosen.
    pub fn contains(&self, facet: Facet, value: &str) -> bool {
        self.search(facet, value).is_ok()
    }

    /// Adds a value; no effect if it is chosen already.
    pub fn insert(&mut self, facet: Facet, value: &str) {
        if let Err(place) = self.search(facet, value) {
            self.0.insert(place, (facet, value.to_owned()));
        }
    }

    /// Removes a value; no effect if it is not chosen.
    pub fn remove(&mut self, facet: Facet, value: &str) {
        if let Ok(place) = self.search(facet, value) {
            self.0.remove(place);
        }
    }

    /// Removes all values of some facets.
    pub fn remove_all(&mut self, facets: &[Facet]) {
        self.0.retain(|(facet, _)| !facets.contains(facet));
    }

    /// All chosen values, sorted by facet and value.
    pub fn iter(&self) -> impl Iterator<Item = (Facet, &str)> {
        self.0.iter().map(|(facet, value)| (*facet, value.as_str()))
    }

    /// The chosen values of a facet, sorted.
    pub fn of(&self, facet: Facet) -> impl Iterator<Item = &str> {
        self.iter().filter(move |(one, _)| *one == facet).map(|(_, value)| value)
    }
}

impl<S: AsRef<str>> FromIterator<(Facet, S)> for Chosen {
    fn from_iter<I: IntoIterator<Item = (Facet, S)>>(values: I) -> Chosen {
        let mut chosen = Chosen::default();
        for (facet, value) in values {
            chosen.insert(facet, value.as_ref());
        }
        chosen
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_sorted_and_without_duplicates() {
        let mut chosen: Chosen = [
            (Facet::Place, "toronto"),
            (Facet::Case, "hk47"),
            (Facet::Place, "london"),
            (Facet::Case, "hk47"),
        ]
        .into_iter()
        .collect();
        assert_eq!(chosen.len(), 3);
        assert_eq!(chosen.of(Facet::Place).collect::<Vec<_>>(), ["london", "toronto"]);
        assert!(chosen.contains(Facet::Case, "hk47") && !chosen.contains(Facet::Person, "hk47"));
        chosen.remove(Facet::Case, "hk47");
        chosen.remove(Facet::Case, "none");
        assert_eq!(chosen.iter().next(), Some((Facet::Place, "london")));
        chosen.insert(Facet::Country, "GB");
        chosen.remove_all(&[Facet::Place, Facet::Case]);
        assert_eq!(chosen.iter().collect::<Vec<_>>(), [(Facet::Country, "GB")]);
    }
}
