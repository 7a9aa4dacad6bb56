//! Cells of a table: safe to open in a spreadsheet, and read back without loss.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a line break for a formula, so such a cell
//! gets an apostrophe in front, which is how spreadsheets themselves mark text. A cell that begins with apostrophes and
//! then one of these gets one more, so that taking one away always gives back what was meant.

use std::borrow::Cow;

/// Begins a formula in some spreadsheet; the wide forms do so in those set to an East Asian language.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// The content of a cell.
pub fn protect(text: &str) -> Cow<'_, str> {
    if is_marked(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text that was meant by a cell.
pub fn unprotect(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if is_marked(text) => text,
        _ => cell,
    }
}

fn is_marked(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA)
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
            ("\t=1", "'\t=1"),
            ("\nsecond line", "'\nsecond line"),
            ("＝1", "'＝1"),
            ("'=1", "''=1"),
            ("'Tis the season", "'Tis the season"),
            ("1=1", "1=1"),
            ("", ""),
        ] {
            assert_eq!(protect(text), cell);
            assert_eq!(unprotect(cell), text);
        }
    }

    #[test]
    fn any_text_comes_back() {
        let letters = ['\'', '=', 'a', '\n'];
        for number in 0..4_usize.pow(5) {
            let text: String = (0..5).map(|at| letters[number / 4_usize.pow(at) % 4]).collect();
            assert_eq!(unprotect(&protect(&text)), text);
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
