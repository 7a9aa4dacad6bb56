//! How near a typed text is to a name, where names are written in more than one way.
//!
//! Letters are compared word by word in any order ("Wong Joshua"), or, where the number of words differs, joined
//! ("chowhangtung"). Chinese characters are compared place by place, those that sound alike being nearer. Digits are
//! never forgiven: another number is another case.

use crate::edit_distance::{distance_within, forgiven};
use crate::order::sort_by;
use crate::readings::Readings;
use crate::tokenizer::is_han;

/// What two Han characters cost that differ and do not sound alike; of those that do, one costs 1.
const OTHER_CHARACTER: usize = 3;

/// How near a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Nearness {
    /// The errors between them: letters, or what Han characters cost.
    pub(crate) distance: usize,
    /// Whether so little lies between them that the name may take the text's place unasked.
    pub(crate) is_sure: bool,
}

/// A typed text in the form in which names are compared with it.
pub(crate) struct Typed {
    words: Vec<Vec<char>>,
    /// The words joined, beginning with each in turn.
    turns: Vec<Vec<char>>,
    has_han: bool,
    pub(crate) is_han: bool,
    /// For each Han character those that sound like it, once [`Typed::hear`] was told.
    alike: Vec<String>,
}

impl Typed {
    /// For a text in the form names are compared in; none where nothing of it is forgiven.
    pub(crate) fn new(key: &str) -> Option<Typed> {
        let words = letters_of_words(key);
        let joined = words.concat();
        let han = joined.iter().filter(|letter| is_han(**letter)).count();
        if joined.len() < 2 || !joined.iter().any(|letter| letter.is_alphabetic()) {
            return None;
        }
        let turn = |(first, _)| {
            [words.get(first..), words.get(..first)].map(|part| part.unwrap_or_default().concat()).concat()
        };
        let turns = words.iter().enumerate().map(turn).collect();
        Some(Typed { words, turns, has_han: han > 0, is_han: han == joined.len(), alike: Vec::new() })
    }

    /// Learns which characters sound like those typed.
    pub(crate) fn hear(&mut self, readings: &Readings) {
        let typed = self.turns.first().into_iter().flatten();
        self.alike = typed.map(|&character| readings.alike(character)).collect();
    }

    /// How near the nearest of some names of one thing is, if any is near.
    pub(crate) fn nearest(&self, keys: &[String]) -> Option<Nearness> {
        if self.is_han {
            return keys.iter().filter_map(|key| self.of_han(key)).min();
        }
        let mut nearest: Option<usize> = None;
        let mut all: Vec<Vec<char>> = Vec::new();
        for key in keys.iter().filter(|key| key.contains(is_han) == self.has_han) {
            let words = letters_of_words(key);
            nearest = nearer(nearest, self.distance(&words));
            all.extend(words);
        }
        // A label with an alias: "Benny Tai Yiu-ting" where "Benny Tai" and "Tai Yiu-ting" are his names.
        sort_by(&mut all, Vec::cmp);
        all.dedup();
        if all.len() == self.words.len() {
            nearest = nearer(nearest, self.by_words(&all));
        }
        let letters = self.turns.first()?.len();
        nearest.map(|distance| Nearness { distance, is_sure: distance < 2 || letters + 3 >= 5 * distance })
    }

    fn distance(&self, names: &[Vec<char>]) -> Option<usize> {
        if names.len() == self.words.len() { self.by_words(names) } else { self.joined(&names.concat()) }
    }

    /// The errors between the words and those of a name, each with its own, in any order.
    fn by_words(&self, names: &[Vec<char>]) -> Option<usize> {
        let limit = self.limit(names.iter().map(Vec::len).sum());
        let mut free: Vec<&Vec<char>> = names.iter().collect();
        let mut total = 0;
        for word in &self.words {
            // Half the letters of a word: another family name is no spelling of this one.
            let limit = limit.checked_sub(total)?.min(word.len() / 2);
            let near = free.iter().enumerate().filter_map(|(place, name)| {
                let distance = distance_within(word, name, limit)?;
                same_digits(word, name).then_some((distance, place))
            });
            let (distance, place) = near.min()?;
            free.remove(place);
            total += distance;
        }
        Some(total)
    }

    /// The errors between all letters and those of a name; one at most where another word comes first.
    fn joined(&self, name: &[char]) -> Option<usize> {
        let limit = self.limit(name.len());
        let near = self.turns.iter().enumerate().filter(|(_, turn)| same_digits(turn, name));
        near.filter_map(|(first, turn)| {
            distance_within(turn, name, if first == 0 { limit } else { limit.min(1) })
        })
        .min()
    }

    fn of_han(&self, key: &str) -> Option<Nearness> {
        let typed = self.turns.first()?;
        let name: Vec<char> = key.chars().collect();
        let length = typed.len().min(name.len());
        // Of two characters one may sound alike, of three one may differ.
        let limit = match length {
            0..=1 => return None,
            2 => 1,
            3..=5 => OTHER_CHARACTER,
            _ => 2 * OTHER_CHARACTER,
        };
        let cost = |place: usize| match (typed.get(place), name.get(place)) {
            (left, right) if left == right => 0,
            (_, Some(&right)) if self.alike.get(place).is_some_and(|alike| alike.contains(right)) => 1,
            _ => OTHER_CHARACTER,
        };
        let by_place = (typed.len() == name.len()).then(|| (0..length).map(cost).sum());
        let moved =
            distance_within(typed, &name, limit / OTHER_CHARACTER).map(|errors| errors * OTHER_CHARACTER);
        let distance = nearer(by_place, moved).filter(|distance| *distance <= limit)?;
        // Many people share two of three characters with another, so only a sound is sure there.
        Some(Nearness { distance, is_sure: distance < OTHER_CHARACTER || length > 3 })
    }

    /// How many errors are forgiven in comparing with a name of so many letters.
    fn limit(&self, letters: usize) -> usize {
        let letters = self.turns.first().map_or(0, Vec::len).min(letters);
        match (self.words.len(), letters) {
            (1, _) => forgiven(letters),
            (_, 0..=3) => 0,
            (_, 4..=5) => 1,
            (_, 6..=9) => 2,
            _ => 3,
        }
    }
}

fn letters_of_words(key: &str) -> Vec<Vec<char>> {
    key.split(' ').map(|word| word.chars().collect()).collect()
}

fn nearer(one: Option<usize>, other: Option<usize>) -> Option<usize> {
    one.into_iter().chain(other).min()
}

fn same_digits(left: &[char], right: &[char]) -> bool {
    let digits = |letter: &&char| letter.is_numeric();
    left.iter().filter(digits).eq(right.iter().filter(digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How near a typed text is to a value with these names; `?` where the name is only to be offered.
    fn check(typed: &str, names: &[&str], expect: Option<&str>) {
        let keys: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let readings =
            crate::readings::decode(&crate::readings::encode(&["廷庭亭".to_owned(), "峰鋒".to_owned()]));
        let nearness = Typed::new(typed).and_then(|mut typed| {
            typed.hear(readings.as_ref().unwrap());
            typed.nearest(&keys)
        });
        let shown = nearness.map(|near| format!("{}{}", near.distance, if near.is_sure { "" } else { "?" }));
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
    fn joined_and_parted_names_are_compared_by_all_their_letters() {
        check("chowhangtung", &["chow hang tung"], Some("0"));
        check("hangtong chow", &["chow hang tung"], Some("1"));
        check("tai", &["ta i"], Some("0"));
    }

    #[test]
    fn short_words_and_numbers_are_not_forgiven() {
        check("ta", &["tai"], None);
        check("hong kong 12", &["hong kong 47"], None);
        check("hk48", &["hk47"], None);
        check("47", &["48"], None);
        check("banana", &["canada"], None);
    }

    #[test]
    fn han_characters_are_near_by_sound_and_by_the_others() {
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
