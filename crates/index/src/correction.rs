//! Misspelt names: where a text finds nothing, the whole of it is compared with all names, then each run of its words.
//!
//! All names fit one block unless there are thousands; of several blocks only those are read in which a name with a
//! word (in Chinese: a character) as typed can begin, and no more than a word being typed may load.

use crate::index::Reading;
use crate::names::{Named, agreement, word_starts};
use crate::near_name::{Nearness, Typed};
use crate::order::sorted_places;
use crate::query::is_quote;
use crate::text_match::{TextMatch, match_clauses};
use crate::tokenizer::is_han;
use crate::{Query, Suggestion, manifest};
use std::cmp::Reverse;
use vigil_model::Localized;

/// How many names are offered at most.
const OFFERED: usize = 4;

/// Of how many near names it is found out whether they find something.
const TRIED: usize = 8;

/// In a text of more words only the whole is compared.
const WORDS_MAX: usize = 6;

/// Names are offered beside what was found only to texts of so many bytes or more.
const OFFERED_LENGTH: usize = 8;

/// A name that lies near to what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearName {
    /// What it names.
    pub named: Suggestion,
    /// The typed text with the name in its place.
    pub text: String,
    /// The typed text with the misspelt name in quotes, by which it is taken as it is.
    pub exact: String,
}

/// A name near to a text.
struct Candidate<'a> {
    nearness: Nearness,
    named: &'a Named,
}

/// A typed text cut at a run of its words.
struct Cut<'t> {
    before: &'t [&'t str],
    run: String,
    behind: &'t [&'t str],
}

impl Cut<'_> {
    /// The text with something in the run's place.
    fn with(&self, instead: &str) -> String {
        [self.before, &[instead], self.behind].concat().join(" ")
    }

    fn is_whole(&self) -> bool {
        self.before.is_empty() && self.behind.is_empty()
    }
}

impl<'a> Reading<'a> {
    /// Looks for names near to a text. Where it finds nothing as it was typed and one name lies nearer than all
    /// others, what that matches takes its place. Where it finds something, if only by corrected words, it is
    /// compared as a whole, and only where it is several words in letters; where each word stands, names are only
    /// offered.
    pub(crate) fn correct_name(&mut self, text: &str, matched: &mut TextMatch) {
        let words: Vec<&str> = text.split_whitespace().collect();
        let finds = matched.docs.as_ref().is_some_and(|docs| !docs.all.is_empty());
        if !self.may_be_name(&words, finds) {
            return;
        }
        for length in (1..=words.len()).rev() {
            if length < words.len() && (finds || words.len() > WORDS_MAX) {
                return;
            }
            for start in 0..=words.len() - length {
                let (before, rest) = words.split_at(start);
                let (run, behind) = rest.split_at(length);
                let cut = Cut { before, run: run.join(" "), behind };
                if self.correct_run(&cut, finds, matched) || !self.is_ready() {
                    return;
                }
            }
        }
    }

    /// Asks for the names that [`Reading::correct_name`] will want whatever the text finds, so that they come with
    /// the rest.
    pub(crate) fn foresee_names(&mut self, text: &str) {
        let words: Vec<&str> = text.split_whitespace().collect();
        if self.may_be_name(&words, true) {
            for number in 0..self.index.manifest.names.len() as u32 {
                self.names(number);
            }
        }
    }

    /// Whether the words are compared with names: quotes ask for what stands in them, and names have no place in a
    /// choice.
    fn may_be_name(&self, words: &[&str], finds: bool) -> bool {
        let is_plain = |word: &&str| !is_operator(word) && !word.contains(is_han);
        let few_blocks = self.index.manifest.names.len() <= self.index.prefix_files as usize;
        !words.iter().any(|word| *word == "OR" || word.contains(is_quote))
            && (!finds || words.len() > 1 && few_blocks && words.iter().all(is_plain))
    }

    /// Compares a run of the words with all names; whether one of them is near and finds something.
    fn correct_run(&mut self, cut: &Cut<'_>, finds: bool, matched: &mut TextMatch) -> bool {
        if cut.run.split(' ').any(is_operator) {
            return false;
        }
        let key = self.index.tokenizer.name_key(&cut.run);
        let Some(mut typed) = Typed::new(&key) else { return false };
        // A word among others is mostly no name; a Chinese one mostly is no single word.
        if !cut.is_whole() && !cut.run.contains(' ') && !typed.is_han {
            return false;
        }
        let mut found = self.found_near(cut, &mut typed, &key);
        let Some((first, _)) = found.first() else { return false };
        let first = *first;
        let own = matched.docs.as_ref().map(|docs| &docs.all);
        let finds_as_typed = finds && matched.corrections.is_empty();
        if finds {
            // Many pairs of words lie near to some name; one letter in a name of some length is rarely chance.
            let most = if finds_as_typed { 1 } else { usize::MAX };
            let is_long = !finds_as_typed || cut.run.len() >= OFFERED_LENGTH;
            found.retain(|(near, _)| {
                *near == first && near.is_sure && (1..=most).contains(&near.distance) && is_long
            });
            // Corrected words have found the name already.
            if found.iter().any(|(_, other)| other.docs.as_ref().map(|docs| &docs.all) == own) {
                return true;
            }
        }
        let is_only = match found.as_slice() {
            [] => false,
            [_] => first.is_sure,
            [_, (second, _), ..] => first.is_sure && first.distance < second.distance,
        };
        if is_only && !finds_as_typed {
            *matched = found.swap_remove(0).1;
            matched.is_replaced = true;
        } else {
            matched.near = found.into_iter().flat_map(|(_, other)| other.near).collect();
        }
        true
    }

    /// What the texts match in which a near name stands in the place of a run, the nearest first.
    fn found_near(&mut self, cut: &Cut<'_>, typed: &mut Typed, key: &str) -> Vec<(Nearness, TextMatch)> {
        let mut found: Vec<(Nearness, TextMatch)> = Vec::new();
        for candidate in self.near(typed, key).into_iter().take(TRIED) {
            let text = cut.with(label_in_script(&candidate.named.labels, typed.is_han));
            let is_known =
                found.iter().flat_map(|(_, other)| &other.near).any(|(other, _)| other.text == text);
            let Some(named) = candidate.named.suggestion() else { continue };
            if is_known || found.len() == OFFERED {
                continue;
            }
            let mut matches = match_clauses(self, &Query::parse(&text), true);
            let docs = matches.docs.as_ref().map(|docs| docs.all.clone()).unwrap_or_default();
            if !docs.is_empty() {
                let exact = cut.with(&["\"", &cut.run, "\""].concat());
                matches.near = vec![(NearName { named, text, exact }, docs)];
                found.push((candidate.nearness, matches));
            }
        }
        found
    }

    /// The names near to a text, the nearest first; of these by count, then by facet and id. None to a text that is a
    /// name already, or the beginning of one that is being typed.
    fn near(&mut self, typed: &mut Typed, key: &str) -> Vec<Candidate<'a>> {
        if typed.is_han
            && self.index.manifest.readings
            && let Some(readings) = self.readings()
        {
            typed.hear(readings);
        }
        let mut found: Vec<Candidate<'a>> = Vec::new();
        for number in self.name_blocks(key) {
            let Some(block) = self.names(number) else { continue };
            for (named, keys) in &block.named {
                if agreement(keys, key).is_some() {
                    return Vec::new();
                }
                let Some(nearness) = typed.nearest(keys).filter(|_| named.count > 0) else { continue };
                // The same value stands in several blocks.
                if !found.iter().any(|one| one.named.facet == named.facet && one.named.id == named.id) {
                    found.push(Candidate { nearness, named });
                }
            }
        }
        let order = sorted_places(found.len(), &mut |left, right| {
            let rank = |place: usize| {
                found.get(place).map(|one| {
                    (one.nearness.distance, Reverse(one.named.count), one.named.facet, &one.named.id)
                })
            };
            rank(left).cmp(&rank(right))
        });
        let sorted = order.into_iter().filter_map(|place| found.get(place));
        sorted.map(|one| Candidate { nearness: one.nearness, named: one.named }).collect()
    }

    /// The blocks of names that can hold a name near to a text.
    fn name_blocks(&self, key: &str) -> Vec<u32> {
        let firsts = &self.index.manifest.names;
        let limit = self.index.prefix_files as usize;
        if firsts.len() <= limit {
            return (0..firsts.len() as u32).collect();
        }
        let mut blocks: Vec<u32> = Vec::new();
        for first in word_starts(key).filter_map(|start| start.chars().next()) {
            for number in manifest::blocks_of(firsts, first.encode_utf8(&mut [0; 4])) {
                if blocks.len() < limit && !blocks.contains(&number) {
                    blocks.push(number);
                }
            }
        }
        blocks
    }
}

/// The name in the script that was typed, else in any.
fn label_in_script(labels: &Localized, han: bool) -> &str {
    let same = labels.0.values().find(|label| label.contains(is_han) == han);
    same.or(labels.0.values().next()).map_or("", String::as_str)
}

fn is_operator(word: &str) -> bool {
    word.starts_with(['-', '－']) || word.contains([':', '：'])
}
