//! Character variants: folds traditional Chinese characters to simplified ones.
//!
//! The generator makes the table and the manifest transports it. Texts and queries are folded alike, so that either form
//! finds both.

use crate::sort::sort_by;

/// A table from characters to their folded characters; many to one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Variants {
    from: Vec<char>,
    to: Vec<char>,
}

impl Variants {
    /// A table of pairs (written, folded). Of several pairs for one written character the first is kept.
    pub fn new(pairs: impl IntoIterator<Item = (char, char)>) -> Variants {
        let mut pairs: Vec<(char, char)> = pairs.into_iter().filter(|(from, to)| from != to).collect();
        // The sort is stable, so the first pair of a character stays before the others.
        sort_by(&mut pairs, |left, right| left.0.cmp(&right.0));
        pairs.dedup_by_key(|pair| pair.0);
        let (from, to) = pairs.into_iter().unzip();
        Variants { from, to }
    }

    /// The folded character; the character itself if the table does not have it.
    pub fn fold(&self, character: char) -> char {
        let found = self.from.binary_search(&character).ok().and_then(|place| self.to.get(place));
        found.copied().unwrap_or(character)
    }

    /// The pairs (written, folded), sorted by the written character.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (char, char)> + '_ {
        self.from.iter().copied().zip(self.to.iter().copied())
    }
}

/// From two strings with the same number of characters: the written ones and the folded ones.
impl From<(String, String)> for Variants {
    fn from((from, to): (String, String)) -> Variants {
        Variants::new(from.chars().zip(to.chars()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_back() {
        let variants = Variants::new([('國', '国'), ('臺', '台'), ('国', '国')]);
        let (from, to): (String, String) = variants.iter().unzip();
        assert_eq!((from.as_str(), to.as_str()), ("國臺", "国台"));
        assert_eq!(Variants::from((from, to)), variants);
    }

    #[test]
    fn characters_outside_the_table_are_unchanged() {
        let variants = Variants::new([('國', '国')]);
        assert_eq!(['國', '国', 'a'].map(|character| variants.fold(character)), ['国', '国', 'a']);
    }
}
