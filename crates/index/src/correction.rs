//! Misspelt names: where a text finds nothing, the whole of it is compared with all names, then each run of its words.
//!
//! All names fit one block unless there are thousands; of several blocks only those are read in which a name with a word
//! (in Chinese: a character) as typed can begin, and no more than a word being typed may load.

use crate::index::Reading;
use crate::names::{Named, word_starts};
use crate::near_name::{Nearness, Typed};
use crate::order::sorted_places;
use crate::query::is_quote;
use crate::readings::Readings;
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

impl<'a> Reading<'a> {
    /// Looks for names near to a text that matches nothing. If one lies nearer than all others and near enough, what it
    /// matches takes the place of nothing.
    pub(crate) fn correct_name(&mut self, text: &str, matched: &mut TextMatch) {
        // Quotes ask for what stands in them, and names have no place in a choice.
        let words: Vec<&str> = text.split_whitespace().collect();
        if text.contains(is_quote) || words.contains(&"OR") {
            return;
        }
        for length in (1..=words.len()).rev() {
            if length < words.len() && words.len() > WORDS_MAX {
                return;
            }
            for start in 0..=words.len() - length {
                if self.correct_run(&words, (start, start + length), matched) || !self.is_ready() {
                    return;
                }
            }
        }
    }

    /// Compares a run of the words with all names; whether one of them is near and finds something.
    fn correct_run(&mut self, words: &[&str], (start, end): (usize, usize), matched: &mut TextMatch) -> bool {
        let (before, run, behind) = (words.get(..start), words.get(start..end), words.get(end..));
        let (before, run, behind) =
            (before.unwrap_or_default(), run.unwrap_or_default(), behind.unwrap_or_default());
        if run.iter().any(|word| word.starts_with(['-', '－']) || word.contains([':', '：'])) {
            return false;
        }
        let run = run.join(" ");
        let key = self.index.tokenizer.name_key(&run);
        let Some(typed) = Typed::new(&key) else { return false };
        // A word among others is mostly no name; a Chinese one mostly is no single word.
        if end - start == 1 && words.len() > 1 && !typed.is_han {
            return false;
        }
        let with = |name: &str| [before, &[name], behind].concat().join(" ");
        let mut found: Vec<(Nearness, TextMatch)> = Vec::new();
        for candidate in self.near(&typed, &key).into_iter().take(TRIED) {
            let text = with(label_in_script(&candidate.named.labels, typed.is_han));
            let is_known =
                found.iter().flat_map(|(_, other)| &other.near).any(|(other, _)| other.text == text);
            let Some(named) = candidate.named.suggestion().filter(|_| !is_known && found.len() < OFFERED)
            else {
                continue;
            };
            let mut matches = match_clauses(self, &Query::parse(&text), true);
            let docs = matches.docs.as_ref().map(|docs| docs.all.clone()).unwrap_or_default();
            if !docs.is_empty() {
                let exact = with(&["\"", &run, "\""].concat());
                matches.near = vec![(NearName { named, text, exact }, docs)];
                found.push((candidate.nearness, matches));
            }
        }
        let is_only = match found.as_slice() {
            [(first, _), (second, _), ..] => first.is_sure && first.distance < second.distance,
            [(first, _)] => first.is_sure,
            [] => return false,
        };
        if is_only {
            *matched = found.swap_remove(0).1;
        } else {
            matched.near = found.into_iter().flat_map(|(_, other)| other.near).collect();
        }
        true
    }

    /// The names near to a text, the nearest first; of these by count, then by facet and id.
    fn near(&mut self, typed: &Typed, key: &str) -> Vec<Candidate<'a>> {
        let unread = Readings::default();
        let readings = if typed.is_han && self.index.manifest.readings { self.readings() } else { None };
        let mut found: Vec<Candidate<'a>> = Vec::new();
        for number in self.name_blocks(key) {
            let Some(block) = self.names(number) else { continue };
            for (named, keys) in block.named.iter().filter(|(named, _)| named.count > 0) {
                let Some(nearness) = typed.nearest(keys, readings.unwrap_or(&unread)) else { continue };
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
