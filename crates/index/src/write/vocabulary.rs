//! The tokens of all documents with their places, while the index is built.

use crate::format::dictionary::positions::PlaceStream;
use crate::text::tokenizer::is_han_term;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Tokens with their places. Han tokens are packed into numbers: there are many, and hashing a number is faster.
#[derive(Default)]
pub(crate) struct Vocabulary {
    words: HashMap<Box<str>, u32, BuildHasherDefault<FastHasher>>,
    han: HashMap<u64, u32, BuildHasherDefault<FastHasher>>,
    streams: Vec<PlaceStream>,
}

/// A token with its places.
pub(crate) type Occurring = (String, PlaceStream);

impl Vocabulary {
    /// Adds a place of a token; documents and positions must ascend.
    pub(crate) fn push(&mut self, token: &str, doc: u32, position: u32, title: bool) {
        let next = self.streams.len() as u32;
        let number = if is_han_term(token) {
            *self.han.entry(pack(token)).or_insert(next)
        // Not `entry`, which would allocate the word for each occurrence.
        } else if let Some(&number) = self.words.get(token) {
            number
        } else {
            self.words.insert(token.into(), next);
            next
        };
        if number == next {
            self.streams.push(PlaceStream::default());
        }
        if let Some(stream) = self.streams.get_mut(number as usize) {
            stream.push(doc, position, title);
        }
    }

    /// The words and the Han tokens with their places, both sorted.
    pub(crate) fn finish(mut self) -> (Vec<Occurring>, Vec<Occurring>) {
        self.streams.iter_mut().for_each(PlaceStream::close);
        let words = self.words.drain().map(|(word, number)| (String::from(word), number)).collect();
        let han = self.han.drain().map(|(pair, number)| (unpack(pair), number)).collect();
        (self.sorted(words), self.sorted(han))
    }

    fn sorted(&mut self, mut tokens: Vec<(String, u32)>) -> Vec<Occurring> {
        tokens.sort_unstable();
        let mut take =
            |number: u32| self.streams.get_mut(number as usize).map(std::mem::take).unwrap_or_default();
        tokens.into_iter().map(|(token, number)| (token, take(number))).collect()
    }
}

/// The one or two characters of a Han token in a number.
fn pack(token: &str) -> u64 {
    token.chars().fold(0, |packed, character| packed << 32 | u64::from(u32::from(character)))
}

fn unpack(packed: u64) -> String {
    let characters = [(packed >> 32) as u32, packed as u32];
    characters.iter().filter(|&&code| code > 0).filter_map(|&code| char::from_u32(code)).collect()
}

/// A fast hash for short keys (as in rustc). It does not resist chosen collisions, and need not: the keys are the site's
/// own texts.
#[derive(Default)]
struct FastHasher(u64);

impl Hasher for FastHasher {
    fn write(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(8) {
            let mut word = [0; 8];
            word.iter_mut().zip(part).for_each(|(to, from)| *to = *from);
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = (self.0.rotate_left(5) ^ value).wrapping_mul(0x517C_C1B7_2722_0A95);
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 29
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_sorted_and_separated_by_script() {
        let mut vocabulary = Vocabulary::default();
        for (position, token) in ["法", "bail", "国安", "arrest", "bail", "安"].into_iter().enumerate() {
            vocabulary.push(token, 0, position as u32, false);
        }
        let (words, han) = vocabulary.finish();
        let names = |tokens: &[Occurring]| tokens.iter().map(|token| token.0.clone()).collect::<Vec<_>>();
        assert_eq!(names(&words), ["arrest", "bail"]);
        assert_eq!(names(&han), ["国安", "安", "法"]);
        assert_eq!(words[1].1.documents, 1);
    }
}
