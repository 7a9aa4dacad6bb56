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

    /// The errors between all letters and those of a name, whichever word comes first.
    fn joined(&self, name: &[char]) -> Option<usize> {
        let limit = self.limit(name.len());
        let near = self.turns.iter().filter(|turn| same_digits(turn, name));
        near.filter_map(|turn| distance_within(turn, name, limit)).min()
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
