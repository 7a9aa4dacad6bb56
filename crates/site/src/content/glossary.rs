//! The glossary: its page, and the places where texts of events use its terms.

use crate::content::local_model::LocalModel;
use std::collections::BTreeSet;
use vigil_index::ShardText;
use vigil_model::{GlossaryTerm, Source, TermId};

/// A term of the glossary.
#[derive(Clone, Debug, PartialEq)]
pub struct TermData {
    /// The permanent id, which is the anchor.
    pub id: TermId,
    /// The usual name.
    pub name: ShardText,
    /// Other names in the page's language.
    pub also: Vec<String>,
    /// The definition.
    pub definition: ShardText,
    /// Where that can be read.
    pub source: Source,
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextPiece {
    /// The text.
    pub text: String,
    /// The term of the glossary that it leads to.
    pub term: Option<TermId>,
}

/// Finds the terms of the glossary in texts.
pub struct Glossary<'a> {
    /// Each name in lower case with its language and its term, the longest first.
    names: Vec<(String, &'a str, &'a TermId)>,
}

impl<'a> Glossary<'a> {
    /// The glossary of these terms.
    pub fn new(terms: &'a [GlossaryTerm]) -> Glossary<'a> {
        let names = terms.iter().flat_map(|term| {
            term.names().map(move |(lang, name)| (name.to_ascii_lowercase(), lang, &term.id))
        });
        let mut names: Vec<_> = names.collect();
        names.sort_by_key(|(name, ..)| std::cmp::Reverse(name.len()));
        Glossary { names }
    }

    /// A text cut into pieces: the first use of each term is a piece of its own. Of names that begin at one place the
    /// longest counts; a Latin name is found as a whole word only.
    pub fn pieces(&self, text: &str, lang: &str) -> Vec<TextPiece> {
        let lower = text.to_ascii_lowercase();
        let mut pieces = Vec::new();
        let mut used = BTreeSet::new();
        let (mut plain_from, mut at) = (0, 0);
        while let Some(letter) = lower.get(at..).and_then(|rest| rest.chars().next()) {
            let Some((name, _, id)) =
                self.names.iter().find(|(name, of, _)| *of == lang && is_word_at(&lower, at, name))
            else {
                at += letter.len_utf8();
                continue;
            };
            let end = at + name.len();
            if used.insert(*id) {
                pieces.extend(piece(text, plain_from..at, None));
                pieces.extend(piece(text, at..end, Some(id)));
                plain_from = end;
            }
            at = end;
        }
        pieces.extend(piece(text, plain_from..text.len(), None));
        pieces
    }
}

fn piece(text: &str, range: std::ops::Range<usize>, term: Option<&TermId>) -> Option<TextPiece> {
    let text = text.get(range).filter(|text| !text.is_empty())?;
    Some(TextPiece { text: text.to_owned(), term: term.cloned() })
}

/// Whether a name begins at a place of a text, not as a part of a longer word. Chinese has no such boundaries.
fn is_word_at(text: &str, at: usize, name: &str) -> bool {
    let (Some(before), Some(rest)) = (text.get(..at), text.get(at..)) else { return false };
    let Some(after) = rest.strip_prefix(name) else { return false };
    let is_letter = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphanumeric());
    let begins_inside = is_letter(before.chars().next_back()) && is_letter(name.chars().next());
    let ends_inside = is_letter(name.chars().next_back()) && is_letter(after.chars().next());
    !begins_inside && !ends_inside
}

impl LocalModel<'_> {
    /// The page of the glossary, in the order of the names.
    pub fn glossary(&self) -> Vec<TermData> {
        let tag = &self.locale.tag;
        let data = |term: &GlossaryTerm| TermData {
            id: term.id.clone(),
            name: self.names.text(&term.name),
            also: term.also.get(tag).cloned().unwrap_or_default(),
            definition: self.names.text(&term.definition),
            source: term.source.clone(),
        };
        let mut terms: Vec<TermData> = self.model.dataset.terms().iter().map(data).collect();
        terms.sort_by_cached_key(|term| term.name.text.to_lowercase());
        terms
    }

    /// A text of an event with the terms it uses.
    pub fn with_terms(&self, text: &ShardText) -> Vec<TextPiece> {
        let lang = text.lang.as_deref().unwrap_or(&self.locale.tag);
        Glossary::new(self.model.dataset.terms()).pieces(&text.text, lang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn terms() -> Vec<GlossaryTerm> {
        let term = |id: &str, en: &[&str], zh: &[&str]| {
            json!({
                "id": id, "name": { "en": en[0], "zh-Hant": zh[0] }, "also": { "en": en[1..], "zh-Hant": zh[1..] },
                "definition": { "en": "D", "zh-Hant": "D" },
                "source": { "title": "T", "publisher": "P", "url": "https://example.org/", "lang": "en" },
            })
        };
        let terms = json!([
            term("nsl", &["National Security Law", "NSL"], &["國安法", "港區國安法"]),
            term("art-23", &["Security Ordinance", "Article 23 national security law"], &["23條"]),
            term("bail", &["Bail"], &["保釋"]),
        ]);
        serde_json::from_value(terms).unwrap()
    }

    /// The text with each linked piece in brackets behind its term.
    fn marked(text: &str, lang: &str) -> String {
        let terms = terms();
        let pieces = Glossary::new(&terms).pieces(text, lang);
        let marked = pieces.iter().map(|piece| match &piece.term {
            Some(id) => format!("{id}[{}]", piece.text),
            None => piece.text.clone(),
        });
        marked.collect()
    }

    #[test]
    fn the_first_use_of_each_term_is_found() {
        for (text, expected) in [
            (
                "Bail under the national security law, then bail.",
                "bail[Bail] under the nsl[national security law], then bail.",
            ),
            ("The NSL, or National Security Law", "The nsl[NSL], or National Security Law"),
            ("", ""),
            ("Nothing of it", "Nothing of it"),
        ] {
            assert_eq!(marked(text, "en"), expected);
        }
    }

    #[test]
    fn an_english_name_is_a_whole_word() {
        assert_eq!(
            marked("Bailiffs and unbail; Tinslow, jail-bail’s", "en"),
            "Bailiffs and unbail; Tinslow, jail-bail[bail]’s"
        );
    }

    #[test]
    fn the_longest_name_counts() {
        assert_eq!(
            marked("the Article 23 national security law", "en"),
            "the art-23[Article 23 national security law]"
        );
        assert_eq!(
            marked("《港區國安法》及國安法下保釋", "zh-Hant"),
            "《nsl[港區國安法]》及國安法下bail[保釋]"
        );
    }

    #[test]
    fn a_name_of_another_language_is_not_looked_for() {
        assert_eq!(marked("bail 國安法", "zh-Hant"), "bail nsl[國安法]");
    }
}
