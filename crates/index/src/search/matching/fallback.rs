//! Fallbacks for a text that finds nothing as it was typed: the date in it, its parts, with `OR` for `or`, the same
//! without the words that only a question has, and words joined. A question has the fallback of its telling words
//! even if it finds something, because its other words occur by chance.

use crate::doc_set::DocSet;
use crate::search::matching::correction::push_word;
use crate::search::matching::matcher::{Latitude, match_clauses};
use crate::search::matching::text_match::{TextMatch, finds_nothing};
use crate::search::query::{Query, Unused, UnusedReason, is_colon, is_quote};
use crate::search::searcher::Searcher;
use crate::text::tokenizer::is_han;
use vigil_model::{EventDate, Precision};

/// Only the first so many words are joined.
const JOINED_WORDS_MAX: usize = 8;

/// Longer texts are not searched for dates.
const DATED_LENGTH_MAX: usize = 100;

/// A way to change the words of a text; the fallbacks are tried in the order of their numbers. Each number above these joins
/// the word at that distance with the word before it.
const DATE: usize = 0;
const WITH_OR: usize = 1;
const WITHOUT_FILLERS: usize = 2;
const WITHOUT_HYPHENS: usize = 3;

impl Searcher<'_> {
    /// Takes the match of a question's telling words, if it finds more than the whole question; true if it was taken. A
    /// question begins with a word that asks.
    pub(crate) fn answer(&mut self, query: &Query, matched: &mut TextMatch) -> bool {
        let words: Vec<&str> = query.text.split_whitespace().collect();
        let query_words = &self.index.manifest.query_words;
        let asks = |word: &&str| query_words.field(&word.to_ascii_lowercase()) == "ask";
        if !words.first().is_some_and(asks) || query.text.contains(is_quote) {
            return false;
        }
        let (mut text, mut left_out) = (String::new(), String::new());
        self.change(&words, WITHOUT_FILLERS, &mut text, &mut left_out);
        // A date is searched by its fallback.
        if query_words.date(text.trim_end_matches(['?', '？'])).is_some() {
            return false;
        }
        end_like(&query.text, &mut text);
        let mut found = match_clauses(self, &self.index.parse(&text), Latitude::Exact);
        if finds_nothing(&found) {
            self.correct_name(&text, &mut found);
        }
        if !self.is_ready() || found.count() <= matched.count() {
            return false;
        }
        found.fallback.unused.push(Unused { text: left_out, reason: UnusedReason::Filler });
        found.fallback.text = Some(text).filter(|_| !found.is_replaced);
        *matched = found;
        true
    }

    /// The longest date in a text, and the text with it as `on:`. A year alone is a word that events have.
    fn dated(&self, text: &str) -> Option<(EventDate, String)> {
        let mut places: Vec<usize> = text.char_indices().map(|(place, _)| place).collect();
        places.push(text.len());
        for length in (0..places.len().min(DATED_LENGTH_MAX)).rev() {
            for (&start, &end) in places.iter().zip(places.get(length..).unwrap_or_default()) {
                let (before, rest) = text.split_at_checked(start)?;
                let (date, after) = rest.split_at_checked(end - start)?;
                if is_apart(before, date)
                    && !is_cut(date, after)
                    && let Some((date, _)) = self.index.manifest.query_words.date(date)
                    && date.precision() > Precision::Year
                {
                    // The mark of the question is no word.
                    let after = after.trim_start_matches(['?', '？']);
                    return Some((date, [before, " on:", &date.to_string(), " ", after].concat()));
                }
            }
        }
        None
    }

    /// Takes the first fallback that finds something, if the text as typed finds nothing and is near no name. Texts with
    /// quotes are only searched as typed. Notes the date that a text is, if that day has events.
    pub(crate) fn fall_back(&mut self, query: &Query, matched: &mut TextMatch) {
        let date = self.index.manifest.query_words.date(&query.text).map(|(date, _)| date);
        let date = date.filter(|date| !self.on(*date).is_empty());
        // A month is not corrected to another word.
        let is_corrected_date = date.is_some() && !matched.corrections.is_empty();
        let is_nowhere = (finds_nothing(matched) || is_corrected_date) && matched.near.is_empty();
        let date = date.filter(|date| is_nowhere || date.precision() > Precision::Year);
        matched.fallback.date = date;
        if query.text.contains(is_quote) {
            return;
        }
        let dated = match date {
            Some(date) => Some((date, ["on:", &date.to_string()].concat())),
            None => self.dated(&query.text),
        };
        if !is_nowhere {
            // The digits of a date among other words may stand in an event by chance.
            let offered = dated.map(|(date, _)| date).filter(|date| !self.on(*date).is_empty());
            matched.fallback.date = matched.fallback.date.or(offered);
            return self.join_corrected(&query.text, matched);
        }
        let dated = dated.map(|(_, text)| text);
        let first = if dated.is_some() { DATE } else { WITH_OR };
        let dated = dated.unwrap_or_else(|| query.text.clone());
        let words: Vec<&str> = dated.split_whitespace().collect();
        for change in first..WITHOUT_HYPHENS + words.len().min(JOINED_WORDS_MAX) {
            let in_parts = (WITH_OR..=WITHOUT_FILLERS).contains(&change);
            let latitude = if in_parts { Latitude::Parted } else { Latitude::Exact };
            if let Some(mut found) = self.changed(&query.text, &words, change, latitude) {
                found.fallback.date = date;
                *matched = found;
                return;
            }
        }
    }

    /// The match of the words of a text with one change, if that finds something.
    fn changed(
        &mut self,
        typed: &str,
        words: &[&str],
        change: usize,
        latitude: Latitude,
    ) -> Option<TextMatch> {
        let (mut text, mut left_out) = (String::new(), String::new());
        self.change(words, change, &mut text, &mut left_out);
        let found = self.match_rewritten(typed, text, left_out, latitude);
        Some(found).filter(|found| found.docs.is_some() && !finds_nothing(found))
    }

    /// The match of a text that is searched instead of the typed one, with the words left out of it.
    pub(super) fn match_rewritten(
        &mut self,
        typed: &str,
        mut text: String,
        left_out: String,
        latitude: Latitude,
    ) -> TextMatch {
        end_like(typed, &mut text);
        let mut found = match_clauses(self, &self.index.parse(&text), latitude);
        if !left_out.is_empty() {
            found.fallback.unused.push(Unused { text: left_out, reason: UnusedReason::Filler });
        }
        found.fallback.text = Some(text).filter(|text| text != typed);
        found
    }

    /// Whether a word is a filler.
    pub(super) fn is_filler(&self, word: &str) -> bool {
        self.index.manifest.query_words.is_filler(&self.index.tokenizer.name_key(word))
    }

    /// The documents with a day in common with a date.
    fn on(&mut self, date: EventDate) -> DocSet {
        self.overlapping(Some(date), Some(date))
    }

    /// Takes the match of a text with one of its words parted or joined, if that finds something where the match is only one
    /// of corrected words: `law makers` is `lawmakers` and not a misspelt `law makes`.
    fn join_corrected(&mut self, text: &str, matched: &mut TextMatch) {
        if matched.corrections.is_empty() || !matched.near.is_empty() {
            return;
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        for change in WITHOUT_HYPHENS..WITHOUT_HYPHENS + words.len().min(JOINED_WORDS_MAX) {
            let found = self.changed(text, &words, change, Latitude::Exact);
            if let Some(mut found) = found.filter(|found| found.fallback.text.is_some()) {
                found.fallback.date = matched.fallback.date;
                *matched = found;
                return;
            }
        }
        let mut parted = match_clauses(self, &self.index.parse(text), Latitude::Parted);
        if parted.corrections.iter().any(|correction| correction.used.starts_with('"')) {
            parted.fallback.date = matched.fallback.date;
            *matched = parted;
        }
    }

    /// Writes the words as a text with one change, and without a filler before a date.
    fn change(&self, words: &[&str], change: usize, text: &mut String, left_out: &mut String) {
        let query_words = &self.index.manifest.query_words;
        for (place, word) in words.iter().enumerate() {
            let is_before_date = words.get(place + 1).is_some_and(|next| next.starts_with("on:"));
            let may_leave_out = change == WITHOUT_FILLERS || is_before_date;
            if may_leave_out && self.is_filler(word) {
                push_word(left_out, word);
            } else if change == WITH_OR && query_words.field(&word.to_ascii_lowercase()) == "or" {
                push_word(text, "OR");
            } else if change == WITH_OR {
                push_word(text, &query_words.with_or(word));
            } else if change == WITHOUT_HYPHENS && !word.starts_with("on:") {
                // Not the minus before a word.
                let is_kept = |letter: &char| !matches!(letter, '‐' | '‑' | '–' | '-');
                let minus = if word.starts_with('-') { "-" } else { "" };
                push_word(text, minus);
                text.extend(word.chars().filter(is_kept));
            } else if place > 0
                && change == WITHOUT_HYPHENS + place
                && !words.get(place - 1..=place).is_some_and(|pair| pair.iter().any(has_field))
            {
                text.push_str(word);
            } else {
                push_word(text, word);
            }
        }
    }
}

/// Whether a word is a field with its value, which is joined with no other word.
fn has_field(word: &&str) -> bool {
    word.contains(is_colon)
}

/// Ends a text in a space if the typed one does: without it the last word would still be being typed.
fn end_like(typed: &str, text: &mut String) {
    if typed.ends_with(' ') {
        text.push(' ');
    }
}

/// Whether a text begins a word that is no value of a field and not negated.
fn is_apart(before: &str, text: &str) -> bool {
    let ends = |letter: char| letter.is_whitespace() || is_han(letter);
    text.starts_with(char::is_alphanumeric) && before.chars().next_back().is_none_or(ends)
}

/// Whether the border of two texts is inside a word or number.
fn is_cut(before: &str, after: &str) -> bool {
    let is_letter = |letter: char| letter.is_alphanumeric() && !is_han(letter);
    before.ends_with(is_letter) && after.starts_with(is_letter)
}
