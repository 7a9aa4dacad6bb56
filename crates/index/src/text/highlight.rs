//! Marks the matches of a query in a text.
//!
//! The text is cut by the tokenizer of the index, so a mark shows why a document was found: a word of the same stem group,
//! a word with the typed prefix, two words that are one if written together, a pair of Han characters or a whole phrase, in
//! either form of a character.

use crate::sort::sort_by;
use crate::text::tokenizer::{Run, Script, Tokenizer};
use std::ops::Range;
use std::sync::Arc;

/// Marks the matches of one query. Made by a search; the default marks nothing.
#[derive(Clone, Debug, Default)]
pub struct Highlighter {
    pub(crate) tokenizer: Option<Arc<Tokenizer>>,
    pub(crate) words: Vec<String>,
    pub(crate) prefixes: Vec<String>,
    /// Pairs of Han characters, and single ones; sorted, like the words.
    pub(crate) pairs: Vec<String>,
    pub(crate) phrases: Vec<Vec<Unit>>,
}

/// A part of a text that is either marked or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment<'a> {
    /// The text as written, not folded.
    pub text: &'a str,
    /// Whether the query matched it.
    pub marked: bool,
}

/// A word or a Han character of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unit {
    text: String,
    range: Range<usize>,
    /// Whether the previous unit is in the same Han run.
    joined: bool,
}

/// Appends the units of a run. `written` is the text that the run's range refers to.
pub(crate) fn push_units(units: &mut Vec<Unit>, run: &Run<'_>, written: &str) {
    if run.script == Script::Word {
        units.push(Unit { text: run.text.to_owned(), range: run.range.clone(), joined: false });
        return;
    }
    let original = written.get(run.range.clone()).unwrap_or_default();
    for ((start, character), folded) in original.char_indices().zip(run.text.chars()) {
        let start = run.range.start + start;
        let range = start..start + character.len_utf8();
        units.push(Unit { text: folded.to_string(), joined: start > run.range.start, range });
    }
}

impl Highlighter {
    /// Whether no text can get a mark.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.prefixes.is_empty() && self.pairs.is_empty() && self.phrases.is_empty()
    }

    /// The segments of a text, marked and unmarked in turn. Their concatenation is the text.
    pub fn highlight<'a>(&self, text: &'a str) -> Vec<Segment<'a>> {
        let mut segments = Vec::new();
        let mut end = 0;
        let mut push = |range: Range<usize>, marked: bool| {
            if let Some(text) = text.get(range).filter(|text| !text.is_empty()) {
                segments.push(Segment { text, marked });
            }
        };
        for mark in self.marks(text) {
            push(end..mark.start, false);
            push(mark.clone(), true);
            end = mark.end;
        }
        push(end..text.len(), false);
        segments
    }

    /// The ranges to mark, in ascending order; they neither overlap nor touch.
    fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let Some(tokenizer) = self.tokenizer.as_deref().filter(|_| !self.is_empty()) else {
            return Vec::new();
        };
        let mut units = Vec::new();
        tokenizer.runs(text, &mut |run| push_units(&mut units, &run, text));
        let mut marks = Vec::new();
        let mut tail = units.as_slice();
        while let [unit, after @ ..] = tail {
            if self.has_word(&unit.text) {
                marks.push(unit.range.clone());
            }
            if let Some(next) = after.first() {
                let both = [unit.text.as_str(), &next.text].concat();
                let is_marked =
                    if next.joined { has(&self.pairs, &both) } else { self.has_joined(unit, &both) };
                if is_marked {
                    marks.push(unit.range.start..next.range.end);
                }
            }
            marks.extend(self.phrases.iter().filter_map(|phrase| phrase_mark(phrase, tail)));
            tail = after;
        }
        merge(marks)
    }

    /// Whether two words are one of the words if they are written together.
    fn has_joined(&self, first: &Unit, both: &str) -> bool {
        let is_prefix =
            |prefix: &String| both.starts_with(prefix.as_str()) && prefix.len() > first.text.len();
        has(&self.words, both) || self.prefixes.iter().any(is_prefix)
    }

    fn has_word(&self, word: &str) -> bool {
        has(&self.words, word)
            || has(&self.pairs, word)
            || self.prefixes.iter().any(|prefix| word.starts_with(prefix.as_str()))
    }
}

fn has(sorted: &[String], text: &str) -> bool {
    sorted.binary_search_by(|one| one.as_str().cmp(text)).is_ok()
}

/// Adds a text to a sorted list without duplicates.
pub(crate) fn insert(sorted: &mut Vec<String>, text: &str) {
    if let Err(place) = sorted.binary_search_by(|one| one.as_str().cmp(text)) {
        sorted.insert(place, text.to_owned());
    }
}

/// The range of a phrase at the beginning of a text; `None` if the text does not begin with it.
fn phrase_mark(phrase: &[Unit], text: &[Unit]) -> Option<Range<usize>> {
    let covered = text.get(..phrase.len())?;
    let same = |(want, have): (&Unit, &Unit)| want.text == have.text && (have.joined || !want.joined);
    let agrees = phrase.iter().zip(covered).all(same);
    agrees.then_some(covered.first()?.range.start..covered.last()?.range.end)
}

fn merge(mut marks: Vec<Range<usize>>) -> Vec<Range<usize>> {
    sort_by(&mut marks, |left, right| left.start.cmp(&right.start));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for mark in marks {
        match merged.last_mut() {
            Some(last) if mark.start <= last.end => last.end = last.end.max(mark.end),
            _ => merged.push(mark),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::variants::Variants;
    use proptest::prelude::*;

    fn highlighter() -> Highlighter {
        let tokenizer = Tokenizer { fold: str::to_lowercase, variants: Variants::new([('國', '国')]) };
        let mut phrases = Vec::new();
        for phrase in ["Joshua Wong", "47人案"] {
            let mut units = Vec::new();
            tokenizer.runs(phrase, &mut |run| push_units(&mut units, &run, phrase));
            phrases.push(units);
        }
        Highlighter {
            tokenizer: Some(Arc::new(tokenizer)),
            words: ["charge", "charged"].map(str::to_owned).into(),
            prefixes: vec!["arr".to_owned()],
            pairs: ["囚", "国安", "安法"].map(str::to_owned).into(),
            phrases,
        }
    }

    /// Checks the highlights of a text; `[…]` encloses the expected marks.
    fn check(marked: &str) {
        let text = marked.replace(['[', ']'], "");
        let shown: String = highlighter()
            .highlight(&text)
            .iter()
            .map(
                |segment| {
                    if segment.marked { format!("[{}]", segment.text) } else { segment.text.to_owned() }
                },
            )
            .collect();
        assert_eq!(shown, marked);
    }

    #[test]
    fn words_prefixes_pairs_and_phrases_are_marked() {
        check("");
        check("nothing here");
        check("[Arrested] and [CHARGED], not discharged");
        check("[Char-ged] and [ar rival], not ar-est");
        check("違反[國安法]判[囚]；国家安全");
        check("[国安]");
        check("Joshua said, [Joshua WONG] said; Wong Joshua");
        check("[47人案]開審，47人，案");
    }

    proptest! {
        #[test]
        fn the_concatenated_segments_are_the_text(text in "([a-c國安法47人案囚 ,\u{301}é]|joshua wong|charge){0,20}|.{0,30}") {
            let highlighter = highlighter();
            let segments = highlighter.highlight(&text);
            prop_assert_eq!(segments.iter().map(|segment| segment.text).collect::<String>(), text.as_str());
            prop_assert!(segments.windows(2).all(|pair| pair[0].marked != pair[1].marked));
        }
    }
}
