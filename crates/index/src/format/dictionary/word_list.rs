//! `words/<b>.bin`: the words that occur, without posting lists, for corrections.
//!
//! Written only if the words fill several term blocks. A small index searches its term blocks for corrections.

use crate::error::Error;
use crate::format::codec::{Reader, Writer};
use crate::format::dictionary::terms::{self, Terms};

const KIND: u8 = b'W';

/// Words that occur, with the number of documents that each finds.
#[derive(Clone, Debug, Default)]
pub(crate) struct WordList {
    pub(crate) words: Terms,
    pub(crate) counts: Vec<u32>,
}

/// Encodes ascending words.
pub(crate) fn encode(words: &[(&str, u32)]) -> Vec<u8> {
    let mut writer = Writer::new(KIND);
    terms::write(&mut writer, &words.iter().map(|word| word.0).collect::<Vec<_>>());
    writer.numbers(words.iter().map(|word| word.1));
    writer.finish()
}

/// Decodes a list.
pub(crate) fn decode(file: &[u8]) -> Result<WordList, Error> {
    let mut reader = Reader::open(KIND, file)?;
    let words = Terms::read(&mut reader)?;
    let counts = reader.numbers(words.len())?;
    reader.end().map(|()| WordList { words, counts })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::codec::tests::check_damage;

    #[test]
    fn words_survive_a_round_trip() {
        let file = encode(&[("arrest", 200), ("arrests", 200), ("bail", 3)]);
        let list = decode(&file).unwrap();
        assert!(list.words.iter().eq(["arrest", "arrests", "bail"]));
        assert_eq!(list.counts, [200, 200, 3]);
        check_damage(&file, decode);
    }
}
