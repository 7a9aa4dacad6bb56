//! `words/<b>.bin`: the words that occur, without their posting lists, for corrections.
//!
//! Written only where the words fill several term blocks; a small index looks for corrections in its term blocks.

use crate::Error;
use crate::codec::{Reader, Writer};
use crate::terms::{self, Terms};

const KIND: u8 = b'W';

/// The words that occur, with the number of documents each finds.
#[derive(Clone, Debug, Default)]
pub(crate) struct WordList {
    pub(crate) words: Terms,
    pub(crate) counts: Vec<u32>,
}

/// Writes ascending words.
pub(crate) fn encode(words: &[(&str, u32)]) -> Vec<u8> {
    let mut writer = Writer::new(KIND);
    terms::write(&mut writer, &words.iter().map(|word| word.0).collect::<Vec<_>>());
    writer.numbers(words.iter().map(|word| word.1));
    writer.finish()
}

/// Reads them.
pub(crate) fn decode(file: &[u8]) -> Result<WordList, Error> {
    let mut reader = Reader::open(KIND, file)?;
    let words = Terms::read(&mut reader)?;
    let counts = reader.numbers(words.len())?;
    reader.end().map(|()| WordList { words, counts })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::tests::check_damage;

    #[test]
    fn words_are_read_back() {
        let file = encode(&[("arrest", 200), ("arrests", 200), ("bail", 3)]);
        let list = decode(&file).unwrap();
        assert!(list.words.iter().eq(["arrest", "arrests", "bail"]));
        assert_eq!(list.counts, [200, 200, 3]);
        check_damage(&file, decode);
    }
}
