//! How a name agrees with a text, both as [name keys](crate::text::tokenizer::Tokenizer::name_key).

use crate::text::tokenizer::is_han;

/// How well a name agrees with a text; the best is the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Agreement {
    /// The name is the text.
    Whole,
    /// The name begins with the text.
    Start,
    /// A later word of the name, and what follows it, begins with the text.
    Word,
}

/// The name from each of its words on: `benny tai` gives `benny tai` and `tai`. Each Han character is a word.
pub(crate) fn word_starts(key: &str) -> impl Iterator<Item = &str> {
    let mut at_start = true;
    key.char_indices().filter_map(move |(start, character)| {
        let begins = (at_start || is_han(character)) && character != ' ';
        at_start = character == ' ' || is_han(character);
        if begins { key.get(start..) } else { None }
    })
}

/// The best agreement of any of the names with a text; `None` if no name agrees.
pub(crate) fn agreement(keys: &[String], text: &str) -> Option<Agreement> {
    let one = |key: &String| {
        if key == text {
            Some(Agreement::Whole)
        } else if key.starts_with(text) {
            Some(Agreement::Start)
        } else {
            word_starts(key).any(|start| start.starts_with(text)).then_some(Agreement::Word)
        }
    };
    keys.iter().filter_map(one).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_by_any_of_its_words() {
        let keys = ["benny tai", "tai yiu ting", "戴耀庭"].map(str::to_owned);
        use Agreement::{Start, Whole, Word};
        for (text, expect) in [
            ("benny tai", Some(Whole)),
            ("ben", Some(Start)),
            ("tai", Some(Start)),
            ("yiu t", Some(Word)),
            ("耀", Some(Word)),
            ("enny", None),
            ("ting x", None),
        ] {
            assert_eq!(agreement(&keys, text), expect, "{text}");
        }
        assert!(word_starts("立場 stand news").eq([
            "立場 stand news",
            "場 stand news",
            "stand news",
            "news"
        ]));
    }
}
