//! The oracle for misspelt names: compares each run of words with each name.

use crate::corpus::{ALIKE, Named};
use crate::naive::{Found, Latitude, Oracle, Set, distance, is_han, name_key};
use std::cmp::Reverse;
use vigil_index::Query;

/// The errors between a text and a name, and whether they are few enough to apply the name unasked.
type Nearness = (usize, bool);

fn is_all_han(text: &str) -> bool {
    text.chars().all(is_han)
}

fn letters(text: &str) -> usize {
    text.chars().count()
}

fn digits(text: &str) -> String {
    text.chars().filter(|letter| letter.is_numeric()).collect()
}

fn limit(words: usize, letters: usize) -> usize {
    match (words == 1, letters) {
        (_, 0..=3) => 0,
        (true, 4..=7) | (false, 4..=5) => 1,
        (true, _) | (false, 6..=9) => 2,
        (false, _) => 3,
    }
}

/// The sum of errors when each word chooses its nearest free word of the name, in order, and in the alphabet's.
fn by_words(words: &[&str], mut names: Vec<&str>, limit: usize) -> Option<usize> {
    let mut total = 0;
    for word in words {
        let allowed = (limit - total).min(letters(word) / 2);
        let fits = |name: &&str| distance(word, name) <= allowed && digits(word) == digits(name);
        let (errors, _, place) = names
            .iter()
            .enumerate()
            .filter(|(_, name)| fits(name))
            .map(|(place, name)| (distance(word, name), *name, place))
            .min()?;
        names.remove(place);
        total += errors;
    }
    Some(total)
}

fn of_han(typed: &str, name: &str) -> Option<Nearness> {
    let length = letters(typed).min(letters(name));
    let limit = if length < 2 {
        return None;
    } else if length == 2 {
        1
    } else if length < 6 {
        3
    } else {
        6
    };
    let cost = |(left, right): (char, char)| match left == right {
        true => 0,
        false if ALIKE.iter().any(|class| class.contains(left) && class.contains(right)) => 1,
        false => 3,
    };
    let mut costs = vec![distance(typed, name) * 3];
    if letters(typed) == letters(name) {
        costs.push(typed.chars().zip(name.chars()).map(cost).sum());
    }
    let least = costs.into_iter().min().filter(|cost| *cost <= limit)?;
    Some((least, least < 3 || length > 3))
}

fn nearness(typed: &str, named: &Named) -> Option<Nearness> {
    let keys: Vec<String> = named.names.iter().map(|name| name_key(name)).collect();
    if is_all_han(typed) {
        return keys
            .iter()
            .filter_map(|key| of_han(typed, key))
            .min_by_key(|(errors, sure)| (*errors, !sure));
    }
    let words: Vec<&str> = typed.split(' ').collect();
    let count = letters(&typed.replace(' ', ""));
    let with_han = |text: &str| text.chars().any(is_han);
    let mut errors = Vec::new();
    let mut all: Vec<&str> = Vec::new();
    for key in keys.iter().filter(|key| with_han(key) == with_han(typed)) {
        let names: Vec<&str> = key.split(' ').collect();
        let joined = names.concat();
        let limit = limit(words.len(), count.min(letters(&joined)));
        if names.len() == words.len() {
            errors.extend(by_words(&words, names.clone(), limit));
        } else {
            for first in 0..words.len() {
                let turned = [&words[first..], &words[..first]].concat().concat();
                let limit = if first == 0 { limit } else { limit.min(1) };
                let near = digits(&turned) == digits(&joined) && distance(&turned, &joined) <= limit;
                errors.extend(near.then(|| distance(&turned, &joined)));
            }
        }
        for name in names {
            if !all.contains(&name) {
                all.push(name);
            }
        }
    }
    if all.len() == words.len() {
        let limit = limit(words.len(), count.min(letters(&all.concat())));
        errors.extend(by_words(&words, all, limit));
    }
    errors.into_iter().min().map(|errors| (errors, errors < 2 || count + 3 >= 5 * errors))
}

fn is_operator(word: &str) -> bool {
    word.starts_with('-') || word.contains(':')
}

/// Whether a name begins with a text, from any of its words on.
fn begins(key: &str, named: &Named) -> bool {
    named.names.iter().map(|name| name_key(name)).any(|name| {
        name.char_indices().any(|(start, letter)| {
            let before = name[..start].chars().next_back();
            let is_start = is_han(letter) || before.is_none_or(|one| one == ' ' || is_han(one));
            letter != ' ' && is_start && name[start..].starts_with(key)
        })
    })
}

impl Oracle<'_> {
    /// The near names of a text: whether the first one was applied, and each corrected text with its hits.
    pub fn near(&mut self, text: &str, docs: &Set, is_corrected: bool) -> (bool, Vec<(String, Found)>) {
        let finds = !docs.is_empty();
        let words: Vec<&str> = text.split_whitespace().collect();
        if text.contains('"') || words.contains(&"OR") {
            return (false, Vec::new());
        }
        let is_plain = |word: &&str| !is_operator(word) && !word.chars().any(is_han);
        if finds && (words.len() < 2 || !words.iter().all(is_plain)) {
            return (false, Vec::new());
        }
        for length in (1..=words.len()).rev() {
            if length < words.len() && (finds || words.len() > 6) {
                break;
            }
            for start in 0..=words.len() - length {
                let (taken, found) = self.near_run(&words, (start, start + length), docs, is_corrected);
                if !found.is_empty() {
                    return (taken, found);
                }
            }
        }
        (false, Vec::new())
    }

    fn near_run(
        &mut self,
        words: &[&str],
        (start, end): (usize, usize),
        own: &Set,
        is_corrected: bool,
    ) -> (bool, Vec<(String, Found)>) {
        let run = &words[start..end];
        let key = name_key(&run.join(" "));
        let is_comparable = letters(&key.replace(' ', "")) > 1 && key.contains(char::is_alphabetic);
        if run.iter().any(|word| is_operator(word) || *word == "或")
            || !is_comparable
            || (run.len() == 1 && words.len() > 1 && !is_all_han(&key))
        {
            return (false, Vec::new());
        }
        let mut near = Vec::new();
        if self.corpus.named.iter().any(|named| begins(&key, named)) {
            return (false, Vec::new());
        }
        for named in &self.corpus.named {
            let count = self.facet(named.facet, std::slice::from_ref(&named.id)).all.len();
            if let Some((errors, sure)) = nearness(&key, named).filter(|_| count > 0) {
                near.push((errors, Reverse(count), named.facet, named.id.clone(), sure, named));
            }
        }
        near.sort_by(|left, right| {
            let key = |one: &(usize, _, _, String, bool, _)| (one.0, !one.4);
            let by_rank = key(left).cmp(&key(right));
            by_rank.then_with(|| (left.1, left.2, &left.3).cmp(&(right.1, right.2, &right.3)))
        });
        let mut found: Vec<(usize, bool, String, Found)> = Vec::new();
        for (errors, _, _, _, sure, named) in near.into_iter().take(8) {
            let labels = &named.names[..named.names.len().min(2)];
            let in_script = labels.iter().find(|label| label.chars().any(is_han) == is_all_han(&key));
            let label = in_script.unwrap_or(&labels[0]).as_str();
            let text = [&words[..start], &[label], &words[end..]].concat().join(" ");
            if found.len() == 4 || found.iter().any(|other| other.2 == text) {
                continue;
            }
            let docs = self.clauses(&Query::parse(&text), Latitude::Exact);
            if let Some(docs) = docs.filter(|docs| !docs.all.is_empty()) {
                found.push((errors, sure, text, docs));
            }
        }
        if let (false, Some((errors, sure))) = (own.is_empty(), found.first().map(|first| (first.0, first.1)))
        {
            let is_rare = is_corrected || (errors == 1 && run.join(" ").len() >= 8);
            found.retain(|other| other.0 == errors && errors > 0 && sure && other.1 && is_rare);
            if found.iter().any(|other| other.3.all == *own) {
                return (false, Vec::new());
            }
            if !is_corrected {
                return (false, found.into_iter().map(|(_, _, text, docs)| (text, docs)).collect());
            }
        }
        let taken = match found.as_slice() {
            [first, second, ..] => first.1 && first.0 < second.0,
            [first] => first.1,
            [] => false,
        };
        let kept = if taken { 1 } else { found.len() };
        (taken, found.into_iter().take(kept).map(|(_, _, text, docs)| (text, docs)).collect())
    }
}
