//! Words of one meaning: an event whose texts have one of them is found by all.

use crate::source::language;

/// The groups of `site.json`, in the form in which texts are compared.
pub struct Synonyms<'a> {
    groups: Vec<Vec<(&'a str, String)>>,
}

impl<'a> Synonyms<'a> {
    /// Takes the groups as they are written.
    pub fn new(groups: &'a [Vec<String>]) -> Synonyms<'a> {
        let folded = |word: &'a String| (word.as_str(), language::fold(word));
        Synonyms { groups: groups.iter().map(|group| group.iter().map(folded).collect()).collect() }
    }

    /// The words by which some texts are to be found besides their own, in the order of the groups.
    pub fn of<'t>(&self, texts: impl Iterator<Item = &'t str>) -> Vec<&'a str> {
        let texts: Vec<String> = texts.map(language::fold).collect();
        let has = |word: &str| texts.iter().any(|text| contains_word(text, word));
        let mut found = Vec::new();
        for group in &self.groups {
            let (there, missing): (Vec<_>, Vec<_>) = group.iter().partition(|(_, folded)| has(folded));
            if !there.is_empty() {
                found.extend(missing.into_iter().map(|(word, _)| *word));
            }
        }
        found
    }
}

/// Whether a text has a word or phrase, not as a part of a longer word. Chinese has no such boundaries.
fn contains_word(text: &str, word: &str) -> bool {
    let is_letter = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphanumeric());
    text.match_indices(word).any(|(start, _)| {
        let (before, after) = (text.get(..start), text.get(start + word.len()..));
        let begins =
            !is_letter(word.chars().next()) || !is_letter(before.and_then(|text| text.chars().next_back()));
        let ends =
            !is_letter(word.chars().next_back()) || !is_letter(after.and_then(|text| text.chars().next()));
        begins && ends
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_by_all_words_of_a_group_it_has_one_of() {
        let groups =
            [["NSL", "national security law", "國安法"], ["CFA", "Court of Final Appeal", "終審法院"]];
        let groups = groups.map(|group| group.map(str::to_owned).to_vec());
        let synonyms = Synonyms::new(&groups);
        for (text, expected) in [
            ("The first NSL trial", &["national security law", "國安法"][..]),
            ("Charged under the National Security Law", &["NSL", "國安法"]),
            ("違反國安法，上訴至終審法院", &["NSL", "national security law", "CFA", "Court of Final Appeal"]),
            ("Tinsley was there", &[]),
        ] {
            assert_eq!(synonyms.of([text].into_iter()), expected, "{text}");
        }
    }
}
