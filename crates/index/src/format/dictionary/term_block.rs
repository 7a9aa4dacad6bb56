//! `terms/<b>.bin`: consecutive terms with their posting lists.
//!
//! A block has either words, Han terms or facet values. Words share lists: each points to the list of its stem group.
//! Forms that do not occur but can be searched by ("charge", if only "charged" occurs) are derived from the first word of
//! the group by a set of endings. A group with words in several blocks has its list in each of them, together with the
//! words of the other blocks, so that one block is enough to search and to highlight.

use crate::error::Error;
use crate::format::codec::{Reader, Writer, bit, pack_bits};
use crate::format::dictionary::posting_list::{self, Lists, StoredList};
use crate::format::dictionary::terms::{self, Terms};
use crate::format::labels;
use crate::sort::sort_by;
use vigil_model::Localized;

const KIND: u8 = b'T';

/// The endings that turn the base of a stem group into the forms by which it is found, common ones first. The order is
/// part of the format: a form is a bit of [`Forms::endings`].
pub(crate) const ENDINGS: [&str; 10] = ["s", "ed", "ing", "es", "e", "", "y", "ies", "ied", "ying"];

/// A block to be encoded.
pub(crate) enum NewBlock<'a> {
    /// Words, each with the list it points to.
    Words {
        /// (word, list, whether it occurs in a text). Lists are numbered by the first word that points to them.
        words: &'a [(&'a str, u32, bool)],
        /// For each list, the forms derived from its first word in this block that occurs.
        forms: &'a [Forms],
        /// (list, word): words of other blocks that share a list.
        elsewhere: &'a [(u32, &'a str)],
    },
    /// Han terms, each with its own list.
    Han(&'a [&'a str]),
    /// Facet values, each with its own list and its name in every locale.
    Facets(&'a [&'a str], &'a [&'a Localized]),
}

/// The forms derived from a word: cut letters off, append endings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Forms {
    /// The number of bytes that are cut off.
    pub(crate) cut: u32,
    /// A bit for each of [`ENDINGS`], the first in the lowest bit.
    pub(crate) endings: u32,
}

/// A decoded block, with its derived forms as terms.
#[derive(Clone, Debug, Default)]
pub(crate) struct TermBlock {
    pub(crate) terms: Terms,
    pub(crate) lists: Lists,
    /// The list of each term; empty if each term has its own.
    groups: Vec<u32>,
    occurs: Vec<u8>,
    elsewhere: Vec<(u32, String)>,
    labels: Vec<Localized>,
}

/// Encodes a block. `long_list` is the length above which a list is in its own file.
pub(crate) fn encode(block: &NewBlock<'_>, lists: &[StoredList<'_>], long_list: u32) -> Vec<u8> {
    let mut writer = Writer::new(KIND);
    match block {
        NewBlock::Words { words, forms, elsewhere } => {
            writer.number(0);
            terms::write(&mut writer, &words.iter().map(|word| word.0).collect::<Vec<_>>());
            writer.numbers(group_codes(words.iter().map(|word| word.1)));
            writer.bits(words.iter().map(|word| word.2));
            writer.number(forms.len() as u32);
            writer.numbers(forms.iter().map(|forms| forms.cut));
            writer.numbers(forms.iter().map(|forms| forms.endings));
            writer.number(elsewhere.len() as u32);
            writer.numbers(elsewhere.iter().map(|word| word.0));
            writer.texts(elsewhere.iter().map(|word| word.1));
            posting_list::write(&mut writer, lists, long_list, true);
        }
        NewBlock::Han(pairs) => {
            writer.number(1);
            terms::write(&mut writer, pairs);
            posting_list::write(&mut writer, lists, long_list, true);
        }
        NewBlock::Facets(values, names) => {
            writer.number(2);
            terms::write(&mut writer, values);
            labels::write(&mut writer, names);
            posting_list::write(&mut writer, lists, long_list, false);
        }
    }
    writer.finish()
}

/// 0 for a new list, else the distance back to it. Neighboring words share lists, so the column is almost constant and
/// compresses to nearly nothing.
fn group_codes(groups: impl Iterator<Item = u32>) -> impl Iterator<Item = u32> {
    groups.scan(0, |next, group| {
        let code = *next - group.min(*next);
        *next += u32::from(code == 0);
        Some(code)
    })
}

/// Decodes a block of an index with so many documents.
pub(crate) fn decode(file: &[u8], documents: u32) -> Result<TermBlock, Error> {
    let mut reader = Reader::open(KIND, file)?;
    let flavor = reader.number()?;
    let mut block = TermBlock { terms: Terms::read(&mut reader)?, ..TermBlock::default() };
    let count = block.terms.len();
    match flavor {
        0 => {
            block.groups = read_groups(&mut reader, count)?;
            block.occurs = reader.bits(count)?;
            let length = reader.length()?;
            let cuts = reader.numbers(length)?;
            let endings = reader.numbers(length)?;
            let forms = cuts.into_iter().zip(endings).map(|(cut, endings)| Forms { cut, endings });
            block.add_forms(&forms.collect::<Vec<_>>())?;
            let length = reader.length()?;
            let groups = reader.numbers(length)?;
            block.elsewhere = groups.into_iter().zip(reader.texts(length)?).collect();
        }
        1 => {}
        2 => block.labels = labels::read(&mut reader, count)?,
        _ => return Err(Error::Malformed("no such kind of block")),
    }
    block.lists = Lists::read(&mut reader, documents)?;
    reader.end().map(|()| block)
}

fn read_groups(reader: &mut Reader<'_>, count: usize) -> Result<Vec<u32>, Error> {
    let mut next = 0_u32;
    let mut groups = reader.numbers(count)?;
    for group in &mut groups {
        let code = *group;
        *group = next.checked_sub(code).ok_or(Error::Malformed("no such list"))?;
        next += u32::from(code == 0);
    }
    Ok(groups)
}

impl TermBlock {
    /// Adds the derived forms of each list to the sorted words.
    fn add_forms(&mut self, forms: &[Forms]) -> Result<(), Error> {
        let mut seen = vec![false; forms.len()];
        let mut words: Vec<(String, u32, bool)> = Vec::new();
        for place in 0..self.terms.len() {
            let (word, list, occurs) = (self.terms.term(place), self.list(place), self.occurs(place));
            words.push((word.to_owned(), list as u32, occurs));
            let Some(first @ false) = seen.get_mut(list).filter(|_| occurs) else { continue };
            *first = true;
            let Forms { cut, endings } = forms.get(list).copied().unwrap_or_default();
            let base = word.len().checked_sub(cut as usize).and_then(|length| word.get(..length));
            let base = base.ok_or(Error::Malformed("a form is cut too short"))?;
            let chosen = ENDINGS.iter().enumerate().filter(|(bit, _)| endings >> bit & 1 == 1);
            words.extend(chosen.map(|(_, ending)| ([base, *ending].concat(), list as u32, false)));
        }
        // A word that occurs is sorted before the same word as a form, so that `dedup_by` drops the form.
        sort_by(&mut words, |left, right| left.0.cmp(&right.0).then(right.2.cmp(&left.2)));
        words.dedup_by(|later, earlier| later.0 == earlier.0);
        self.terms = Terms::from_sorted(words.iter().map(|word| word.0.as_str()))?;
        self.groups = words.iter().map(|word| word.1).collect();
        self.occurs = pack_bits(words.iter().map(|word| word.2));
        Ok(())
    }

    /// The number of a term's list.
    pub(crate) fn list(&self, term: usize) -> usize {
        self.groups.get(term).map_or(term, |&group| group as usize)
    }

    /// For each list, whether a term with the prefix points to it.
    pub(crate) fn lists_of(&self, prefix: &str) -> Vec<bool> {
        let mut chosen = vec![false; self.terms.len()];
        for term in self.terms.prefix_range(prefix) {
            if let Some(chosen) = chosen.get_mut(self.list(term)) {
                *chosen = true;
            }
        }
        chosen
    }

    /// Whether a term occurs in a text; false for a derived form.
    pub(crate) fn occurs(&self, term: usize) -> bool {
        self.groups.is_empty() || bit(&self.occurs, term)
    }

    /// The localized name of a facet value; empty if it has none.
    pub(crate) fn label(&self, term: usize) -> Localized {
        self.labels.get(term).cloned().unwrap_or_default()
    }

    /// Visits the words of a term's stem group, those of other blocks included.
    pub(crate) fn visit_group(&self, term: usize, visit: &mut dyn FnMut(&str)) {
        let mut lists = vec![false; self.list(term) + 1];
        if let Some(last) = lists.last_mut() {
            *last = true;
        }
        self.visit_members(&lists, visit);
    }

    /// Visits the words of the chosen lists, those of other blocks included.
    pub(crate) fn visit_members(&self, lists: &[bool], visit: &mut dyn FnMut(&str)) {
        let chosen = |list: u32| lists.get(list as usize).copied().unwrap_or_default();
        for (place, _) in self.groups.iter().enumerate().filter(|(_, group)| chosen(**group)) {
            visit(self.terms.term(place));
        }
        for (_, word) in self.elsewhere.iter().filter(|(group, _)| chosen(*group)) {
            visit(word);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::codec::tests::check_damage;

    const WORDS: [(&str, u32, bool); 5] = [
        ("arrest", 0, true),
        ("arrested", 0, true),
        ("bail", 1, true),
        ("bailee", 1, false),
        ("die", 2, true),
    ];

    fn words() -> Vec<u8> {
        let lists = [
            StoredList::Inline(&[(0, true), (2, false)]),
            StoredList::OwnFile { count: 9, file: 3 },
            StoredList::Inline(&[]),
        ];
        // arrests; bailed; di, dies, died.
        let forms = [
            Forms { cut: 0, endings: 0b11 },
            Forms { cut: 0, endings: 0b10 },
            Forms { cut: 1, endings: 0b10_1010 },
        ];
        encode(&NewBlock::Words { words: &WORDS, forms: &forms, elsewhere: &[(2, "dying")] }, &lists, 4)
    }

    fn facets() -> Vec<u8> {
        let names = [&Localized::from([("en", "Toronto")]), &Localized::default()];
        let lists = [StoredList::Inline(&[(1, false)]), StoredList::Inline(&[])];
        encode(&NewBlock::Facets(&["place:toronto", "place:york"], &names), &lists, 4)
    }

    #[test]
    fn words_have_their_lists_and_derived_forms() {
        let block = decode(&words(), 10).unwrap();
        let all: Vec<(&str, usize, bool)> = (0..block.terms.len())
            .map(|term| (block.terms.term(term), block.list(term), block.occurs(term)))
            .collect();
        assert_eq!(
            all,
            [
                ("arrest", 0, true),
                ("arrested", 0, true),
                ("arrests", 0, false),
                ("bail", 1, true),
                ("bailed", 1, false),
                ("bailee", 1, false),
                ("di", 2, false),
                ("die", 2, true),
                ("died", 2, false),
                ("dies", 2, false),
            ]
        );
        assert_eq!(block.lists.file(1), Some(3));
        let mut group = Vec::new();
        block.visit_group(7, &mut |word| group.push(word.to_owned()));
        assert_eq!(group, ["di", "die", "died", "dies", "dying"]);
    }

    #[test]
    fn facet_values_have_their_names() {
        let block = decode(&facets(), 10).unwrap();
        assert_eq!(block.terms.position("place:york"), Some(1));
        assert_eq!(
            [0, 1].map(|term| block.label(term)),
            [Localized::from([("en", "Toronto")]), Localized::default()]
        );
        assert_eq!(block.list(1), 1);
    }

    #[test]
    fn damage_is_an_error() {
        let han = encode(
            &NewBlock::Han(&["法", "法國"]),
            &[StoredList::Inline(&[(7, true)]), StoredList::Inline(&[(1, false)])],
            4,
        );
        for file in [words(), facets(), han] {
            check_damage(&file, |file| decode(file, 10));
        }
    }
}
