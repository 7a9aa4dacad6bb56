//! Words that are written together, with a hyphen or apart: an event with one form is found by the others.
//!
//! `Ming-tung` is also found by `mingtung`, `HK47` by `HK 47` and `HK 47` by `HK47`. Two words with a space between them
//! are joined only if another text has them joined or with a hyphen (`Hong Kong`, `Hongkong`), because any two words
//! could be. The month and the day of an event that is named by them (`7.21`) are one number too (`721`).

use crate::source::language;
use std::collections::{BTreeSet, HashMap, HashSet};

/// The least number of letters of each of two words with a space between them that may be one word.
const LETTERS_LEAST: usize = 3;

/// The most capitals that a number after a space belongs to (`HK 47`).
const CAPITALS_MOST: usize = 5;

/// The joined words of all texts, folded, each with its parts and a space between them.
pub struct JoinedWords(HashMap<String, String>);

/// A word with its beginning in the text.
type Word<'t> = (usize, &'t str);

/// The separator of two words that follow each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    Hyphen,
    Space,
    Point,
    Other,
}

impl JoinedWords {
    /// Learns from all texts which words are written together. Reads them twice.
    pub fn new<'t>(texts: &dyn Fn() -> Box<dyn Iterator<Item = &'t str> + 't>) -> JoinedWords {
        let mut joined: HashMap<String, String> = HashMap::new();
        let mut single: HashSet<String> = HashSet::new();
        for text in texts() {
            single.extend(words(text).into_iter().map(|(_, word)| language::fold(word)));
            for_each_pair(text, &mut |left, gap, right| {
                if gap == Gap::Hyphen && !is_number(left) {
                    let parts = language::fold(&format!("{left} {right}"));
                    joined.insert(parts.replace(' ', ""), parts);
                }
            });
        }
        for text in texts() {
            for_each_pair(text, &mut |left, gap, right| {
                if gap == Gap::Space && left.len().min(right.len()) >= LETTERS_LEAST && !is_number(left) {
                    let parts = language::fold(&format!("{left} {right}"));
                    let whole = parts.replace(' ', "");
                    if single.contains(&whole) {
                        joined.entry(whole).or_insert(parts);
                    }
                }
            });
        }
        JoinedWords(joined)
    }

    /// The other forms of the words of a text, sorted and without duplicates.
    pub fn of(&self, text: &str) -> Vec<String> {
        let mut forms = BTreeSet::new();
        for (_, word) in words(text) {
            forms.extend(self.0.get(&language::fold(word)).cloned());
            forms.extend(letters_and_digits(word));
        }
        // `a-b-c` is found by `abc` too.
        let mut chain = String::new();
        for_each_pair(text, &mut |left, gap, right| {
            let both = language::fold(&[left, right].concat());
            if gap != Gap::Hyphen {
                chain.clear();
            }
            let is_one = match gap {
                Gap::Hyphen => !is_number(left),
                Gap::Space => self.0.contains_key(&both) || is_numbered(left, right),
                Gap::Point => is_day(left, right),
                Gap::Other => false,
            };
            if is_one {
                forms.insert(both.clone());
            }
            if gap == Gap::Hyphen {
                chain = if chain.is_empty() { both } else { [&chain, &*language::fold(right)].concat() };
                if is_one {
                    forms.insert(chain.clone());
                }
            }
        });
        forms.into_iter().collect()
    }
}

/// The words of a text: runs of letters and digits that are not Chinese, with their beginnings.
fn words(text: &str) -> Vec<Word<'_>> {
    let is_letter = |letter: char| letter.is_alphanumeric() && letter < '\u{2e80}';
    let mut words = Vec::new();
    let mut start = None;
    for (place, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        if is_letter(letter) {
            start.get_or_insert(place);
        } else if let Some(start) = start.take() {
            words.extend(text.get(start..place).map(|word| (start, word)));
        }
    }
    words
}

/// Visits each two words that follow each other, with what is between them.
fn for_each_pair<'t>(text: &'t str, visit: &mut dyn FnMut(&'t str, Gap, &'t str)) {
    for pair in words(text).windows(2) {
        let [(start, left), (next, right)] = *pair else { continue };
        let gap = match text.get(start + left.len()..next) {
            Some("-" | "‐" | "‑" | "–") => Gap::Hyphen,
            Some(" " | "\u{a0}") => Gap::Space,
            Some(".") => Gap::Point,
            _ => Gap::Other,
        };
        visit(left, gap, right);
    }
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|letter| letter.is_ascii_digit())
}

/// Whether two numbers are a month and a day of two digits.
fn is_day(month: &str, day: &str) -> bool {
    let number = |text: &str| text.parse::<u8>().ok().filter(|_| !text.starts_with('0'));
    number(month).is_some_and(|month| month <= 12) && number(day).is_some_and(|day| (10..=31).contains(&day))
}

/// Whether two words with a space between them are an abbreviation and its number.
fn is_numbered(left: &str, right: &str) -> bool {
    let is_short = (2..=CAPITALS_MOST).contains(&left.len());
    is_short && left.bytes().all(|letter| letter.is_ascii_uppercase()) && is_number(right)
        // A thousand that is written with a space.
        || left.len() < 4 && is_number(left) && right.len() == 3 && is_number(right)
}

/// The letters and the digits of a word that begins with letters and ends in digits, with a space between them.
fn letters_and_digits(word: &str) -> Option<String> {
    let letters = word.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let digits = word.get(letters.len()..).filter(|digits| !digits.is_empty())?;
    let is_plain = !letters.is_empty() && letters.chars().all(char::is_alphabetic);
    is_plain.then(|| language::fold(&format!("{letters} {digits}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_written_together_apart_or_with_a_hyphen_find_each_other() {
        let texts = [
            "Chan Ming-tung of Hong Kong walks; a long-term, pro-democracy plan",
            "Hongkong papers report on Covid-19 and the HK47",
            "A long term and the NSL 23, 1 000 people, Ada-Bo-Cy; 2019-20",
        ];
        let joined = JoinedWords::new(&|| Box::new(texts.into_iter()));
        let expected: [&[&str]; 3] = [
            &["hongkong", "longterm", "mingtung", "prodemocracy"],
            &["covid19", "hk 47", "hong kong"],
            &["1000", "adabo", "adabocy", "bocy", "longterm", "nsl23"],
        ];
        for (text, expected) in texts.into_iter().zip(expected) {
            assert_eq!(joined.of(text), expected, "{text}");
        }
        assert_eq!(joined.of("Mingtung is not in the gate at 10, 200 people"), ["ming tung"]);
        assert_eq!(joined.of("the 7.21 attack and 8.18, 1.7 million, 1.03, 30.12 and 13.10"), ["721", "818"]);
    }
}
