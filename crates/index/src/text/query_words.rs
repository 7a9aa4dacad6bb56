//! The words by which queries are understood, in every language of a site.
//!
//! The generator collects them and the manifest transports them, so that the browser has no words of a language.

use crate::text::tokenizer::is_han;
use vigil_model::EventDate;
use vigil_model::typed_date::{english_month, month_among, typed_date};

/// The words of fields, months and questions. The default has the English words that are part of the query language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueryWords {
    /// `name=word`: a name of a field or operator, in lower case, and its word in the query language. `ask` is the word
    /// of all with which a question begins.
    pub fields: Vec<String>,
    /// The names of months besides the English ones, in lower case, each after the letter of its month: `a` is January.
    pub months: Vec<String>,
    /// Words that a question has besides its subject (`who`, `was`), folded as the words of the index.
    pub fillers: Vec<String>,
}

impl QueryWords {
    /// The word of the query language for the name of a field; an unknown name itself.
    pub(crate) fn field<'a>(&'a self, name: &'a str) -> &'a str {
        for field in &self.fields {
            if let Some(word) = field.strip_prefix(name).and_then(|rest| rest.strip_prefix('=')) {
                return word;
            }
        }
        name
    }

    /// A typed word with `OR` for each Chinese name of the operator in it, which needs no spaces.
    pub(crate) fn with_or(&self, word: &str) -> String {
        let mut text = word.to_owned();
        // The names are sorted, and of two that begin alike the longer is replaced first.
        for name in self.fields.iter().rev().filter_map(|field| field.strip_suffix("=or")) {
            if name.starts_with(is_han) {
                text = text.replace(name, " OR ");
            }
        }
        text
    }

    /// The month of a typed name or its first letters.
    pub(crate) fn month(&self, word: &str) -> Option<u8> {
        english_month(word).or_else(|| {
            let mut names = self.months.iter().filter_map(|name| {
                let (letter, name) = name.split_at_checked(1)?;
                Some((letter.bytes().next()?.wrapping_sub(b'a' - 1), name))
            });
            month_among(&word.to_ascii_lowercase(), &mut names)
        })
    }

    /// The date that a text is, and whether it is one only with the day read first (`4/3/2021`), as in the dates that the
    /// site writes.
    pub(crate) fn date(&self, text: &str) -> Option<(EventDate, bool)> {
        let read = |text: &str| typed_date(text, &|word| self.month(word)).ok();
        if let Some(date) = read(text) {
            return Some((date, false));
        }
        let (mut part, mut year_first) = (String::new(), String::new());
        for letter in text.trim().chars() {
            if matches!(letter, '/' | '／' | '.' | '-') {
                year_first = ["/", &part, &year_first].concat();
                part.clear();
            } else {
                part.push(letter);
            }
        }
        read(&[part, year_first].concat()).map(|date| (date, true))
    }

    /// Whether a folded word is a filler.
    pub(crate) fn is_filler(&self, word: &str) -> bool {
        self.fillers.iter().any(|filler| filler == word)
    }
}
