//! `names/<b>.bin`: who and what has a name, for suggestions and for the rank of exact names.
//!
//! A name is found by the beginning of any of its words (in Chinese: at any character). These word starts, sorted, are
//! cut into blocks; a block holds the facet values whose names have a word start in its range, with all their names.
//! Which word starts these are follows from the names, so it is not written.

use crate::codec::{Reader, Writer};
use crate::order::{sort_by, sorted_places};
use crate::tokenizer::{Tokenizer, is_han};
use crate::{Error, Facet, Suggestion, labels};
use std::cmp::Reverse;
use vigil_model::Localized;

const KIND: u8 = b'N';

/// A facet value with all its names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Named {
    /// Its place in [`Facet::ALL`].
    pub(crate) facet: u32,
    pub(crate) id: String,
    pub(crate) labels: Localized,
    pub(crate) aliases: Vec<String>,
    /// How many documents have it.
    pub(crate) count: u32,
    /// Its place in a closed list of statuses, from one on; 0 for none.
    pub(crate) status: u32,
}

/// A block that was read.
#[derive(Clone, Debug, Default)]
pub(crate) struct NameBlock {
    /// Each with its names in the form they are compared in.
    pub(crate) named: Vec<(Named, Vec<String>)>,
}

/// How a name agrees with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Agreement {
    /// It is the text.
    Whole,
    /// It begins with the text.
    Start,
    /// A later word of it begins with the text.
    Word,
}

/// Values found, each with its rank; the lower the better.
#[derive(Default)]
pub(crate) struct Ranked<'a>(Vec<(usize, &'a Named)>);

impl<'a> Ranked<'a> {
    /// Adds a value, unless it is there: the same one stands in several blocks.
    pub(crate) fn push(&mut self, rank: usize, named: &'a Named) {
        if !self.0.iter().any(|(_, other)| other.facet == named.facet && other.id == named.id) {
            self.0.push((rank, named));
        }
    }

    /// The best: by rank, then by count, then by facet and id.
    pub(crate) fn best(&self, limit: usize) -> Vec<(usize, &'a Named)> {
        let order = sorted_places(self.0.len(), &mut |left, right| {
            let key = |place: usize| {
                self.0.get(place).map(|(rank, named)| (*rank, Reverse(named.count), named.facet, &named.id))
            };
            key(left).cmp(&key(right))
        });
        let mut best = Vec::new();
        for place in order.into_iter().take(limit) {
            best.extend(self.0.get(place).copied());
        }
        best
    }
}

impl Named {
    /// The facet it is a value of.
    pub(crate) fn facet(&self) -> Option<Facet> {
        Facet::ALL.get(self.facet as usize).copied()
    }

    /// As it is shown.
    pub(crate) fn suggestion(&self) -> Option<Suggestion> {
        let (id, labels) = (self.id.clone(), self.labels.clone());
        Some(Suggestion { facet: self.facet()?, id, labels, count: self.count, status: self.status })
    }

    /// The id that follows from its first name: most ids do, and need not be written.
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

    /// Its names in the form they are compared in, without repeats.
    pub(crate) fn keys(&self, tokenizer: &Tokenizer) -> Vec<String> {
        let names = self.labels.0.values().chain(&self.aliases);
        let mut keys: Vec<String> = names.map(|name| tokenizer.name_key(name)).collect();
        sort_by(&mut keys, String::cmp);
        keys.dedup();
        keys.retain(|key| !key.is_empty());
        keys
    }
}

/// The starts of a name's words: what it is found by.
pub(crate) fn word_starts(key: &str) -> impl Iterator<Item = &str> {
    let mut at_start = true;
    key.char_indices().filter_map(move |(start, character)| {
        let begins = (at_start || is_han(character)) && character != ' ';
        at_start = character == ' ' || is_han(character);
        if begins { key.get(start..) } else { None }
    })
}

/// How one of the names agrees best with a text, if any does.
pub(crate) fn agreement(keys: &[String], text: &str) -> Option<Agreement> {
    let one = |key: &String| {
        if key == text {
            Some(Agreement::Whole)
        } else if key.starts_with(text) {
            Some(Agreement::Start)
        } else {
            word_starts(key).any(|start| start.starts_with(text)).then_some(Agreement::Word)
        }
    };
    keys.iter().filter_map(one).min()
}

/// Writes a block of values sorted by facet and id.
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

/// Reads a block.
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
        if named.facet().is_none() {
            return Err(Error::Malformed("no such facet"));
        }
        let keys = named.keys(tokenizer);
        block.named.push((named, keys));
    }
    if aliases.next().is_none() { Ok(block) } else { Err(Error::Malformed("names are left over")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Variants;
    use crate::codec::tests::check_damage;

    fn tokenizer() -> Tokenizer {
        Tokenizer { fold: str::to_lowercase, variants: Variants::new([('廷', '庭')]) }
    }

    fn named() -> [Named; 2] {
        [
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
    fn names_are_read_back() {
        let file = encode(&named().each_ref());
        let block = decode(&file, &tokenizer()).unwrap();
        assert_eq!(block.named.iter().map(|one| one.0.clone()).collect::<Vec<_>>(), named());
        assert_eq!(block.named[1].1, ["benny tai", "tai yiu ting", "戴耀庭"]);
        check_damage(&file, |file| decode(file, &tokenizer()));
    }

    #[test]
    fn a_name_is_found_by_any_of_its_words() {
        let keys = named()[1].keys(&tokenizer());
        use Agreement::{Start, Whole, Word};
        for (text, expect) in [
            ("benny tai", Some(Whole)),
            ("ben", Some(Start)),
            ("tai", Some(Start)),
            ("yiu t", Some(Word)),
            ("耀", Some(Word)),
            ("enny", None),
            ("ting x", None),
        ] {
            assert_eq!(agreement(&keys, text), expect, "{text}");
        }
        assert!(word_starts("立場 stand news").eq([
            "立場 stand news",
            "場 stand news",
            "stand news",
            "news"
        ]));
    }
}
