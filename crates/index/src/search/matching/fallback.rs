//! Fallbacks for a text that finds nothing as it was typed: a date, its parts, with `OR` for `or`, the same without the words
//! that only a question has, and words joined.

use crate::search::matching::correction::push_word;
use crate::search::matching::matcher::{Latitude, match_clauses};
use crate::search::matching::text_match::{TextMatch, finds_nothing};
use crate::search::query::{Query, Unused, UnusedReason, is_quote};
use crate::search::searcher::Searcher;
use vigil_model::Precision;

/// Only the first so many words are joined.
const JOINED_WORDS_MAX: usize = 8;

/// A way to change the words of a text; the fallbacks are tried in the order of their numbers. Each number above these joins
/// the word at that distance with the word before it.
const DATE: usize = 0;
const WITH_OR: usize = 1;
const WITHOUT_FILLERS: usize = 2;
const WITHOUT_HYPHENS: usize = 3;

impl Searcher<'_> {
    /// Takes the first fallback that finds something, if the text as typed finds nothing and is near no name. Texts with
    /// quotes are only searched as typed. Notes the date that a text is, if that day has events.
    pub(crate) fn fall_back(&mut self, query: &Query, matched: &mut TextMatch) {
        let date = self.index.manifest.query_words.date(&query.text).map(|(date, _)| date);
        let date = date.filter(|date| !self.overlapping(Some(*date), Some(*date)).is_empty());
        let is_nowhere = finds_nothing(matched) && matched.near.is_empty();
        let date = date.filter(|date| is_nowhere || date.precision() == Precision::Day);
        matched.fallback.date = date;
        if !is_nowhere || query.text.contains(is_quote) {
            return;
        }
        let words: Vec<&str> = query.text.split_whitespace().collect();
        for change in DATE..WITHOUT_HYPHENS + words.len().min(JOINED_WORDS_MAX) {
            let (mut text, mut left_out) = (String::new(), String::new());
            match date {
                Some(date) if change == DATE => text = ["on:", &date.to_string()].concat(),
                _ => self.change(&words, change, &mut text, &mut left_out),
            }
            // Without the space the last word would still be being typed.
            if query.text.ends_with(' ') {
                text.push(' ');
            }
            let in_parts = (WITH_OR..=WITHOUT_FILLERS).contains(&change);
            let latitude = if in_parts { Latitude::Parted } else { Latitude::Exact };
            let mut found = match_clauses(self, &self.index.parse(&text), latitude);
            if found.docs.is_some() && !finds_nothing(&found) {
                if !left_out.is_empty() {
                    found.fallback.unused.push(Unused { text: left_out, reason: UnusedReason::Filler });
                }
                found.fallback.date = date;
                found.fallback.text = Some(text).filter(|text| *text != query.text);
                *matched = found;
                return;
            }
        }
    }

    /// Writes the words as a text with one change.
    fn change(&self, words: &[&str], change: usize, text: &mut String, left_out: &mut String) {
        let query_words = &self.index.manifest.query_words;
        for (place, word) in words.iter().enumerate() {
            if change == WITHOUT_FILLERS && query_words.is_filler(&self.index.tokenizer.name_key(word)) {
                push_word(left_out, word);
            } else if change == WITH_OR && query_words.field(&word.to_ascii_lowercase()) == "or" {
                push_word(text, "OR");
            } else if change == WITHOUT_HYPHENS {
                // Not the minus before a word.
                let is_kept = |letter: &char| !matches!(letter, '‐' | '‑' | '–' | '-');
                let minus = if word.starts_with('-') { "-" } else { "" };
                push_word(text, minus);
                text.extend(word.chars().filter(is_kept));
            } else if place > 0 && change == WITHOUT_HYPHENS + place {
                text.push_str(word);
            } else {
                push_word(text, word);
            }
        }
    }
}
