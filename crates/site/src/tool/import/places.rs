//! Places in the file that is imported: from bytes to lines and columns, and to faults.

use std::ops::Range;
use vigil_model::{Fault, Severity};

/// A file's text and where its lines begin.
pub struct Places<'t> {
    name: &'t str,
    text: &'t str,
    line_starts: Vec<usize>,
}

/// The text of a file, or the fault that it is none.
pub fn text_of<'t>(name: &str, bytes: &'t [u8]) -> Result<&'t str, Box<Fault>> {
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let valid = bytes.get(..at).and_then(|valid| std::str::from_utf8(valid).ok()).unwrap_or_default();
        let places = Places::new(name, valid);
        let help = "save it in the encoding UTF-8; a spreadsheet calls it “CSV UTF-8”";
        Box::new(places.fault(&(at..at), "the file is not UTF-8", help))
    })
}

impl<'t> Places<'t> {
    /// Of a file by its name and text.
    pub fn new(name: &'t str, text: &'t str) -> Places<'t> {
        let after = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Places { name, text, line_starts: std::iter::once(0).chain(after).collect() }
    }

    /// The file's name.
    pub fn name(&self) -> &'t str {
        self.name
    }

    /// The file's text.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The line of a byte, from 1.
    pub fn line(&self, byte: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= byte)
    }

    fn column(&self, byte: usize) -> usize {
        let start = self.line_starts.get(self.line(byte).saturating_sub(1)).copied().unwrap_or(0);
        self.text.get(start..byte).map_or(0, |before| before.chars().count()) + 1
    }

    /// A failure at some bytes.
    pub fn fault(&self, bytes: &Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Fault {
        Fault {
            severity: Severity::Failure,
            file: self.name.to_owned(),
            line: self.line(bytes.start) as u32,
            column: self.column(bytes.start) as u32,
            id: String::new(),
            field: String::new(),
            message: message.into(),
            help: help.into(),
            bytes: bytes.clone(),
        }
    }

    /// A warning at some bytes.
    pub fn warning(&self, bytes: &Range<usize>, message: &str, help: &str) -> Fault {
        Fault { severity: Severity::Warning, ..self.fault(bytes, message, help) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_characters_from_one() {
        let places = Places::new("a.csv", "諾a\nb\n");
        for (byte, line, column) in [(0, 1, 1), (3, 1, 2), (4, 1, 3), (5, 2, 1), (6, 2, 2), (7, 3, 1)] {
            let fault = places.fault(&(byte..byte), "", "");
            assert_eq!((fault.line, fault.column), (line, column), "byte {byte}");
        }
    }

    #[test]
    fn what_is_no_text_is_told_where_it_stops_being_one() {
        let fault = text_of("a.csv", b"id\n\xff").unwrap_err();
        assert_eq!((fault.line, fault.column, fault.message.as_str()), (2, 1, "the file is not UTF-8"));
    }
}
