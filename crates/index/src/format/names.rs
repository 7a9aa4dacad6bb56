//! `names/<b>.bin`: facet values with all their names, for suggestions, corrections and the rank of exact names.
//!
//! A name is found by the start of any of its words (in Chinese: of any character). The word starts of all names are
//! sorted and cut into blocks; a block has each facet value with a word start in its range, so a value can be in several
//! blocks. The word starts themselves follow from the names and are not stored.

use crate::error::Error;
use crate::facet::Facet;
use crate::format::codec::{Reader, Writer};
use crate::format::labels;
use crate::sort::sort_by;
use crate::text::tokenizer::Tokenizer;
use vigil_model::Localized;

const KIND: u8 = b'N';

/// A facet value with all its names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Named {
    /// The index of the facet in [`Facet::ALL`].
    pub(crate) facet: u32,
    pub(crate) id: String,
    pub(crate) labels: Localized,
    pub(crate) aliases: Vec<String>,
    /// The number of documents with this value.
    pub(crate) count: u32,
    /// The 1-based index of a person's status in `Status::ALL`; 0 for none.
    pub(crate) status: u32,
}

/// A decoded block.
#[derive(Clone, Debug, Default)]
pub(crate) struct NameBlock {
    /// Each value with the [name keys](Tokenizer::name_key) of its names.
    pub(crate) named: Vec<(Named, Vec<String>)>,
    /// The same for values of closed lists, such as categories, whose labels are messages: only typed fields know them.
    pub(crate) closed: Vec<(Named, Vec<String>)>,
}

impl Named {
    /// The facet; `None` if the number is unknown, which [`decode`] excludes.
    pub(crate) fn facet(&self) -> Option<Facet> {
        Facet::ALL.get(self.facet as usize).copied()
    }

    /// The slug of the first name. Most ids are that slug, and are then not stored.
    fn slug(&self) -> String {
        let mut slug = String::new();
        for letter in self.labels.0.values().next().into_iter().flat_map(|name| name.chars()) {
            if letter.is_ascii_alphanumeric() {
                slug.push(letter.to_ascii_lowercase());
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
        slug
    }

    fn follows_from_name(&self) -> bool {
        self.slug() == self.id
    }

    /// The [name keys](Tokenizer::name_key) of all names, sorted and without duplicates.
    pub(crate) fn keys(&self, tokenizer: &Tokenizer) -> Vec<String> {
        let names = self.labels.0.values().chain(&self.aliases);
        let mut keys: Vec<String> = names.map(|name| tokenizer.name_key(name)).collect();
        sort_by(&mut keys, String::cmp);
        keys.dedup();
        keys.retain(|key| !key.is_empty());
        keys
    }
}

/// Encodes a block of values, which are sorted by facet and id.
pub(crate) fn encode(named: &[&Named]) -> Vec<u8> {
    let mut writer = Writer::new(KIND);
    writer.number(named.len() as u32);
    writer.numbers(named.iter().map(|one| one.facet));
    writer.texts(named.iter().map(|one| if one.follows_from_name() { "" } else { &one.id }));
    writer.numbers(named.iter().map(|one| one.count));
    writer.numbers(named.iter().map(|one| one.status));
    labels::write(&mut writer, &named.iter().map(|one| &one.labels).collect::<Vec<_>>());
    writer.numbers(named.iter().map(|one| one.aliases.len() as u32));
    let aliases = named.iter().flat_map(|one| one.aliases.iter().map(String::as_str));
    writer.number(aliases.clone().count() as u32);
    writer.texts(aliases);
    writer.finish()
}

/// Decodes a block.
pub(crate) fn decode(file: &[u8], tokenizer: &Tokenizer) -> Result<NameBlock, Error> {
    let mut reader = Reader::open(KIND, file)?;
    let count = reader.length()?;
    let facets = reader.numbers(count)?;
    let ids = reader.texts(count)?;
    let counts = reader.numbers(count)?;
    let statuses = reader.numbers(count)?;
    let labels = labels::read(&mut reader, count)?;
    let alias_counts = reader.numbers(count)?;
    let alias_count = reader.length()?;
    let mut aliases = reader.texts(alias_count)?.into_iter();
    reader.end()?;

    let mut block = NameBlock::default();
    let columns = facets.into_iter().zip(ids).zip(counts).zip(statuses).zip(labels).zip(alias_counts);
    for (((((facet, id), count), status), labels), alias_count) in columns {
        let aliases: Vec<String> = aliases.by_ref().take(alias_count as usize).collect();
        let mut named = Named { facet, id, labels, aliases, count, status };
        if named.id.is_empty() {
            named.id = named.slug();
        }
        let facet = named.facet().ok_or(Error::Malformed("no such facet"))?;
        let keys = named.keys(tokenizer);
        let list = if facet.is_closed() { &mut block.closed } else { &mut block.named };
        list.push((named, keys));
    }
    if aliases.next().is_none() { Ok(block) } else { Err(Error::Malformed("names are left over")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::codec::tests::check_damage;
    use crate::text::variants::Variants;

    fn tokenizer() -> Tokenizer {
        Tokenizer { fold: str::to_lowercase, variants: Variants::new([('廷', '庭')]) }
    }

    fn named() -> [Named; 3] {
        [
            Named { id: "rally".to_owned(), aliases: vec!["Rallies".to_owned()], ..Named::default() },
            Named { facet: 2, id: "hk47".to_owned(), count: 3, ..Named::default() },
            Named {
                facet: 3,
                id: "benny-tai".to_owned(),
                labels: Localized::from([("en", "Benny Tai"), ("zh-Hant", "戴耀廷")]),
                aliases: vec!["Tai Yiu-ting".to_owned(), "benny tai".to_owned()],
                count: 40,
                status: 6,
            },
        ]
    }

    #[test]
    fn names_survive_a_round_trip() {
        let file = encode(&named().each_ref());
        let block = decode(&file, &tokenizer()).unwrap();
        let both = block.closed.iter().chain(&block.named);
        assert_eq!(both.map(|one| one.0.clone()).collect::<Vec<_>>(), named());
        assert_eq!(block.closed[0].1, ["rallies"]);
        assert_eq!(block.named[1].1, ["benny tai", "tai yiu ting", "戴耀庭"]);
        check_damage(&file, |file| decode(file, &tokenizer()));
    }
}
