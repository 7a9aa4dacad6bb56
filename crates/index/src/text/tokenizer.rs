//! Cuts text into tokens; the same rules apply to documents, queries and highlights.
//!
//! A word is a run of letters and digits of any script except Han, folded by [`Fold`] and then [`Variants`]. Apostrophes
//! inside a word are dropped ("Kong's" is `kongs`), and so are the full stops of initials ("U.S." is `us`) and the marks
//! between each three digits of a number ("1,000" is `1000`). Kana and Hangul are words like any other. A run of Han characters
//! becomes its overlapping pairs and its last character alone, so that every character begins a token: Chinese has no
//! spaces, and a segmenter would need a dictionary in the browser. A word takes one position, a Han run one per character.

use crate::text::variants::Variants;
use std::ops::Range;

/// Unicode normalization of one word: NFKD, without combining marks, in lower case.
///
/// Not called for ASCII words and for Han characters outside the compatibility blocks. The generator passes a function
/// with Unicode tables, the app one that calls `String.prototype.normalize`, so that the WebAssembly has no tables.
pub type Fold = fn(&str) -> String;

/// Longer words are cut off at this many characters, in texts and in queries.
const LONGEST_WORD: usize = 64;

/// Folds and cuts text.
#[derive(Clone, Debug)]
pub(crate) struct Tokenizer {
    pub(crate) fold: Fold,
    pub(crate) variants: Variants,
}

/// The kind of characters in a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Script {
    /// Letters and digits: one word.
    Word,
    /// Han characters.
    Han,
}

/// A run of one script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Run<'a> {
    pub(crate) script: Script,
    /// The folded text. In a Han run, character `n` is the folded character `n` of the original.
    pub(crate) text: &'a str,
    /// The byte range of the run in the original text.
    pub(crate) range: Range<usize>,
    /// The position of its first token.
    pub(crate) position: u32,
}

/// A word, a pair of Han characters or the last character of a Han run, folded. Tokens are the terms of the dictionary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token<'a> {
    pub(crate) text: &'a str,
    pub(crate) position: u32,
}

impl Tokenizer {
    /// Visits the runs of a text in order. Runs that fold to nothing are skipped and take no position.
    pub(crate) fn runs(&self, text: &str, visit: &mut dyn FnMut(Run<'_>)) {
        let mut folded = String::new();
        let mut position = 0;
        let mut rest = text;
        while let Some(start) = rest.find(|c: char| is_han(c) || is_word(c)) {
            let begin = text.len() - rest.len() + start;
            let tail = text.get(begin..).unwrap_or_default();
            let han = tail.starts_with(is_han);
            let length = if han { han_length(tail) } else { word_length(tail) };
            let written = tail.get(..length).unwrap_or_default();
            folded.clear();
            if han {
                self.fold_han(written, &mut folded)
            } else {
                self.fold_word(written, &mut folded)
            }
            rest = tail.get(length..).unwrap_or_default();
            if folded.is_empty() {
                continue;
            }
            let script = if han { Script::Han } else { Script::Word };
            visit(Run { script, text: &folded, range: begin..begin + length, position });
            position += if han { folded.chars().count() as u32 } else { 1 };
        }
    }

    /// Visits the tokens of a text in order. Returns the position after the last.
    pub(crate) fn tokens(&self, text: &str, visit: &mut dyn FnMut(Token<'_>)) -> u32 {
        let mut end = 0;
        self.runs(text, &mut |run| match run.script {
            Script::Word => {
                visit(Token { text: run.text, position: run.position });
                end = run.position + 1;
            }
            Script::Han => {
                end = run.position;
                for token in pairs(run.text) {
                    visit(Token { text: token, position: end });
                    end += 1;
                }
            }
        });
        end
    }

    /// The form in which names are compared: folded runs with a space between them, but none between Han runs.
    pub(crate) fn name_key(&self, text: &str) -> String {
        let mut key = String::new();
        self.runs(text, &mut |run| push_run(&mut key, run.script, run.text));
        key
    }

    fn fold_han(&self, written: &str, folded: &mut String) {
        folded.extend(written.chars().map(|character| {
            let unified = if is_compatibility_han(character) {
                (self.fold)(character.encode_utf8(&mut [0; 4])).chars().next()
            } else {
                None
            };
            self.variants.fold(unified.unwrap_or(character))
        }));
    }

    fn fold_word(&self, written: &str, folded: &mut String) {
        // Most words are ASCII: the fold would be a call into JavaScript for each.
        if written.is_ascii() {
            let letters = written.bytes().filter(u8::is_ascii_alphanumeric).take(LONGEST_WORD);
            folded.extend(letters.map(|byte| char::from(byte.to_ascii_lowercase())));
            return;
        }
        let bare: String = written.chars().filter(|&c| !is_apostrophe(c) && !is_invisible(c)).collect();
        let letters = (self.fold)(&bare);
        let letters = letters.chars().filter(|c| c.is_alphanumeric()).take(LONGEST_WORD);
        folded.extend(letters.map(|character| self.variants.fold(character)));
    }
}

/// Appends a run to a name key.
pub(crate) fn push_run(key: &mut String, script: Script, text: &str) {
    let after_han = key.chars().next_back().is_some_and(is_han);
    let side_by_side = after_han && script == Script::Han;
    if !key.is_empty() && !side_by_side {
        key.push(' ');
    }
    key.push_str(text);
}

/// The overlapping pairs of a Han run and then its last character.
pub(crate) fn pairs(run: &str) -> impl Iterator<Item = &str> {
    run.char_indices().map(move |(start, first)| {
        let second = run.get(start + first.len_utf8()..).and_then(|rest| rest.chars().next());
        let length = first.len_utf8() + second.map_or(0, char::len_utf8);
        run.get(start..start + length).unwrap_or_default()
    })
}

/// Whether a character is a Han character (hanzi, kanji, hanja), the iteration mark 々 and the zero 〇, also as ○, included.
pub(crate) fn is_han(character: char) -> bool {
    matches!(character,
        '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{20000}'..='\u{3FFFF}' | '々' | '〇' | '○')
        || is_compatibility_han(character)
}

/// Whether a term is stored in the blocks of Han terms.
pub(crate) fn is_han_term(term: &str) -> bool {
    term.starts_with(is_han)
}

/// Characters that Unicode has once more, radicals included: the fold or the variants have their usual form.
fn is_compatibility_han(character: char) -> bool {
    matches!(character, '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}')
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() && !is_han(character)
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | '‘' | 'ʼ' | '＇')
}

/// Soft hyphens, joiners, marks of direction and variation selectors: they do not end a word and are dropped.
pub(crate) fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' | '\u{E0100}'..='\u{E01EF}')
}

fn is_mark(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}'
        | '\u{FE20}'..='\u{FE2F}')
}

fn han_length(text: &str) -> usize {
    text.find(|c| !is_han(c)).unwrap_or(text.len())
}

/// The length in bytes of the word at the beginning of a text, trailing apostrophes excluded.
fn word_length(text: &str) -> usize {
    let mut end = 0;
    for (start, character) in text.char_indices() {
        if is_word(character) && !is_apostrophe(character) || is_mark(character) {
            // At most one apostrophe or invisible character between two letters belongs to the word.
            end = start + character.len_utf8();
        } else if !(is_apostrophe(character) || is_invisible(character)) || start > end {
            break;
        }
    }
    end.max(marked_length(text)).max(text.chars().next().map_or(0, char::len_utf8))
}

/// The length in bytes of initials with full stops (`U.S`), or of a number with marks between each three digits (`1,000`),
/// at the beginning of a text; 0 for any other text.
fn marked_length(text: &str) -> usize {
    let is_digit = |character: char| matches!(character, '0'..='9' | '０'..='９');
    let is_number = text.starts_with(is_digit);
    let is_mark = |mark: char| {
        mark == '.' || is_number && matches!(mark, ',' | '，' | '\u{A0}' | '\u{202F}' | '\u{2009}')
    };
    let (mut rest, mut end) = (text, 0);
    loop {
        let length = rest.find(|character| !is_word(character)).unwrap_or(rest.len());
        let (group, after) = rest.split_at_checked(length).unwrap_or_default();
        // One letter, or up to three digits and then three in each group.
        let count = group.chars().count();
        let fits = if is_number { count == 3 || end == 0 && count < 3 } else { count == 1 };
        if !fits || group.chars().any(|character| is_digit(character) != is_number) {
            return end;
        }
        end = text.len() - after.len();
        let Some(next) = after.strip_prefix(is_mark) else { return end };
        rest = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokenizer() -> Tokenizer {
        let fold: Fold =
            |word| word.to_lowercase().replace('é', "e").replace("e\u{301}", "e").replace('ﬁ', "fi");
        Tokenizer { fold, variants: Variants::new([('國', '国'), ('臺', '台')]) }
    }

    fn check(text: &str, expect: &[(&str, u32)]) {
        let mut tokens = Vec::new();
        tokenizer().tokens(text, &mut |token| tokens.push((token.text.to_owned(), token.position)));
        let expect: Vec<(String, u32)> = expect.iter().map(|&(text, at)| (text.to_owned(), at)).collect();
        assert_eq!(tokens, expect, "{text:?}");
    }

    #[test]
    fn words_are_folded_and_numbered() {
        check("Hong Kong's 47, arrested", &[("hong", 0), ("kongs", 1), ("47", 2), ("arrested", 3)]);
        check("Café cafe\u{301} ﬁne", &[("cafe", 0), ("cafe", 1), ("fine", 2)]);
        check(
            "soft\u{AD}ware don’t 'quoted' O''K",
            &[("software", 0), ("dont", 1), ("quoted", 2), ("o", 3), ("k", 4)],
        );
        check("Tai Yiu-ting", &[("tai", 0), ("yiu", 1), ("ting", 2)]);
        check("a\u{200b}b c\u{200e}", &[("ab", 0), ("c", 1)]);
        check(" —!? ", &[]);
        check("ʼ", &[]);
    }

    #[test]
    fn initials_and_numbers_are_one_word_each() {
        check(
            "the U.S. and N.S.L. of C.Y. Leung",
            &[("the", 0), ("us", 1), ("and", 2), ("nsl", 3), ("of", 4), ("cy", 5), ("leung", 6)],
        );
        check(
            "the end. A start of A.Bee",
            &[("the", 0), ("end", 1), ("a", 2), ("start", 3), ("of", 4), ("a", 5), ("bee", 6)],
        );
        check(
            "$10,000, 1,000名 1.000.000 1\u{a0}000 １，０００",
            &[("10000", 0), ("1000", 1), ("名", 2), ("1000000", 3), ("1000", 4), ("１０００", 5)],
        );
        check("2021, 123 people", &[("2021", 0), ("123", 1), ("people", 2)]);
        check(
            "2021,123 1,00 1,0000 1,000a 12.5",
            &[
                ("2021", 0),
                ("123", 1),
                ("1", 2),
                ("00", 3),
                ("1", 4),
                ("0000", 5),
                ("1", 6),
                ("000a", 7),
                ("12", 8),
                ("5", 9),
            ],
        );
        check("1,000,00", &[("1000", 0), ("00", 1)]);
    }

    #[test]
    fn han_runs_become_pairs_and_a_last_character() {
        check("國安法", &[("国安", 0), ("安法", 1), ("法", 2)]);
        check("案", &[("案", 0)]);
        check("HK47案，判囚", &[("hk47", 0), ("案", 1), ("判囚", 2), ("囚", 3)]);
        check("カタカナ漢字", &[("カタカナ", 0), ("漢字", 1), ("字", 2)]);
    }

    #[test]
    fn runs_have_their_range_in_the_text() {
        let text = "«Ｋong»  臺灣x";
        let mut ranges = Vec::new();
        tokenizer().runs(text, &mut |run| ranges.push(text.get(run.range.clone()).unwrap().to_owned()));
        assert_eq!(ranges, ["Ｋong", "臺灣", "x"]);
    }

    #[test]
    fn names_are_compared_without_punctuation() {
        for (name, key) in [
            ("Benny TAI Yiu-ting", "benny tai yiu ting"),
            ("何桂藍·案", "何桂藍案"),
            ("立場 Stand", "立場 stand"),
        ] {
            assert_eq!(tokenizer().name_key(name), key);
        }
    }

    #[test]
    fn a_word_of_a_megabyte_is_cut_to_64_characters() {
        let mut lengths = Vec::new();
        tokenizer().tokens(&"a".repeat(1 << 20), &mut |token| lengths.push(token.text.len()));
        assert_eq!(lengths, [LONGEST_WORD]);
    }
}
