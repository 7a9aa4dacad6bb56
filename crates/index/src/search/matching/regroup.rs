//! Another grouping of a text that finds something by chance: a name and what was typed right after it, small `or`, names of
//! several words around `OR` and behind `source:`, and the small word before a year.

use crate::facet::Facet;
use crate::format::dictionary::block_table::block_of;
use crate::search::matching::correction::push_word;
use crate::search::matching::matcher::{Latitude, match_clauses};
use crate::search::matching::text_match::{TextMatch, finds_nothing};
use crate::search::query::{Query, is_colon, is_quote};
use crate::search::searcher::Searcher;
use crate::text::agreement::{Agreement, agreement};
use crate::text::tokenizer::is_han;

/// Longer texts are taken as they are.
const WORDS_MAX: usize = 12;

/// The most words of a name around `OR` or of a source.
const NAME_WORDS_MAX: usize = 4;

/// The lengths of Han runs that are taken apart.
const RUN_LENGTHS: std::ops::RangeInclusive<usize> = 4..=12;

/// A run that begins or ends with a name of anything but a person, such as a place, is taken apart only if this finds so many
/// times more: a place begins many other names.
const TIMES: u32 = 3;

/// A text in another grouping.
struct Regrouped {
    text: String,
    /// The small words before years.
    left_out: String,
    /// How many times more than the text as typed it must find.
    times: u32,
}

impl Searcher<'_> {
    /// Takes the match of the text in another grouping, if it has one and finds more; true if it was taken.
    pub(crate) fn regroup(&mut self, query: &Query, matched: &mut TextMatch) -> bool {
        let words: Vec<&str> = query.text.split_whitespace().collect();
        if words.len() > WORDS_MAX || query.text.contains(is_quote) {
            return false;
        }
        // A run that is nowhere is searched in parts by its fallback.
        let Some(Regrouped { text, left_out, times }) = self.regrouped(&words, !finds_nothing(matched))
        else {
            return false;
        };
        let found = self.match_rewritten(&query.text, text, left_out, Latitude::Parted);
        let (count, typed) = (found.count(), matched.count());
        if !self.is_ready() || count <= typed || count < times * typed {
            return false;
        }
        *matched = found;
        true
    }

    /// The words in another grouping; `None` if there is none. `may_part`: Han runs may be taken apart.
    fn regrouped(&mut self, words: &[&str], may_part: bool) -> Option<Regrouped> {
        let mut regrouped = Regrouped { text: String::new(), left_out: String::new(), times: 1 };
        let mut is_other = false;
        let mut place = 0;
        while let Some(word) = words.get(place) {
            let quoted = match self.name_beside_or(words, place) {
                None => self.source_of_words(words, place),
                found => found,
            };
            let is_between = place > 0 && place + 1 < words.len();
            place += quoted.as_ref().map_or(1, |(count, _)| *count);
            let text = &mut regrouped.text;
            if let Some((_, quoted)) = quoted {
                push_word(text, &quoted);
            } else if self.is_before_year(word, words.get(place)) {
                push_word(&mut regrouped.left_out, word);
            } else if is_between && self.is_or(word) {
                push_word(text, "OR");
                is_other |= *word != "OR" && *word != "|";
                continue;
            } else if let Some((parts, facet)) =
                Some(word).filter(|_| may_part).and_then(|run| self.apart(run))
            {
                push_word(text, &parts);
                regrouped.times = if facet == Facet::Person { regrouped.times } else { TIMES };
            } else {
                push_word(text, word);
                continue;
            }
            is_other = true;
        }
        Some(regrouped).filter(|_| is_other)
    }

    fn is_or(&self, word: &str) -> bool {
        word == "|" || self.index.manifest.query_words.field(&word.to_ascii_lowercase()) == "or"
    }

    /// A name of several words from a place on, next to an `OR`: the number of words, and the name in quotes.
    fn name_beside_or(&mut self, words: &[&str], place: usize) -> Option<(usize, String)> {
        let is_after = place > 1 && self.is_or(words.get(place - 1).unwrap_or(&""));
        for count in (2..=NAME_WORDS_MAX).rev() {
            let Some(name) = words.get(place..place + count) else { continue };
            let is_before = words.get(place + count).is_some_and(|word| self.is_or(word));
            let name = name.join(" ");
            let is_beside = is_after || is_before && words.len() > place + count + 1;
            if is_beside && self.name_kind(&name).is_some() {
                return Some((count, ["\"", &name, "\""].concat()));
            }
        }
        None
    }

    /// A field of sources whose value goes on in the next words (`source:South China Morning Post`): the number of words, and
    /// the field with its value in quotes. The longest value that a source has.
    fn source_of_words(&mut self, words: &[&str], place: usize) -> Option<(usize, String)> {
        let (field, first) = words.get(place)?.split_once(is_colon)?;
        if first.is_empty() || self.index.manifest.query_words.field(&field.to_ascii_lowercase()) != "source"
        {
            return None;
        }
        for count in (2..=NAME_WORDS_MAX).rev() {
            let Some(rest) = words.get(place + 1..place + count) else { continue };
            if rest.iter().any(|word| word.contains(is_colon) || self.is_or(word)) {
                continue;
            }
            let text = [field, ":\"", first, " ", &rest.join(" "), "\""].concat();
            let found = match_clauses(self, &self.index.parse(&text), Latitude::Exact);
            if !finds_nothing(&found) {
                return Some((count, text));
            }
        }
        None
    }

    /// Whether a word says nothing but that a year follows: `in 2021`.
    fn is_before_year(&self, word: &str, next: Option<&&str>) -> bool {
        let is_year =
            next.is_some_and(|next| next.len() == 4 && next.bytes().all(|byte| byte.is_ascii_digit()));
        is_year && self.is_filler(word)
    }

    /// A Han run that is no name itself but begins or ends with one, as the name and the rest, and the kind of the name. The
    /// longest name counts.
    fn apart(&mut self, run: &str) -> Option<(String, Facet)> {
        let length = run.chars().count();
        // With more blocks of names, each place could need another file.
        if !self.has_few_names() || !RUN_LENGTHS.contains(&length) || !run.chars().all(is_han) {
            return None;
        }
        if self.name_kind(run).is_some() {
            return None;
        }
        for count in (2..=length - 2).rev() {
            for (first, is_first) in [(count, true), (length - count, false)] {
                let (end, _) = run.char_indices().nth(first)?;
                let (start, rest) = run.split_at_checked(end)?;
                let name = if is_first { start } else { rest };
                if let Some(facet) = self.name_kind(name)
                    && (facet == Facet::Person || self.is_telling(name))
                {
                    return Some(([start, " ", rest].concat(), facet));
                }
            }
        }
        None
    }

    /// Whether at most half of all documents have a name, so that it tells one from the others.
    fn is_telling(&mut self, name: &str) -> bool {
        let docs = match_clauses(self, &self.index.parse(name), Latitude::Exact).docs;
        docs.is_some_and(|docs| docs.all.len() <= self.index.manifest.documents / 2)
    }

    /// The kind of what has exactly this name or alias; a person before anything else.
    fn name_kind(&mut self, name: &str) -> Option<Facet> {
        let key = self.index.tokenizer.name_key(name);
        // A whole name is the start of its first word, and that is in one block.
        let block = self.names(block_of(&self.index.manifest.names, &key)?)?;
        let mut kind = None;
        for (named, keys) in &block.named {
            if kind != Some(Facet::Person) && agreement(keys, &key) == Some(Agreement::Whole) {
                kind = named.facet();
            }
        }
        kind
    }
}
