//! Posting lists: the documents that have a term, and whether it is in a title or name.
//!
//! A block has the lists of many terms as columns: counts, first documents, gaps, title bits. Except for the counts, the
//! columns begin with the shortest list: that puts similar gaps together and saves 5 %. A list longer than `long_list` is
//! in its own file (`postings/<n>.bin`), and the block has the number of that file.

use crate::error::Error;
use crate::format::codec::{Reader, Writer, bit};
use crate::sort::sorted_places;

const KIND: u8 = b'P';

/// A posting list that is being written: ascending documents, and whether the term is in a title or name.
pub(crate) type Postings = Vec<(u32, bool)>;

/// A list of a block to be encoded.
pub(crate) enum StoredList<'a> {
    /// The list is stored in the block.
    Inline(&'a [(u32, bool)]),
    /// The list is too long and stored in its own file.
    OwnFile {
        /// The length of the list.
        count: u32,
        /// The number of the file.
        file: u32,
    },
}

/// The decoded posting lists of a block; gaps and title bits stay encoded.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lists {
    long_list: u32,
    counts: Vec<u32>,
    firsts: Vec<u32>,
    gaps: Vec<u8>,
    /// The byte in `gaps` at which each list begins.
    gap_starts: Vec<u32>,
    /// The title bits; empty for facet values, which are not in titles.
    titles: Vec<u8>,
    /// The bit in `titles` at which each list begins.
    title_starts: Vec<u32>,
    /// The file numbers of the long lists, in order.
    files: Vec<u32>,
}

/// Appends the lists of a block.
pub(crate) fn write(writer: &mut Writer, lists: &[StoredList<'_>], long_list: u32, with_titles: bool) {
    let mut inline: Vec<&[(u32, bool)]> = Vec::new();
    let mut files = Vec::new();
    let mut counts = Vec::new();
    for list in lists {
        match list {
            StoredList::Inline(postings) => {
                counts.push(postings.len() as u32);
                inline.push(postings);
            }
            StoredList::OwnFile { count, file } => {
                counts.push(*count);
                files.push(*file);
            }
        }
    }
    // `read` computes the same order from the counts, so the sort must be stable in both.
    inline.sort_by_key(|postings| postings.len());
    writer.number(long_list);
    writer.number(u32::from(with_titles));
    writer.number(lists.len() as u32);
    writer.numbers(counts);
    writer.numbers(inline.iter().filter_map(|postings| postings.first()).map(|posting| posting.0));
    writer.numbers(inline.iter().flat_map(|postings| gaps(postings)));
    if with_titles {
        writer.bits(inline.iter().copied().flatten().map(|posting| posting.1));
    }
    writer.numbers(files);
}

fn gaps(postings: &[(u32, bool)]) -> impl Iterator<Item = u32> {
    postings.windows(2).filter_map(|pair| match pair {
        [(before, _), (after, _)] => Some(after - before - 1),
        _ => None,
    })
}

impl Lists {
    /// Reads lists of [`write()`]; an error if one does not ascend or has a document not below `documents`.
    pub(crate) fn read(reader: &mut Reader<'_>, documents: u32) -> Result<Lists, Error> {
        let long_list = reader.number()?;
        let with_titles = reader.number()? == 1;
        let length = reader.length()?;
        let counts = reader.numbers(length)?;
        let long = |count: u32| count > long_list;
        let inline = counts.iter().filter(|&&count| count > 0 && !long(count)).count();
        let mut firsts_left = reader.numbers(inline)?.into_iter();
        let gaps = reader.bytes()?;

        let mut lists = Lists {
            long_list,
            gaps: gaps.to_vec(),
            firsts: vec![0; length],
            gap_starts: vec![0; length],
            title_starts: vec![0; length],
            ..Lists::default()
        };
        let order = sorted_places(length, &mut |left, right| counts.get(left).cmp(&counts.get(right)));
        let mut column = Reader::of(gaps);
        let mut title_place = 0_u32;
        for list in order {
            let count = counts.get(list).copied().unwrap_or_default();
            if count == 0 || long(count) {
                continue;
            }
            let first = firsts_left.next().ok_or(Error::Truncated)?;
            set(&mut lists.firsts, list, first);
            set(&mut lists.gap_starts, list, (gaps.len() - column.len()) as u32);
            set(&mut lists.title_starts, list, title_place);
            check_list(&mut column, first, count, documents)?;
            title_place = title_place.checked_add(count).ok_or(Error::Truncated)?;
        }
        column.end()?;
        if with_titles {
            lists.titles = reader.bits(title_place as usize)?;
        }
        lists.files = reader.numbers(counts.iter().filter(|&&count| long(count)).count())?;
        lists.counts = counts;
        Ok(lists)
    }

    /// The number of documents in a list; 0 past the last list.
    pub(crate) fn count(&self, list: usize) -> u32 {
        self.counts.get(list).copied().unwrap_or_default()
    }

    /// The number of the file with a list; `None` if the list is in the block.
    pub(crate) fn file(&self, list: usize) -> Option<u32> {
        let is_long = |count: &&u32| **count > self.long_list;
        self.counts.get(list).filter(is_long)?;
        let before = self.counts.iter().take(list).filter(is_long).count();
        self.files.get(before).copied()
    }

    /// Visits the documents of a list and whether the term is in a title or name. A list in its own file is not visited.
    pub(crate) fn visit(&self, list: usize, visit: &mut dyn FnMut(u32, bool)) {
        let count = self.count(list);
        if count == 0 || count > self.long_list {
            return;
        }
        let start = |starts: &[u32]| starts.get(list).copied().unwrap_or_default() as usize;
        let mut gaps = Reader::of(self.gaps.get(start(&self.gap_starts)..).unwrap_or_default());
        let mut doc = start(&self.firsts) as u32;
        let title_start = start(&self.title_starts);
        for place in 0..count as usize {
            if place > 0 {
                // `read` checked the gaps, so the default is never used.
                doc += gaps.number().unwrap_or_default() + 1;
            }
            visit(doc, bit(&self.titles, title_start + place));
        }
    }
}

fn set(column: &mut [u32], list: usize, value: u32) {
    if let Some(place) = column.get_mut(list) {
        *place = value;
    }
}

/// Reads past the gaps of a list; an error if its last document is not below `documents`.
fn check_list(gaps: &mut Reader<'_>, first: u32, count: u32, documents: u32) -> Result<(), Error> {
    let mut doc = first;
    for _ in 1..count {
        let step = gaps.number()?.checked_add(1);
        doc = step.and_then(|step| doc.checked_add(step)).ok_or(Error::Malformed("no such document"))?;
    }
    if doc < documents { Ok(()) } else { Err(Error::Malformed("no such document")) }
}

/// Encodes `postings/<n>.bin`: one long list.
pub(crate) fn encode_long(postings: &[(u32, bool)]) -> Vec<u8> {
    let mut writer = Writer::new(KIND);
    write(&mut writer, &[StoredList::Inline(postings)], u32::MAX, true);
    writer.finish()
}

/// Decodes `postings/<n>.bin`; the list has the number 0.
pub(crate) fn decode_long(file: &[u8], documents: u32) -> Result<Lists, Error> {
    let mut reader = Reader::open(KIND, file)?;
    let lists = Lists::read(&mut reader, documents)?;
    reader.end().map(|()| lists)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::codec::tests::check_damage;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    const LONG: u32 = 4;

    fn encode(lists: &[Postings], with_titles: bool) -> Vec<u8> {
        let mut file = 100;
        let stored: Vec<StoredList<'_>> = lists
            .iter()
            .map(|postings| match postings.len() as u32 {
                count if count > LONG => {
                    file += 1;
                    StoredList::OwnFile { count, file }
                }
                _ => StoredList::Inline(postings),
            })
            .collect();
        let mut writer = Writer::new(b'?');
        write(&mut writer, &stored, LONG, with_titles);
        writer.finish()
    }

    fn decode(file: &[u8]) -> Result<Lists, Error> {
        let mut reader = Reader::open(b'?', file)?;
        let lists = Lists::read(&mut reader, 1_000)?;
        reader.end().map(|()| lists)
    }

    fn postings() -> impl Strategy<Value = Vec<Postings>> {
        let list = proptest::collection::btree_map(0..1_000_u32, any::<bool>(), 0..8);
        proptest::collection::vec(list.prop_map(|map: BTreeMap<u32, bool>| map.into_iter().collect()), 0..20)
    }

    proptest! {
        #[test]
        fn lists_survive_a_round_trip(lists in postings(), with_titles: bool) {
            let read = decode(&encode(&lists, with_titles)).unwrap();
            let mut file = 100;
            for (place, list) in lists.iter().enumerate() {
                prop_assert_eq!(read.count(place), list.len() as u32);
                let mut visited = Vec::new();
                read.visit(place, &mut |doc, title| visited.push((doc, title)));
                if list.len() as u32 > LONG {
                    file += 1;
                    prop_assert_eq!(read.file(place), Some(file));
                    prop_assert!(visited.is_empty());
                } else {
                    let expect: Postings = list.iter().map(|&(doc, title)| (doc, title && with_titles)).collect();
                    prop_assert_eq!(read.file(place), None);
                    prop_assert_eq!(visited, expect);
                }
            }
        }

        #[test]
        fn a_long_list_survives_a_round_trip(list in proptest::collection::btree_map(0..100_000_u32, any::<bool>(), 0..500)) {
            let list: Postings = list.into_iter().collect();
            let lists = decode_long(&encode_long(&list), 100_000).unwrap();
            let mut visited = Vec::new();
            lists.visit(0, &mut |doc, title| visited.push((doc, title)));
            prop_assert_eq!(visited, list);
        }
    }

    #[test]
    fn damage_is_an_error() {
        let lists =
            [vec![(3, true), (500, false)], vec![], (0..9).map(|doc| (doc * 7, doc % 2 == 0)).collect()];
        check_damage(&encode(&lists, true), decode);
        check_damage(&encode_long(&lists[2]), |file| decode_long(file, 100));
    }

    #[test]
    fn documents_past_the_last_are_an_error() {
        assert!(decode_long(&encode_long(&[(3, false), (10, false)]), 10).is_err());
    }
}
