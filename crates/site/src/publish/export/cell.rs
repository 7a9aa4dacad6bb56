//! Cells of a table: safe to open in a spreadsheet, and read back without loss.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a line break for a formula, also behind spaces and
//! invisible characters, so such a cell gets an apostrophe in front, which is how spreadsheets themselves mark text. A cell
//! that begins with apostrophes and then one of these gets one more, so that taking one away always gives back what was meant.
//! The same holds behind a semicolon, a tab or a line break, which end a cell where the spreadsheet expects other separators.

use std::borrow::Cow;
use std::ops::RangeInclusive;

/// Begins a formula in some spreadsheet; the wide forms do so in those set to an East Asian language.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
/// Ends a cell in a spreadsheet that takes no comma for a separator; at the beginning of a cell it is dropped.
const SEPARATORS: [char; 4] = [';', '\t', '\r', '\n'];
/// Characters that are not seen.
const INVISIBLE: [RangeInclusive<char>; 6] = [
    '\u{ad}'..='\u{ad}',
    '\u{180e}'..='\u{180e}',
    '\u{200b}'..='\u{200f}',
    '\u{2028}'..='\u{202e}',
    '\u{2060}'..='\u{206f}',
    '\u{feff}'..='\u{feff}',
];

/// The content of a cell.
pub fn protect(text: &str) -> Cow<'_, str> {
    if !parts(text).any(|(is_first, part)| is_marked(is_first, text, part)) {
        return Cow::Borrowed(text);
    }
    let protected = parts(text).map(|(is_first, part)| match is_marked(is_first, text, part) {
        true => format!("'{part}"),
        false => part.to_owned(),
    });
    Cow::Owned(protected.collect())
}

/// The text that was meant by a cell.
pub fn unprotect(cell: &str) -> Cow<'_, str> {
    if !cell.contains('\'') {
        return Cow::Borrowed(cell);
    }
    let plain = parts(cell).map(|(is_first, part)| match part.strip_prefix('\'') {
        Some(rest) if is_marked(is_first, cell.get(1..).unwrap_or_default(), rest) => rest,
        _ => part,
    });
    Cow::Owned(plain.collect())
}

/// The parts of a text that a spreadsheet may take for cells, each with the separator that ends it, and whether it is the
/// first.
fn parts(text: &str) -> impl Iterator<Item = (bool, &str)> {
    text.split_inclusive(SEPARATORS).enumerate().map(|(at, part)| (at == 0, part))
}

/// Whether a part of a text, or the whole text from its first part on, begins a formula.
fn is_marked(is_first: bool, text: &str, part: &str) -> bool {
    let begins = |text: &str, with: &[char]| {
        text.trim_start_matches(|letter| letter == '\'' || is_passed_over(letter)).starts_with(with)
    };
    begins(part, &FORMULA) || is_first && begins(text, &SEPARATORS[1..])
}

/// White space and invisible characters before a formula, which do not keep a spreadsheet from taking it for one.
fn is_passed_over(letter: char) -> bool {
    let is_separator = SEPARATORS.contains(&letter);
    let is_invisible = INVISIBLE.iter().any(|range| range.contains(&letter));
    !is_separator && (letter.is_whitespace() || letter.is_control() || is_invisible)
}

/// A list in a cell: a line each. Lists of one row that belong together have the same number of lines, some empty; a list
/// of nothing but empty lines is an empty cell.
pub fn join<'t>(lines: impl Iterator<Item = &'t str>) -> String {
    let lines: Vec<&str> = lines.collect();
    if lines.iter().all(|line| line.is_empty()) { String::new() } else { lines.join("\n") }
}

/// The lines of a list in a cell.
pub fn lines(cell: &str) -> Vec<&str> {
    if cell.is_empty() {
        return Vec::new();
    }
    cell.split('\n').map(|line| line.trim_end_matches('\r')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_becomes_text_and_comes_back() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("+852 1234", "'+852 1234"),
            ("-", "'-"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t'=1"),
            ("\nsecond line", "'\nsecond line"),
            ("＝1", "'＝1"),
            ("'=1", "''=1"),
            ("'Tis the season", "'Tis the season"),
            ("1=1", "1=1"),
            (" =1", "' =1"),
            ("\u{a0}=1", "'\u{a0}=1"),
            ("\u{200b}=1", "'\u{200b}=1"),
            ("\u{feff}\u{0}=1", "'\u{feff}\u{0}=1"),
            ("' '=1", "'' '=1"),
            ("x;=1+1", "x;'=1+1"),
            ("x; =1+1;y", "x;' =1+1;y"),
            ("x\t=1", "x\t'=1"),
            ("x\n-1; a", "x\n'-1; a"),
            ("=1;=2", "'=1;'=2"),
            ("x;'=1", "x;''=1"),
            ("x; y - z", "x; y - z"),
            (";=1", ";'=1"),
            ("", ""),
        ] {
            assert_eq!(protect(text), cell);
            assert_eq!(unprotect(cell), text);
        }
    }

    #[test]
    fn any_text_comes_back() {
        let letters = ['\'', '=', 'a', '\n', ';', '\t', ' '];
        for number in 0..7_usize.pow(6) {
            let text: String = (0..6).map(|at| letters[number / 7_usize.pow(at) % 7]).collect();
            let cell = protect(&text);
            assert_eq!(unprotect(&cell), text);
            let parts = cell.split([';', '\t', '\n']).map(|part| part.trim_start_matches(' '));
            assert!(parts.into_iter().all(|part| !part.starts_with('=')), "{cell:?}");
        }
    }

    #[test]
    fn lists_are_lines() {
        assert_eq!(join(["a", "", "b"].into_iter()), "a\n\nb");
        assert_eq!(lines("a\r\n\r\nb"), ["a", "", "b"]);
        assert_eq!(join(["", ""].into_iter()), "");
        assert!(lines("").is_empty());
    }
}
