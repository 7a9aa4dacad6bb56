//! A table to import: the rows of a CSV file with the place of every cell.
//!
//! Cells are separated by what the first row is: a comma, or the semicolon or tab of spreadsheets in other languages.

use super::places::Places;
use crate::publish::export::cell::unprotect;
use crate::publish::export::table::BYTE_ORDER_MARK;
use std::ops::Range;
use vigil_model::Fault;

/// A cell's text, and its bytes in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its text, without the apostrophe that keeps spreadsheets from taking it for a formula.
    pub text: String,
    /// Its place in the file, quotes included.
    pub bytes: Range<usize>,
}

/// A row of cells; it has as many as the table has columns.
#[derive(Debug)]
pub struct Row {
    /// The cells.
    pub cells: Vec<Cell>,
    /// Its place in the file.
    pub bytes: Range<usize>,
}

/// A table.
pub struct Table {
    /// The names of the columns.
    pub header: Vec<Cell>,
    /// Their place in the file.
    pub header_bytes: Range<usize>,
    /// The other rows; those without any text are left out.
    pub rows: Vec<Row>,
}

impl Table {
    /// Reads a table with its faults; a row with a fault is left out.
    pub fn read(places: &Places<'_>) -> (Table, Vec<Fault>) {
        let text = places.text();
        let skipped = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
        let body = text.get(skipped..).unwrap_or_default();
        let delimiter = delimiter(body.lines().next().unwrap_or_default());
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(body.as_bytes());
        let mut table = Table { header: Vec::new(), header_bytes: 0..0, rows: Vec::new() };
        let mut faults = Vec::new();
        let mut record = csv::StringRecord::new();
        while let Ok(true) = reader.read_record(&mut record) {
            let start = record.position().map_or(0, |position| position.byte() as usize);
            let end = reader.position().byte() as usize;
            // Line breaks of the row before may be left over, at the end of this one.
            let raw = body.get(start..end).unwrap_or_default();
            let start = start + raw.len() - raw.trim_start_matches(['\r', '\n']).len();
            let end = start + body.get(start..end).unwrap_or_default().trim_end_matches(['\r', '\n']).len();
            let ranges = cells_in(body, start..end, delimiter);
            let cell = |(text, bytes): (&str, &Range<usize>)| Cell {
                text: unprotect(text).to_owned(),
                bytes: bytes.start + skipped..bytes.end + skipped,
            };
            let cells: Vec<Cell> = record.iter().zip(&ranges).map(cell).collect();
            let bytes = start + skipped..end + skipped;
            if table.header.is_empty() {
                (table.header, table.header_bytes) = (cells, bytes);
            } else if cells.len() != table.header.len() {
                faults.push(wrong_length(places, &bytes, cells.len(), table.header.len()));
            } else if cells.iter().any(|cell| !cell.text.trim().is_empty()) {
                table.rows.push(Row { cells, bytes });
            }
        }
        (table, faults)
    }

    /// The position of the column of that name, whatever its letters' case.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|cell| cell.text.trim().eq_ignore_ascii_case(name))
    }
}

fn wrong_length(places: &Places<'_>, bytes: &Range<usize>, cells: usize, columns: usize) -> Fault {
    let message = format!("the row has {cells} cells, the first row has {columns}");
    let help = "look for a missing separator, or a quotation mark that is never closed; within a cell in quotation \
                marks they are written twice";
    places.fault(bytes, message, help)
}

/// The separator that the first row has most of.
fn delimiter(header: &str) -> u8 {
    let count = |delimiter: &u8| header.bytes().filter(|byte| byte == delimiter).count();
    // Of equal counts the last wins, so the comma is last.
    [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',')
}

/// The bytes of each cell of a row.
fn cells_in(text: &str, row: Range<usize>, delimiter: u8) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    let (mut start, mut quoted) = (row.start, false);
    for (at, byte) in text.bytes().enumerate().take(row.end).skip(row.start) {
        match byte {
            b'"' => quoted = !quoted,
            byte if byte == delimiter && !quoted => {
                cells.push(start..at);
                start = at + 1;
            }
            _ => {}
        }
    }
    cells.push(start..row.end);
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<Vec<(String, String)>>, Vec<String>) {
        let places = Places::new("a.csv", text);
        let (table, faults) = Table::read(&places);
        let row = |cells: &[Cell]| -> Vec<(String, String)> {
            cells.iter().map(|cell| (cell.text.clone(), text[cell.bytes.clone()].to_owned())).collect()
        };
        let rows = std::iter::once(row(&table.header)).chain(table.rows.iter().map(|one| row(&one.cells)));
        let faults = faults.iter().map(|fault| format!("{}: {}", fault.line, fault.message));
        (rows.collect(), faults.collect())
    }

    #[test]
    fn every_cell_has_its_place() {
        let text = "\u{feff}id,title\r\na,\"one, \"\"two\"\"\nthree\"\r\n\r\n,\r\n'=b,諾\r\n";
        let (rows, faults) = read(text);
        let cells = |pairs: [(&str, &str); 2]| pairs.map(|(a, b)| (a.to_owned(), b.to_owned())).to_vec();
        let expected = [
            cells([("id", "id"), ("title", "title")]),
            cells([("a", "a"), ("one, \"two\"\nthree", "\"one, \"\"two\"\"\nthree\"")]),
            cells([("=b", "'=b"), ("諾", "諾")]),
        ];
        assert_eq!(rows, expected);
        assert_eq!(faults, Vec::<String>::new());
    }

    #[test]
    fn other_separators_are_recognized() {
        assert_eq!(read("id;a;b,c\n1;2;3\n").0[1][1].0, "2");
        assert_eq!(read("id\tdate\n1\t2\n").0[1][1].0, "2");
    }

    #[test]
    fn a_row_of_another_length_is_a_fault_with_its_line() {
        let (rows, faults) = read("id,date\n\"a\nb\",2\nc\nd,1,2\n");
        assert_eq!(rows.len(), 2);
        assert_eq!(
            faults,
            ["4: the row has 1 cells, the first row has 2", "5: the row has 3 cells, the first row has 2"]
        );
    }
}
