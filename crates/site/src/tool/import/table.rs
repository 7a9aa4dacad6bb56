//! A table to import: the rows of a CSV file (RFC 4180) with the place of every cell.
//!
//! Cells are separated by a comma, or by the semicolon or tab of spreadsheets in other languages; a first line `sep=;` says
//! which, and may name any other sign. Lines above the names of the columns are passed over. Rows are read one at a
//! time, so that a long table takes little memory.

use crate::publish::export::cell::unprotect;
use crate::publish::export::table::BYTE_ORDER_MARK;
use std::borrow::Cow;
use std::ops::Range;

/// The separators; of those that would do, the first is taken.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// How many rows are looked through for the names of the columns.
const ROWS_ABOVE: usize = 20;

/// A cell's text, and its bytes in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell<'t> {
    /// Its text, without the apostrophe that keeps spreadsheets from taking it for a formula.
    pub text: Cow<'t, str>,
    /// Its place in the file, quotes included.
    pub bytes: Range<usize>,
}

/// A row of cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<'t> {
    /// The cells.
    pub cells: Vec<Cell<'t>>,
    /// Its number in the file, from 1, as spreadsheets count.
    pub number: usize,
    /// Its place in the file.
    pub bytes: Range<usize>,
    /// Where the quotation mark is that is never closed.
    pub open_quote: Option<usize>,
    /// Where the first cell begins whose quotation marks end before its text, after a separator or line break.
    pub odd_quote: Option<usize>,
}

/// A table.
pub struct Table<'t> {
    text: &'t str,
    /// The sign between its cells.
    pub delimiter: u8,
    /// The row of the columns' names.
    pub header: Row<'t>,
    /// What each column is, in a table of slides; found once, because every row needs it.
    pub columns: Vec<Option<&'static str>>,
    /// Where the rows after it begin.
    body: usize,
}

impl<'t> Table<'t> {
    /// Finds the names of the columns: the first of the first rows that `is_header` accepts, else the first row with any text.
    pub fn open(text: &'t str, is_header: impl Fn(&Row<'_>) -> bool) -> Table<'t> {
        let start = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
        let (named, start) = separator_line(text, start);
        let delimiters: &[u8] = named.as_ref().map_or(&DELIMITERS, std::slice::from_ref);
        let rows = |delimiter: u8| Rows { text, at: start, number: 1, delimiter };
        let found = delimiters.iter().filter_map(|delimiter| {
            let mut rows = rows(*delimiter);
            let header = rows.by_ref().take(ROWS_ABOVE).find(&is_header)?;
            Some(Table { text, delimiter: *delimiter, header, columns: Vec::new(), body: rows.at })
        });
        let found = found.min_by_key(|table| table.header.number);
        found.unwrap_or_else(|| {
            let delimiter = named.unwrap_or(b',');
            let mut rows = rows(delimiter);
            let first = rows.find(|row| !row.is_blank());
            let empty = Row::new(1, 0);
            Table { text, delimiter, header: first.unwrap_or(empty), columns: Vec::new(), body: rows.at }
        })
    }

    /// The rows after the names of the columns that have any text.
    pub fn rows(&self) -> impl Iterator<Item = Row<'t>> {
        let (text, delimiter) = (self.text, self.delimiter);
        let rows = Rows { text, at: self.body, number: self.header.number + 1, delimiter };
        rows.filter(|row| !row.is_blank())
    }

    /// Reads a row again.
    pub fn row_at(&self, number: usize, start: usize) -> Option<Row<'t>> {
        Rows { text: self.text, at: start, number, delimiter: self.delimiter }.next()
    }

    /// The position of the column of that name, whatever its letters' case.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.header.column(name)
    }

    /// Some bytes as they are in the file.
    pub fn source(&self, bytes: &Range<usize>) -> &'t str {
        self.text.get(bytes.clone()).unwrap_or_default()
    }

    /// The rest of a line from a byte on.
    pub fn line_from(&self, start: usize) -> &'t str {
        self.text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default()
    }

    /// Whether a row ends after its last filled cell, as programs write rows that leave out empty cells at the end. One
    /// that ends with an empty cell lacks a cell somewhere, and its cells may be in the wrong columns.
    pub fn is_trimmed(&self, row: &Row<'_>) -> bool {
        (2..self.header.cells.len()).contains(&row.cells.len())
            && row.open_quote.is_none()
            && row.cells.last().is_some_and(|cell| !cell.text.trim().is_empty())
    }
}

impl Row<'_> {
    /// A row without cells.
    fn new(number: usize, start: usize) -> Self {
        Row { cells: Vec::new(), number, bytes: start..start, open_quote: None, odd_quote: None }
    }

    /// The position of the cell that is this name, whatever its letters' case.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.cells.iter().position(|cell| cell.text.trim().eq_ignore_ascii_case(name))
    }

    fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.text.trim().is_empty())
    }
}

/// The separator that a first line such as `sep=;` names, and where the rest of the file begins.
fn separator_line(text: &str, start: usize) -> (Option<u8>, usize) {
    let line = text.get(start..).unwrap_or_default().lines().next().unwrap_or_default();
    let plain = line.trim_start_matches('"');
    let named =
        plain.get(4..).filter(|_| plain.get(..4).is_some_and(|name| name.eq_ignore_ascii_case("sep=")));
    let separator = named.and_then(|named| match named.as_bytes().first() {
        _ if named.starts_with("\\t") => Some(b'\t'),
        first => first.copied().filter(|byte| *byte == b'\t' || byte.is_ascii_punctuation() && *byte != b'"'),
    });
    (separator, if separator.is_some() { start + line.len() } else { start })
}

/// The rows of a text from a place on.
struct Rows<'t> {
    text: &'t str,
    at: usize,
    number: usize,
    delimiter: u8,
}

impl<'t> Iterator for Rows<'t> {
    type Item = Row<'t>;

    fn next(&mut self) -> Option<Row<'t>> {
        let bytes = self.text.as_bytes();
        bytes.get(self.at)?;
        let start = self.at;
        let mut row = Row::new(self.number, start);
        loop {
            let cell = self.cell(&mut row);
            row.bytes.end = cell.bytes.end;
            row.cells.push(cell);
            match bytes.get(self.at) {
                Some(byte) if *byte == self.delimiter => self.at += 1,
                Some(b'\r') if bytes.get(self.at + 1) == Some(&b'\n') => break self.at += 2,
                _ => break self.at += 1,
            }
        }
        self.number += 1;
        Some(row)
    }
}

impl<'t> Rows<'t> {
    /// Reads up to the separator or line break after a cell.
    fn cell(&mut self, row: &mut Row<'t>) -> Cell<'t> {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let mut quoted = None;
        if bytes.get(start) == Some(&b'"') {
            let closing = self.closing_quote(start + 1);
            row.open_quote = row.open_quote.or(closing.is_none().then_some(start));
            quoted = Some(self.quoted(start + 1, closing.unwrap_or(bytes.len())));
        } else if let Some((opening, closing)) = self.quotes_after_spaces() {
            quoted = Some(self.quoted(opening + 1, closing));
        }
        let after = self.at;
        while bytes.get(self.at).is_some_and(|byte| ![self.delimiter, b'\n', b'\r'].contains(byte)) {
            self.at += 1;
        }
        let plain = self.text.get(after..self.at).unwrap_or_default();
        let is_odd = quoted.is_some() && !plain.trim().is_empty();
        let separates = |letter: char| letter == '\n' || letter == char::from(self.delimiter);
        if is_odd && quoted.is_some_and(|inner| inner.contains(separates)) {
            row.odd_quote = row.odd_quote.or(Some(start));
        }
        let text = match quoted {
            // `"Water" for all` is a text that begins with a word in quotation marks.
            Some(inner) if is_odd && !inner.contains('"') && !inner.contains(separates) => {
                Cow::Borrowed(self.text.get(start..self.at).unwrap_or_default())
            }
            None => Cow::Borrowed(plain),
            Some(inner) if plain.is_empty() && !inner.contains('"') => Cow::Borrowed(inner),
            Some(inner) if inner.replace("\"\"", "").contains('"') => {
                Cow::Owned(inner.replace("\\\"", "\"") + plain)
            }
            Some(inner) => Cow::Owned(inner.replace("\"\"", "\"") + plain),
        };
        let text = match text {
            Cow::Borrowed(text) => unprotect(text),
            Cow::Owned(text) => Cow::Owned(unprotect(&text).into_owned()),
        };
        Cell { text, bytes: start..self.at }
    }

    /// The text between quotation marks; reading goes on after it.
    fn quoted(&mut self, start: usize, end: usize) -> &'t str {
        self.at = (end + 1).min(self.text.len());
        self.text.get(start..end).unwrap_or_default()
    }

    /// The quotation marks of a cell that has spaces around them, as after the comma of a table typed by hand.
    fn quotes_after_spaces(&self) -> Option<(usize, usize)> {
        let spaces =
            |at: usize| self.text.as_bytes().iter().skip(at).take_while(|byte| **byte == b' ').count();
        let opening = self.at + spaces(self.at);
        if self.text.as_bytes().get(opening) != Some(&b'"') {
            return None;
        }
        let closing = self.closing_quote(opening + 1)?;
        self.is_end_of_cell(closing + 1 + spaces(closing + 1)).then_some((opening, closing))
    }

    /// The quotation mark that closes a cell. Two of them are one within it, and so is one after a backslash, as some
    /// programs write, unless the cell ends there.
    fn closing_quote(&self, start: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut at = start;
        loop {
            at += bytes.get(at..)?.iter().position(|byte| *byte == b'"')?;
            let is_after_backslash = at > start && bytes.get(at - 1) == Some(&b'\\');
            at += match bytes.get(at + 1) {
                Some(b'"') => 2,
                _ if is_after_backslash && !self.is_end_of_cell(at + 1) => 1,
                _ => return Some(at),
            };
        }
    }

    fn is_end_of_cell(&self, at: usize) -> bool {
        self.text.as_bytes().get(at).is_none_or(|byte| [self.delimiter, b'\n', b'\r'].contains(byte))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(text: &str) -> Table<'_> {
        Table::open(text, |row| row.column("id").is_some())
    }

    fn read(text: &str) -> Vec<Vec<(String, String)>> {
        let table = open(text);
        let row = |row: &Row<'_>| -> Vec<(String, String)> {
            let cell = |cell: &Cell<'_>| (cell.text.to_string(), text[cell.bytes.clone()].to_owned());
            row.cells.iter().map(cell).collect()
        };
        std::iter::once(row(&table.header)).chain(table.rows().map(|one| row(&one))).collect()
    }

    #[test]
    fn every_cell_has_its_place() {
        let text = "\u{feff}id,title\r\na,\"one, \"\"two\"\"\nthree\"\r\n\r\n,\r\n'=b,諾\r\n5\" pipe,\"x\"y";
        let cells = |pairs: [(&str, &str); 2]| pairs.map(|(a, b)| (a.to_owned(), b.to_owned())).to_vec();
        let expected = [
            cells([("id", "id"), ("title", "title")]),
            cells([("a", "a"), ("one, \"two\"\nthree", "\"one, \"\"two\"\"\nthree\"")]),
            cells([("=b", "'=b"), ("諾", "諾")]),
            cells([("5\" pipe", "5\" pipe"), ("\"x\"y", "\"x\"y")]),
        ];
        assert_eq!(read(text), expected);
    }

    #[test]
    fn quotation_marks_are_read_as_people_and_programs_write_them() {
        for (row, cells) in [
            ("a, \"one, two\" ,b", &["a", "one, two ", "b"][..]),
            ("a,  \"one\ntwo\"", &["a", "one\ntwo"]),
            ("a, \"one\" two", &["a", " \"one\" two"]),
            ("a, 5\" pipe", &["a", " 5\" pipe"]),
            (r#"a,"the \"long\" walk, again",b"#, &["a", r#"the "long" walk, again"#, "b"]),
            (r#"a,"C:\walk\",b"#, &["a", r"C:\walk\", "b"]),
            (r#"a,"x\"","b"#, &["a", r#"x\",b"#]),
        ] {
            let text = format!("id,title\n{row}\n");
            let rows = read(&text);
            let texts: Vec<&str> = rows[1].iter().map(|(text, _)| text.as_str()).collect();
            assert_eq!(texts, cells, "{row}");
        }
    }

    #[test]
    fn rows_have_the_numbers_that_a_spreadsheet_shows() {
        let table = open("# note\n\nid,date\n\"a\nb\",2\n\nc,3\n");
        let numbers: Vec<usize> = table.rows().map(|row| row.number).collect();
        assert_eq!((table.header.number, numbers), (3, vec![4, 6]));
        for row in table.rows() {
            assert_eq!(table.row_at(row.number, row.bytes.start), Some(row));
        }
    }

    #[test]
    fn separators_are_recognized_or_named() {
        for text in [
            "id;a;b,c\n1;2;3\n",
            "id\tdate\n1\t2\n",
            "id|date\n1|2\n",
            "sep=;\nid;a,b\n1;2\n",
            "\u{feff}SEP=;\r\nid;a,b\r\n1;2\r\n",
            "sep=\t\nid\ta\n1\t2\n",
            "\"sep=;\"\nid;a\n1;2\n",
            "A table, of 2021\nid;a\n1;2\n",
            ",,,\nid,a\n1,2\n",
            "# a comment\nid,a\n1,2\n",
            "sep=^\nid^a,b\n1^2\n",
            "sep=:\nid:a,b\n1:2\n",
        ] {
            let rows = read(text);
            assert_eq!((rows[0][0].0.as_str(), rows[1][1].0.as_str()), ("id", "2"), "{text}");
        }
    }
}
