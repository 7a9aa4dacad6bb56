//! Places in the file that is imported: from bytes to lines and columns, and to faults.

use std::cell::Cell;
use std::ops::Range;
use vigil_model::{Fault, Severity};

/// A file's text and where its lines begin.
pub struct Places<'t> {
    name: &'t str,
    text: &'t str,
    line_starts: Vec<usize>,
    /// The byte whose column was last counted, and the column: the next one is near it, even on a line without end.
    counted: Cell<(usize, usize)>,
}

impl<'t> Places<'t> {
    /// Of a file by its name and text.
    pub fn new(name: &'t str, text: &'t str) -> Places<'t> {
        let after = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Places {
            name,
            text,
            line_starts: std::iter::once(0).chain(after).collect(),
            counted: Cell::new((0, 1)),
        }
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
        let (before, column) = self.counted.get();
        let count = |from: usize, to: usize| self.text.get(from..to).map_or(0, |text| text.chars().count());
        let column = match before {
            _ if before < start || before > byte && before - byte > byte - start => count(start, byte) + 1,
            _ if before <= byte => column + count(before, byte),
            // The one before may be on a later line.
            _ if self.line(before) != self.line(byte) => count(start, byte) + 1,
            _ => column.saturating_sub(count(byte, before)),
        };
        self.counted.set((byte, column));
        column
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

    /// A failure of the file as a whole.
    pub fn fault_of_all(&self, message: impl Into<String>, help: impl Into<String>) -> Fault {
        Fault { line: 0, column: 0, ..self.fault(&(0..0), message, help) }
    }

    /// A warning at some bytes.
    pub fn warning(
        &self,
        bytes: &Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Fault {
        Fault { severity: Severity::Warning, ..self.fault(bytes, message, help) }
    }
}

/// A text as a message shows it.
pub fn shown(text: &str) -> String {
    let mut shown: String = text.chars().filter(|letter| !letter.is_control()).take(60).collect();
    if text.chars().nth(60).is_some() {
        shown.push('…');
    }
    shown
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
        let text = "諾a\nbcdé諾fgh\n\nxyz";
        let places = Places::new("a.csv", text);
        let bytes: Vec<usize> = text.char_indices().map(|(byte, _)| byte).collect();
        for one in &bytes {
            for byte in &bytes {
                places.fault(&(*one..*one), "", "");
                let fault = places.fault(&(*byte..*byte), "", "");
                let line = text[..*byte].rsplit('\n').next().unwrap();
                assert_eq!(fault.column as usize, line.chars().count() + 1, "byte {byte} after {one}");
            }
        }
    }
}
