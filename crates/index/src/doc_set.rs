//! Documents by number, and sets of them with one bit per document.
//!
//! The set is our own and not the `roaring` crate's because of bytes: plain words take a tenth of the WebAssembly of
//! compressed bitmaps. A million documents are 122 kB, united or counted in about ten microseconds. Sets are short-lived;
//! the index keeps posting lists encoded (`format::dictionary::posting_list`).

use std::ops::Range;

/// A document's position in chronological order, 0 for the earliest. Valid within one build only: never in a URL, a
/// feed or storage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocId(pub u32);

/// A set of documents. Memory follows from the largest number in it: one bit for each document up to that.
#[derive(Clone, Debug, Default)]
pub struct DocSet {
    words: Vec<u64>,
}

impl DocSet {
    /// All documents of a range.
    pub(crate) fn from_range(docs: Range<u32>) -> DocSet {
        let mut set = DocSet::default();
        if !docs.is_empty() {
            set.words = vec![u64::MAX; (docs.end as usize).div_ceil(64)];
            set.mask(docs);
        }
        set
    }

    /// Adds a document; the set grows as needed.
    pub fn insert(&mut self, doc: u32) {
        let place = doc as usize / 64;
        if place >= self.words.len() {
            self.words.resize(place + 1, 0);
        }
        if let Some(word) = self.words.get_mut(place) {
            *word |= 1 << (doc % 64);
        }
    }

    /// Whether a document is in the set.
    pub(crate) fn contains(&self, doc: u32) -> bool {
        self.words.get(doc as usize / 64).is_some_and(|word| word >> (doc % 64) & 1 == 1)
    }

    /// The number of documents. Reads all words: O(largest document / 64).
    pub fn len(&self) -> u32 {
        self.words.iter().map(|word| word.count_ones()).sum()
    }

    /// Whether the set has no document.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|&word| word == 0)
    }

    /// The bits, 64 documents to a word, the first document in the lowest bit.
    pub fn words(&self) -> &[u64] {
        &self.words
    }

    /// Adds the documents of another set.
    pub(crate) fn unite(&mut self, other: &DocSet) {
        if self.words.len() < other.words.len() {
            self.words.resize(other.words.len(), 0);
        }
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word |= other);
    }

    /// Removes the documents that another set does not have.
    pub(crate) fn intersect(&mut self, other: &DocSet) {
        self.words.truncate(other.words.len());
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= other);
    }

    /// Removes the documents of another set.
    pub(crate) fn subtract(&mut self, other: &DocSet) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= !other);
    }

    /// Removes the documents outside a range.
    pub(crate) fn mask(&mut self, docs: Range<u32>) {
        for (place, word) in self.words.iter_mut().enumerate() {
            *word &= bits_in(place, &docs);
        }
    }

    /// The number of documents in a range. Reads only the words of the range.
    pub(crate) fn count_in(&self, docs: Range<u32>) -> u32 {
        let first = docs.start as usize / 64;
        let count = (docs.end as usize).div_ceil(64).saturating_sub(first);
        let words = self.words.iter().enumerate().skip(first).take(count);
        words.map(|(place, word)| (word & bits_in(place, &docs)).count_ones()).sum()
    }

    /// The document with this rank (0-based); `None` past the last. This is `select` on the bit set, O(words).
    pub(crate) fn select(&self, mut rank: u32) -> Option<u32> {
        for (place, &word) in self.words.iter().enumerate() {
            let count = word.count_ones();
            if rank < count {
                let mut rest = word;
                for _ in 0..rank {
                    // Clears the lowest set bit.
                    rest &= rest - 1;
                }
                return Some(place as u32 * 64 + rest.trailing_zeros());
            }
            rank -= count;
        }
        None
    }

    /// Visits the documents in descending order, which is newest first.
    pub(crate) fn visit_backwards(&self, visit: &mut dyn FnMut(u32)) {
        for (place, &word) in self.words.iter().enumerate().rev() {
            let mut rest = word;
            while rest != 0 {
                let bit = 63 - rest.leading_zeros();
                visit(place as u32 * 64 + bit);
                rest &= !(1 << bit);
            }
        }
    }
}

/// Sets with the same documents are equal, whatever empty words they end in.
impl PartialEq for DocSet {
    fn eq(&self, other: &DocSet) -> bool {
        let length = self.words.len().max(other.words.len());
        let word = |set: &DocSet, place| set.words.get(place).copied().unwrap_or_default();
        (0..length).all(|place| word(self, place) == word(other, place))
    }
}

impl Eq for DocSet {}

impl FromIterator<u32> for DocSet {
    fn from_iter<I: IntoIterator<Item = u32>>(docs: I) -> DocSet {
        let mut set = DocSet::default();
        docs.into_iter().for_each(|doc| set.insert(doc));
        set
    }
}

/// A mask for the word at `place`: a bit for each document of the range.
fn bits_in(place: usize, docs: &Range<u32>) -> u64 {
    let first = place as u32 * 64;
    let below = |end: u32| match end.saturating_sub(first) {
        bits @ 0..64 => (1 << bits) - 1,
        _ => u64::MAX,
    };
    below(docs.end) & !below(docs.start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::btree_set;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    type Plain = BTreeSet<u32>;

    fn listed(set: &DocSet) -> Vec<u32> {
        let mut docs = Vec::new();
        set.visit_backwards(&mut |doc| docs.push(doc));
        docs.reverse();
        docs
    }

    fn check(set: &DocSet, plain: &Plain) -> Result<(), TestCaseError> {
        prop_assert!(listed(set).iter().eq(plain));
        prop_assert_eq!(set.len() as usize, plain.len());
        prop_assert_eq!(set.is_empty(), plain.is_empty());
        prop_assert_eq!(set, &plain.iter().copied().collect());
        for (before, &doc) in plain.iter().enumerate() {
            prop_assert!(set.contains(doc));
            prop_assert_eq!(set.select(before as u32), Some(doc));
        }
        prop_assert_eq!(set.select(plain.len() as u32), None);
        let is_in =
            |doc: &u32| set.words().get(*doc as usize / 64).is_some_and(|word| word >> (doc % 64) & 1 == 1);
        prop_assert!((0..300).filter(is_in).eq(plain.iter().copied()));
        Ok(())
    }

    proptest! {
        #[test]
        fn sets_obey_the_laws_of_set_algebra(left in btree_set(0..300_u32, 0..60), right in btree_set(0..300_u32, 0..60), from in 0..300_u32, to in 0..300_u32) {
            let (one, other): (DocSet, DocSet) = (left.iter().copied().collect(), right.iter().copied().collect());
            check(&one, &left)?;
            let mut set = one.clone();
            set.unite(&other);
            check(&set, &(&left | &right))?;
            let mut set = one.clone();
            set.intersect(&other);
            check(&set, &(&left & &right))?;
            let mut set = one.clone();
            set.subtract(&other);
            check(&set, &(&left - &right))?;

            let range: Plain = (from..to).collect();
            check(&DocSet::from_range(from..to), &range)?;
            let mut set = one.clone();
            set.mask(from..to);
            check(&set, &(&left & &range))?;
            prop_assert_eq!(one.count_in(from..to) as usize, (&left & &range).len());
            prop_assert!((0..300).all(|doc| one.contains(doc) == left.contains(&doc)));
        }
    }
}
