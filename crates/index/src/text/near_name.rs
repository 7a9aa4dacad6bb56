//! The distance between a typed text and a name, tolerant of the ways in which names are written.
//!
//! Names in letters are compared word by word in any order ("Wong Joshua"), or joined if the number of words differs
//! ("chowhangtung"). Names in Chinese are compared character by character; a character that sounds alike is nearer than
//! any other. Digits must be equal, because another number is another case.

use crate::text::edit_distance::{distance_within, errors_allowed};
use crate::text::readings::Readings;
use crate::text::tokenizer::is_han;

/// The cost of two different Han characters; a pair that sounds alike costs 1.
const OTHER_CHARACTER: usize = 3;

/// The distance of a name, times two, plus one if the distance is too large to apply the name unasked. So one number
/// sorts by distance first and by certainty second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Nearness(pub(crate) usize);

impl Nearness {
    /// The distance: typing errors for letters, costs for Han characters.
    pub(crate) fn distance(self) -> usize {
        self.0 / 2
    }

    /// Whether the name may replace the text unasked; else it may only be offered.
    pub(crate) fn is_sure(self) -> bool {
        self.0.is_multiple_of(2)
    }
}

/// A typed text, prepared for comparison. Written with loops and one type of list: each iterator adapter over another
/// type would be another copy in the WebAssembly.
pub(crate) struct Typed {
    words: Vec<Vec<char>>,
    /// The number of letters, spaces excluded.
    letters: usize,
    has_han: bool,
    pub(crate) is_han: bool,
    /// For each Han character the characters that sound like it; empty before [`Typed::add_readings`].
    alike: Vec<String>,
}

/// The distance of names that are not near.
const FAR: usize = usize::MAX;

impl Typed {
    /// For a text as a [name key](crate::text::tokenizer::Tokenizer::name_key). `None` if it is too short for any error, or
    /// has no letter.
    pub(crate) fn new(key: &str) -> Option<Typed> {
        let words = letters_of_words(key);
        let (mut letters, mut han, mut is_text) = (0, 0, false);
        for letter in key.chars().filter(|letter| *letter != ' ') {
            letters += 1;
            han += usize::from(is_han(letter));
            is_text |= letter.is_alphabetic();
        }
        let typed = Typed { words, letters, has_han: han > 0, is_han: han == letters, alike: Vec::new() };
        (letters > 1 && is_text).then_some(typed)
    }

    /// Looks up the characters that sound like the typed ones. Without this call, they count as different.
    pub(crate) fn add_readings(&mut self, readings: &Readings) {
        for &character in self.words.iter().flatten() {
            self.alike.push(readings.alike(character));
        }
    }

    /// The nearness of the nearest of one thing's names; `None` if none is near.
    pub(crate) fn nearest(&self, keys: &[String]) -> Option<Nearness> {
        let (mut distance, mut nearest) = (FAR, FAR);
        let mut all: Vec<Vec<char>> = Vec::new();
        for key in keys {
            if self.is_han {
                let letters: Vec<char> = key.chars().collect();
                let other = self.of_han(&letters);
                if other < FAR {
                    // Many people share two of three characters, so that with short names only a sound is certain.
                    let is_sure = other < OTHER_CHARACTER || self.letters.min(letters.len()) > 3;
                    nearest = nearest.min(2 * other + usize::from(!is_sure));
                }
            } else if key.chars().any(is_han) == self.has_han {
                let words = letters_of_words(key);
                let same = words.len() == self.words.len();
                distance = distance.min(if same { self.by_words(&words) } else { self.joined(&words) });
                for word in words {
                    if !all.contains(&word) {
                        all.push(word);
                    }
                }
            }
        }
        if !self.is_han {
            // All words of all names together: "Benny Tai Yiu-ting" for the names "Benny Tai" and "Tai Yiu-ting".
            if all.len() == self.words.len() {
                distance = distance.min(self.by_words(&all));
            }
            if distance < FAR {
                let is_sure = distance < 2 || self.letters + 3 >= 5 * distance;
                nearest = 2 * distance + usize::from(!is_sure);
            }
        }
        (nearest < FAR).then_some(Nearness(nearest))
    }

    /// The sum of errors when each typed word is matched with its own word of a name, in any order; [`FAR`] if a word has
    /// no match within the limit. Greedy: the typed words choose in their order, of equally near words the first in the
    /// alphabet, since the names have no order.
    fn by_words(&self, names: &[Vec<char>]) -> usize {
        let limit = self.limit(joined(names, 0).len());
        let mut taken = vec![false; names.len()];
        let mut total = 0;
        for word in &self.words {
            // At most half the letters of a word, or any family name would pass for a spelling of another.
            let limit = (limit - total).min(word.len() / 2);
            let mut nearest: Option<(usize, &Vec<char>, &mut bool)> = None;
            for (name, taken) in names.iter().zip(&mut taken) {
                if let Some(distance) = distance_within(word, name, limit)
                    && nearest.as_ref().is_none_or(|(least, first, _)| (distance, name) < (*least, *first))
                    && !*taken
                    && same_digits(word, name)
                {
                    nearest = Some((distance, name, taken));
                }
            }
            let Some((distance, _, taken)) = nearest else { return FAR };
            *taken = true;
            total += distance;
        }
        total
    }

    /// The errors between the joined words and a joined name. Words may be rotated, then with one error at most.
    fn joined(&self, names: &[Vec<char>]) -> usize {
        let name = joined(names, 0);
        let mut limit = self.limit(name.len());
        let mut nearest = FAR;
        for first in 0..self.words.len() {
            let typed = joined(&self.words, first);
            if same_digits(&typed, &name) {
                nearest = nearest.min(distance_within(&typed, &name, limit).unwrap_or(FAR));
            }
            limit = limit.min(1);
        }
        nearest
    }

    /// The cost between two names in Han characters; [`FAR`] above the limit.
    fn of_han(&self, name: &[char]) -> usize {
        let typed = joined(&self.words, 0);
        // Two characters: one may sound alike. Three to five: one may differ. More: two.
        let limit = match typed.len().min(name.len()) {
            0..=1 => return FAR,
            2 => 1,
            3..=5 => OTHER_CHARACTER,
            _ => 2 * OTHER_CHARACTER,
        };
        let moved = distance_within(&typed, name, limit / OTHER_CHARACTER);
        let mut distance = moved.map_or(FAR, |errors| errors * OTHER_CHARACTER);
        if typed.len() == name.len() {
            let mut by_place = 0;
            for (place, (left, &right)) in typed.iter().zip(name).enumerate() {
                let sounds = |alike: &String| alike.chars().any(|character| character == right);
                by_place += match self.alike.get(place) {
                    _ if *left == right => 0,
                    Some(alike) if sounds(alike) => 1,
                    _ => OTHER_CHARACTER,
                };
            }
            distance = distance.min(by_place);
        }
        if distance <= limit { distance } else { FAR }
    }

    /// The number of errors allowed for a name of `n` letters: by the shorter of the two.
    fn limit(&self, letters: usize) -> usize {
        let letters = self.letters.min(letters);
        match (self.words.len(), letters) {
            (1, _) => errors_allowed(letters),
            (_, 0..=3) => 0,
            (_, 4..=5) => 1,
            (_, 6..=9) => 2,
            _ => 3,
        }
    }
}

fn letters_of_words(key: &str) -> Vec<Vec<char>> {
    let mut words = vec![Vec::new()];
    for letter in key.chars() {
        match words.last_mut() {
            Some(word) if letter != ' ' => word.push(letter),
            _ => words.push(Vec::new()),
        }
    }
    words
}

/// The letters of all words, beginning with the word `first` and wrapping around.
fn joined(words: &[Vec<char>], first: usize) -> Vec<char> {
    let mut letters = Vec::new();
    for place in first..first + words.len() {
        if let Some(word) = words.get(place % words.len()) {
            letters.extend_from_slice(word);
        }
    }
    letters
}

fn same_digits(left: &[char], right: &[char]) -> bool {
    let digits = |letters: &[char]| {
        let mut digits = String::new();
        letters.iter().filter(|letter| letter.is_numeric()).for_each(|letter| digits.push(*letter));
        digits
    };
    digits(left) == digits(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the distance of a typed text to a value with these names; `?` follows if the name may only be offered.
    fn check(typed: &str, names: &[&str], expect: Option<&str>) {
        let keys: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let readings = Readings { classes: vec!["廷庭亭".to_owned(), "峰鋒".to_owned()] };
        let nearness = Typed::new(typed).and_then(|mut typed| {
            typed.add_readings(&readings);
            typed.nearest(&keys)
        });
        let shown =
            nearness.map(|near| format!("{}{}", near.distance(), if near.is_sure() { "" } else { "?" }));
        assert_eq!(shown.as_deref(), expect, "{typed} {names:?}");
    }

    #[test]
    fn letters_are_compared_word_by_word_in_any_order() {
        check("gwenyth ho", &["gwyneth ho"], Some("2"));
        check("jimmy lia", &["jimmy lai"], Some("1"));
        check("wang joshua", &["joshua wong"], Some("1"));
        check("hang tung chow", &["chow hang tung"], Some("0"));
        check("benny tai yiu tin", &["benny tai", "tai yiu ting"], Some("1"));
        check("jimi lam", &["jimmy lai"], None);
        check("john lam", &["john lee"], None);
        check("lo kin hei", &["lee kin hei"], None);
    }

    #[test]
    fn names_with_another_number_of_words_are_compared_joined() {
        check("chowhangtung", &["chow hang tung"], Some("0"));
        check("hangtong chow", &["chow hang tung"], Some("1"));
        check("tai", &["ta i"], Some("0"));
    }

    #[test]
    fn short_words_and_numbers_allow_no_errors() {
        check("ta", &["tai"], None);
        check("hong kong 12", &["hong kong 47"], None);
        check("hk48", &["hk47"], None);
        check("47", &["48"], None);
        check("banana", &["canada"], None);
    }

    #[test]
    fn han_names_are_near_by_sound_or_by_most_characters() {
        check("戴耀庭", &["戴耀廷"], Some("1"));
        check("周亭", &["周庭"], Some("1"));
        check("周峰", &["周庭"], None);
        check("庭峰", &["廷鋒"], None);
        check("羅冠忠", &["羅冠聰"], Some("3?"));
        check("羅忠冠", &["羅冠忠"], Some("3?"));
        check("香港民主委会", &["香港民主委員会"], Some("3"));
        check("蘋果日幸", &["蘋果日報"], Some("3"));
    }
}
