//! `facets/<n>.bin`: the posting lists of the frequent values of some facets, for the counts next to the hits.
//!
//! They repeat lists of the term blocks, so that the counts of a view need one small file and not a block for each value.
//! The manifest has the number of the file of each facet. All categories and the top values of the manifest are included.

use crate::error::Error;
use crate::facet::Facet;
use crate::format::codec::{Reader, Writer};
use crate::format::dictionary::posting_list::{self, Lists, StoredList};

const KIND: u8 = b'F';

/// A decoded file.
#[derive(Clone, Debug, Default)]
pub(crate) struct FacetLists {
    values: Vec<(Facet, String)>,
    pub(crate) lists: Lists,
}

impl FacetLists {
    /// The number of a value's list; `None` if the file does not have the value.
    pub(crate) fn list(&self, facet: Facet, id: &str) -> Option<usize> {
        self.values.iter().position(|value| value.0 == facet && value.1 == id)
    }
}

/// A facet value to be encoded, with its documents.
pub(crate) struct Value<'a> {
    pub(crate) facet: Facet,
    pub(crate) id: &'a str,
    pub(crate) docs: &'a [(u32, bool)],
}

/// Encodes the lists of some values.
pub(crate) fn encode(values: &[Value<'_>]) -> Vec<u8> {
    let mut writer = Writer::new(KIND);
    let facet_place =
        |value: &Value<'_>| Facet::ALL.iter().position(|&facet| facet == value.facet).unwrap_or(0);
    writer.number(values.len() as u32);
    writer.numbers(values.iter().map(|value| facet_place(value) as u32));
    writer.texts(values.iter().map(|value| value.id));
    let lists: Vec<StoredList<'_>> = values.iter().map(|value| StoredList::Inline(value.docs)).collect();
    posting_list::write(&mut writer, &lists, u32::MAX, false);
    writer.finish()
}

/// Decodes a file of an index with so many documents.
pub(crate) fn decode(file: &[u8], documents: u32) -> Result<FacetLists, Error> {
    let mut reader = Reader::open(KIND, file)?;
    let count = reader.length()?;
    let facets = reader.numbers(count)?;
    let ids = reader.texts(count)?;
    let lists = Lists::read(&mut reader, documents)?;
    reader.end()?;
    let mut values = Vec::with_capacity(count);
    for (facet, id) in facets.into_iter().zip(ids) {
        let facet = Facet::ALL.get(facet as usize).ok_or(Error::Malformed("no such facet"))?;
        values.push((*facet, id));
    }
    Ok(FacetLists { values, lists })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::codec::tests::check_damage;

    #[test]
    fn lists_survive_a_round_trip() {
        let file = encode(&[
            Value { facet: Facet::Category, id: "rally", docs: &[(0, false), (4, false)] },
            Value { facet: Facet::Case, id: "hk47", docs: &[(2, false)] },
        ]);
        let lists = decode(&file, 5).unwrap();
        let docs = |facet, id: &str| {
            let mut docs = Vec::new();
            lists.lists.visit(lists.list(facet, id)?, &mut |doc, _| docs.push(doc));
            Some(docs)
        };
        assert_eq!(docs(Facet::Category, "rally"), Some(vec![0, 4]));
        assert_eq!(docs(Facet::Case, "hk47"), Some(vec![2]));
        assert_eq!(docs(Facet::Person, "hk47"), None);
        check_damage(&file, |file| decode(file, 5));
    }
}
