//! Misspelt names: where a text finds nothing, the whole of it is compared with all names, then each run of its words.
//!
//! All names fit one block unless there are thousands. Of more blocks than a word being typed may load only those are
//! read in which names have a word (in Chinese: a character) that begins as the text does, and no more than as many.

use crate::index::Reading;
use crate::names::{Named, Ranked, agreement};
use crate::near_name::{Nearness, Typed};
use crate::query::is_quote;
use crate::text_match::{TextMatch, match_clauses};
use crate::tokenizer::is_han;
use crate::{DocSet, Query, Suggestion, manifest};
use std::ops::Range;
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
    /// The documents that `text` matches.
    pub docs: DocSet,
}

/// A typed text cut at a run of its words.
struct Cut<'t> {
    words: &'t [&'t str],
    start: usize,
    end: usize,
}

impl Cut<'_> {
    /// The words of the run.
    fn run(&self) -> String {
        let mut run = String::new();
        for word in self.words.get(self.start..self.end).unwrap_or_default() {
            push_word(&mut run, word);
        }
        run
    }

    /// The text with something in the run's place.
    fn with(&self, instead: &str) -> String {
        let mut text = String::new();
        for (place, word) in self.words.iter().enumerate() {
            if place == self.start {
                push_word(&mut text, instead);
            } else if place < self.start || place >= self.end {
                push_word(&mut text, word);
            }
        }
        text
    }
}

fn push_word(text: &mut String, word: &str) {
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(word);
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
                let cut = Cut { words: &words, start, end: start + length };
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
        let few_blocks = self.index.manifest.names.len() <= self.index.prefix_files as usize;
        let mut may_be = !finds || words.len() > 1 && few_blocks;
        for word in words {
            let is_other = |letter| is_quote(letter) || finds && is_han(letter);
            may_be &= *word != "OR" && !word.chars().any(is_other) && !(finds && is_operator(word));
        }
        may_be
    }

    /// Compares a run of the words with all names; whether one of them is near and finds something.
    fn correct_run(&mut self, cut: &Cut<'_>, finds: bool, matched: &mut TextMatch) -> bool {
        let run = cut.run();
        if cut.words.get(cut.start..cut.end).unwrap_or_default().iter().any(|word| is_operator(word)) {
            return false;
        }
        let key = self.index.tokenizer.name_key(&run);
        let Some(mut typed) = Typed::new(&key) else { return false };
        // A word among others is mostly no name; a Chinese one mostly is no single word.
        if cut.end - cut.start == 1 && cut.words.len() > 1 && !typed.is_han {
            return false;
        }
        let mut found: Vec<NearName> = Vec::new();
        let mut first: Option<Nearness> = None;
        let mut is_only = true;
        let own = matched.docs.as_ref().map(|docs| docs.all.clone());
        let finds_as_typed = finds && matched.corrections.is_empty();
        for (rank, named) in self.near(&mut typed, &key) {
            let nearness = Nearness(rank);
            let text = cut.with(label_in_script(&named.labels, typed.is_han));
            let Some(named) = named.suggestion() else { continue };
            if found.len() == OFFERED || found.iter().any(|other| other.text == text) {
                continue;
            }
            let Some(docs) = match_clauses(self, &Query::parse(&text), true).docs else { continue };
            if docs.all.is_empty() {
                continue;
            }
            let nearest = *first.get_or_insert(nearness);
            is_only &= found.is_empty() || nearest.distance() < nearness.distance();
            let is_as_near = nearness == nearest && nearness.is_sure() && nearness.distance() > 0;
            // Many pairs of words lie near to some name; one letter in a name of some length is rarely chance.
            let is_rare = !finds_as_typed || nearness.distance() == 1 && run.len() >= OFFERED_LENGTH;
            if finds && !(is_as_near && is_rare) {
                continue;
            }
            // Corrected words have found the name already.
            if finds && own.as_ref() == Some(&docs.all) {
                return true;
            }
            let exact = cut.with(&["\"", &run, "\""].concat());
            found.push(NearName { named, text, exact, docs: docs.all });
        }
        let Some(first) = first else { return false };
        if let Some(name) = found.first()
            && is_only
            && first.is_sure()
            && !finds_as_typed
        {
            *matched = match_clauses(self, &Query::parse(&name.text), true);
            matched.is_replaced = true;
            found.truncate(1);
        }
        matched.near = found;
        true
    }

    /// The names near to a text, the nearest first; of these by count, then by facet and id. None to a text that is a
    /// name already, or the beginning of one that is being typed.
    fn near(&mut self, typed: &mut Typed, key: &str) -> Vec<(usize, &'a Named)> {
        if typed.is_han
            && self.index.manifest.readings
            && let Some(readings) = self.readings()
        {
            typed.hear(readings);
        }
        let mut found = Ranked::default();
        for number in self.name_blocks(key) {
            let Some(block) = self.names(number) else { continue };
            for (named, keys) in &block.named {
                if agreement(keys, key).is_some() {
                    return Vec::new();
                }
                if let Some(nearness) = typed.nearest(keys).filter(|_| named.count > 0) {
                    found.push(nearness.0, named);
                }
            }
        }
        found.best(TRIED)
    }

    /// The blocks of names that can hold a name near to a text.
    fn name_blocks(&self, key: &str) -> Range<u32> {
        let firsts = &self.index.manifest.names;
        let limit = self.index.prefix_files;
        if firsts.len() as u32 <= limit {
            return 0..firsts.len() as u32;
        }
        let first = key.chars().next().unwrap_or_default();
        let blocks = manifest::blocks_of(firsts, first.encode_utf8(&mut [0; 4]));
        blocks.start..blocks.end.min(blocks.start.saturating_add(limit))
    }
}

/// The name in the script that was typed, else in any.
fn label_in_script(labels: &Localized, han: bool) -> &str {
    let same = labels.0.values().find(|label| label.chars().any(is_han) == han);
    same.or(labels.0.values().next()).map_or("", String::as_str)
}

fn is_operator(word: &str) -> bool {
    let is_mark =
        |(place, letter)| matches!(letter, ':' | '：') || place == 0 && matches!(letter, '-' | '－');
    word.chars().enumerate().any(is_mark)
}
