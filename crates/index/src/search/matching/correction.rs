//! Corrects misspelt names: compares a text without hits with all names, first the whole text, then each run of its words.
//!
//! All names fit into one block unless there are thousands. If there are more blocks than
//! [`with_prefix_files`](crate::Index::with_prefix_files) allows, only blocks are read that have a name with a word (in
//! Chinese: a character) that begins with the first letter of the text.

use crate::format::dictionary::block_table::blocks_of;
use crate::format::names::Named;
use crate::search::matching::matcher::{Latitude, match_clauses};
use crate::search::matching::text_match::{NearName, TextMatch};
use crate::search::query::{is_colon, is_quote};
use crate::search::searcher::Searcher;
use crate::search::suggestion::Ranked;
use crate::text::agreement::agreement;
use crate::text::near_name::{Nearness, Typed};
use crate::text::tokenizer::is_han;
use std::ops::Range;
use vigil_model::Localized;

/// The maximum number of offered names.
const OFFERED: usize = 4;

/// The maximum number of near names that are searched for hits.
const TRIED: usize = 8;

/// Texts with more words are only compared as a whole: the number of runs is quadratic.
const WORDS_MAX: usize = 6;

/// The minimum length in bytes of a text with hits for which names are offered.
const OFFERED_LENGTH: usize = 8;

/// A typed text with one run of its words selected.
struct Cut<'t> {
    words: &'t [&'t str],
    start: usize,
    end: usize,
}

impl Cut<'_> {
    /// The selected words.
    fn run(&self) -> String {
        let mut run = String::new();
        for word in self.words.get(self.start..self.end).unwrap_or_default() {
            push_word(&mut run, word);
        }
        run
    }

    /// The text with the run replaced.
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

/// Appends a word to a text, after a space.
pub(super) fn push_word(text: &mut String, word: &str) {
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(word);
}

impl<'a> Searcher<'a> {
    /// Looks for names near a text. If the text as typed has no hits and one name is nearer than all others, the match of
    /// that name replaces the match of the text. A text with hits, if only by corrected words, is compared as a whole, and
    /// only if it is several words in letters. If each of its words occurs, names are only offered.
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

    /// Notes the names that [`Searcher::correct_name`] needs in any case as missing, so that they are fetched together with
    /// the terms.
    pub(crate) fn prefetch_names(&mut self, text: &str) {
        let words: Vec<&str> = text.split_whitespace().collect();
        if self.may_be_name(&words, true) {
            for number in 0..self.index.manifest.names.len() as u32 {
                self.names(number);
            }
        }
    }

    /// Whether the words are compared with names: not if they contain quotes, which ask for an exact text, or `OR`.
    fn may_be_name(&self, words: &[&str], finds: bool) -> bool {
        let mut may_be = !finds || words.len() > 1 && self.has_few_names();
        for word in words {
            let is_other = |letter| is_quote(letter) || finds && is_han(letter);
            may_be &= *word != "OR" && !word.chars().any(is_other) && !(finds && is_operator(word));
        }
        may_be
    }

    /// Compares a run of words with all names; true if a near name has hits, so that no other run need be compared.
    fn correct_run(&mut self, cut: &Cut<'_>, finds: bool, matched: &mut TextMatch) -> bool {
        let run = cut.run();
        // `or` may be a name (Ricky Or), its names in other languages are none.
        let joins = |word: &str| word != "or" && self.index.manifest.query_words.field(word) == "or";
        let words = cut.words.get(cut.start..cut.end).unwrap_or_default();
        if words.iter().any(|word| is_operator(word) || joins(word)) {
            return false;
        }
        let key = self.index.tokenizer.name_key(&run);
        let Some(mut typed) = Typed::new(&key) else { return false };
        // One of several words is rarely a name, except in Chinese, where a "word" is a whole phrase.
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
            let query = self.index.parse(&text);
            let Some(docs) = match_clauses(self, &query, Latitude::Exact).docs else { continue };
            if docs.all.is_empty() {
                continue;
            }
            let nearest = *first.get_or_insert(nearness);
            is_only &= found.is_empty() || nearest.distance() < nearness.distance();
            let is_as_near = nearness == nearest && nearness.is_sure() && nearness.distance() > 0;
            // Many pairs of words are near some name; one wrong letter in a longer text is rarely chance.
            let is_rare = !finds_as_typed || nearness.distance() == 1 && run.len() >= OFFERED_LENGTH;
            if finds && !(is_as_near && is_rare) {
                continue;
            }
            // The corrected words have the same hits already.
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
            *matched = match_clauses(self, &self.index.parse(&name.text), Latitude::Exact);
            matched.is_replaced = true;
            found.truncate(1);
        }
        matched.near = found;
        true
    }

    /// The names near a text, the nearest first, then by count, facet and id. Empty if the text is a name or the beginning
    /// of one, which is perhaps still being typed.
    fn near(&mut self, typed: &mut Typed, key: &str) -> Vec<(usize, &'a Named)> {
        if typed.is_han
            && self.index.manifest.readings
            && let Some(readings) = self.readings()
        {
            typed.add_readings(readings);
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

    /// Whether all blocks of names may be read for one text.
    pub(super) fn has_few_names(&self) -> bool {
        self.index.manifest.names.len() <= self.index.prefix_files as usize
    }

    /// The blocks of names that are compared with a text.
    fn name_blocks(&self, key: &str) -> Range<u32> {
        let firsts = &self.index.manifest.names;
        let limit = self.index.prefix_files;
        if self.has_few_names() {
            return 0..firsts.len() as u32;
        }
        let first = key.chars().next().unwrap_or_default();
        let blocks = blocks_of(firsts, first.encode_utf8(&mut [0; 4]));
        blocks.start..blocks.end.min(blocks.start.saturating_add(limit))
    }
}

/// The label in the typed script, else in any.
fn label_in_script(labels: &Localized, han: bool) -> &str {
    let same = labels.0.values().find(|label| label.chars().any(is_han) == han);
    same.or(labels.0.values().next()).map_or("", String::as_str)
}

fn is_operator(word: &str) -> bool {
    let is_mark = |(place, letter)| is_colon(letter) || place == 0 && matches!(letter, '-' | '－');
    word.chars().enumerate().any(is_mark)
}
