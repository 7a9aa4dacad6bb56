//! A list as a table: CSV as RFC 4180 has it, in UTF-8 with a byte order mark, without which Excel takes it for something
//! else.

use crate::publish::export::cell::protect;
use csv::{Terminator, WriterBuilder};
use std::io::Write;

/// Says that a file is UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A column of a table of `T`s.
pub struct Column<T> {
    /// Its name, in the first row.
    pub name: String,
    /// Its meaning, as the last part of a message key; the columns of one text in several languages share it.
    pub meaning: &'static str,
    /// The text in it.
    pub text: Box<dyn Fn(&T) -> String + Send + Sync>,
}

impl<T> Column<T> {
    /// A column of its own.
    pub fn new(name: &'static str, text: impl Fn(&T) -> String + Send + Sync + 'static) -> Column<T> {
        Column { name: name.to_owned(), meaning: name, text: Box::new(text) }
    }
}

/// Writes a table with a row for each.
pub fn write<T>(list: &[T], columns: &[Column<T>], out: &mut dyn Write) -> anyhow::Result<()> {
    let names = columns.iter().map(|column| column.name.clone());
    let rows = list.iter().map(|one| columns.iter().map(|column| (column.text)(one)).collect());
    write_rows(std::iter::once(names.collect()).chain(rows), out)
}

/// Writes rows of cells, every one of them safe to open in a spreadsheet.
pub fn write_rows(rows: impl Iterator<Item = Vec<String>>, out: &mut dyn Write) -> anyhow::Result<()> {
    out.write_all(BYTE_ORDER_MARK.as_bytes())?;
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
    for row in rows {
        writer.write_record(row.iter().map(|text| protect(text).into_owned()))?;
    }
    Ok(writer.flush()?)
}
