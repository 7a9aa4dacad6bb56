//! `terms/<b>.bin`: a run of the sorted terms with their posting lists.
//!
//! A block holds words, Han terms or facet values, never a mixture. Words share lists: each points to the list of its
//! stem group. Forms that do not occur but are searched by follow from the group's first word by a set of endings. A
//! group whose words reach into other blocks has its list in each, and names the words elsewhere, so that one block is
//! enough to search and to highlight.

use crate::Error;
use crate::codec::{Reader, Writer, bit, pack_bits};
use crate::labels;
use crate::order::sort_by;
use crate::posting_list::{self, Listed, Lists};
use crate::stem_group::ENDINGS;
use crate::terms::{self, Terms};
use vigil_model::Localized;

const KIND: u8 = b'T';

/// A block that is being written.
pub(crate) enum NewBlock<'a> {
    /// Words with the list each points to and whether it occurs in a text.
    Words {
        /// (word, list, whether it occurs); lists are numbered in the order in which words first point to them.
        words: &'a [(&'a str, u32, bool)],
        /// For each list, the forms that follow from the first of its words that occurs here.
        forms: &'a [Forms],
        /// Words in other blocks that share a list of this one.
        elsewhere: &'a [(u32, &'a str)],
    },
    /// Han terms, each with its own list.
    Han(&'a [&'a str]),
    /// Facet values, each with its own list and its name in every locale.
    Facets(&'a [&'a str], &'a [&'a Localized]),
}

/// Forms of a word: cut letters off, add endings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Forms {
    /// How many letters are cut off.
    pub(crate) cut: u32,
    /// Which of [`ENDINGS`] are added, the first in the lowest bit.
    pub(crate) endings: u32,
}

/// A block that was read.
#[derive(Clone, Debug, Default)]
pub(crate) struct TermBlock {
    pub(crate) terms: Terms,
    pub(crate) lists: Lists,
    /// Which list each term points to; empty where each has its own.
    groups: Vec<u32>,
    occurs: Vec<u8>,
    elsewhere: Vec<(u32, String)>,
    labels: Vec<Localized>,
}

/// Writes a block.
pub(crate) fn encode(block: &NewBlock<'_>, lists: &[Listed<'_>], long_list: u32) -> Vec<u8> {
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

/// 0 for a list not seen before, else how far back it lies: near words share lists, so the column is almost constant.
fn group_codes(groups: impl Iterator<Item = u32>) -> impl Iterator<Item = u32> {
    groups.scan(0, |next, group| {
        let code = *next - group.min(*next);
        *next += u32::from(code == 0);
        Some(code)
    })
}

/// Reads a block.
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
    /// Adds the forms that follow from each list's first word, sorted in among the words.
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
        // A word that occurs comes before the same word as a form.
        sort_by(&mut words, |left, right| left.0.cmp(&right.0).then(right.2.cmp(&left.2)));
        words.dedup_by(|later, earlier| later.0 == earlier.0);
        self.terms = Terms::from_sorted(words.iter().map(|word| word.0.as_str()))?;
        self.groups = words.iter().map(|word| word.1).collect();
        self.occurs = pack_bits(words.iter().map(|word| word.2));
        Ok(())
    }

    /// The list a term points to.
    pub(crate) fn list(&self, term: usize) -> usize {
        self.groups.get(term).map_or(term, |&group| group as usize)
    }

    /// Which lists the terms that begin with a prefix point to.
    pub(crate) fn lists_of(&self, prefix: &str) -> Vec<bool> {
        let mut chosen = vec![false; self.terms.len()];
        for term in self.terms.prefix_range(prefix) {
            if let Some(chosen) = chosen.get_mut(self.list(term)) {
                *chosen = true;
            }
        }
        chosen
    }

    /// Whether a term occurs in a text, rather than being a form by which others are found.
    pub(crate) fn occurs(&self, term: usize) -> bool {
        self.groups.is_empty() || bit(&self.occurs, term)
    }

    /// The name of a facet value in every locale.
    pub(crate) fn label(&self, term: usize) -> Localized {
        self.labels.get(term).cloned().unwrap_or_default()
    }

    /// Visits the words that share a term's list.
    pub(crate) fn visit_group(&self, term: usize, visit: &mut dyn FnMut(&str)) {
        let mut lists = vec![false; self.list(term) + 1];
        if let Some(last) = lists.last_mut() {
            *last = true;
        }
        self.visit_members(&lists, visit);
    }

    /// Visits the words of the chosen lists, those in other blocks too.
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
    use crate::codec::tests::check_damage;

    const WORDS: [(&str, u32, bool); 5] = [
        ("arrest", 0, true),
        ("arrested", 0, true),
        ("bail", 1, true),
        ("bailee", 1, false),
        ("die", 2, true),
    ];

    fn words() -> Vec<u8> {
        let lists =
            [Listed::Here(&[(0, true), (2, false)]), Listed::Away { count: 9, file: 3 }, Listed::Here(&[])];
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
        let lists = [Listed::Here(&[(1, false)]), Listed::Here(&[])];
        encode(&NewBlock::Facets(&["place:toronto", "place:york"], &names), &lists, 4)
    }

    #[test]
    fn words_keep_their_lists_and_gain_forms() {
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
    fn facet_values_keep_their_names() {
        let block = decode(&facets(), 10).unwrap();
        assert_eq!(block.terms.position("place:york"), Some(1));
        assert_eq!(
            [0, 1].map(|term| block.label(term)),
            [Localized::from([("en", "Toronto")]), Localized::default()]
        );
        assert_eq!(block.list(1), 1);
    }

    #[test]
    fn damage_is_refused() {
        let han = encode(
            &NewBlock::Han(&["法", "法國"]),
            &[Listed::Here(&[(7, true)]), Listed::Here(&[(1, false)])],
            4,
        );
        for file in [words(), facets(), han] {
            check_damage(&file, |file| decode(file, 10));
        }
    }
}
