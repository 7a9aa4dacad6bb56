//! Character variants: traditional Chinese characters folded to simplified ones, many to one.
//!
//! The table is the generator's choice and travels in the manifest; it is applied alike to texts and to queries, so
//! that either form finds either form.

use crate::order::sort_by;

/// A table from characters to the characters they are folded to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Variants {
    from: Vec<char>,
    to: Vec<char>,
}

impl Variants {
    /// The table with these pairs of (written, folded); of two pairs for one character the first holds.
    pub fn new(pairs: impl IntoIterator<Item = (char, char)>) -> Variants {
        let mut pairs: Vec<(char, char)> = pairs.into_iter().filter(|(from, to)| from != to).collect();
        sort_by(&mut pairs, |left, right| left.0.cmp(&right.0));
        pairs.dedup_by_key(|pair| pair.0);
        let (from, to) = pairs.into_iter().unzip();
        Variants { from, to }
    }

    /// The character a character is folded to: mostly itself.
    pub fn fold(&self, character: char) -> char {
        let found = self.from.binary_search(&character).ok().and_then(|place| self.to.get(place));
        found.copied().unwrap_or(character)
    }

    /// Whether the table is empty.
    pub fn is_empty(&self) -> bool {
        self.from.is_empty()
    }

    /// The pairs of (written, folded), by the character written.
    pub fn iter(&self) -> impl Iterator<Item = (char, char)> + '_ {
        self.from.iter().copied().zip(self.to.iter().copied())
    }
}

/// Read from two strings of equal length: the characters written, and what each is folded to.
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
    fn characters_outside_the_table_stay() {
        let variants = Variants::new([('國', '国')]);
        assert_eq!(['國', '国', 'a'].map(|character| variants.fold(character)), ['国', '国', 'a']);
    }
}
