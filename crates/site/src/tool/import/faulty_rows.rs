//! The rows that could not be taken, as a table that can be mended and imported again: the columns of the file, and in front
//! of them one with the reasons, which an import passes over.

use super::json_slides::in_columns;
use super::rows::{Line, Rows};
use super::slide_columns::{COLUMNS, REASONS};
use super::written_date::{Order, Reading};
use crate::output::{Replacement, Staged};
use crate::publish::export::cell::protect;
use crate::publish::export::table::BYTE_ORDER_MARK;
use anyhow::Context;
use csv::{Terminator, Writer, WriterBuilder};
use std::io::Write;
use std::path::Path;
use vigil_model::{Fault, Severity};

/// The table of the rows that could not be taken. There is no file before the first of them.
pub(crate) struct FaultyRows<'a> {
    path: &'a Path,
    replacement: &'a mut Replacement,
    writer: Option<Writer<Staged>>,
    /// Dates that could be two are written as the one that the file as a whole says.
    order: Order,
    /// How many rows it has.
    pub count: usize,
}

impl<'a> FaultyRows<'a> {
    /// A table without rows.
    pub fn new(path: &'a Path, replacement: &'a mut Replacement, order: Order) -> FaultyRows<'a> {
        FaultyRows { path, replacement, writer: None, order, count: 0 }
    }

    /// Adds a row with its faults.
    pub fn push(&mut self, rows: &Rows<'_>, line: &Line<'_>, faults: &[Fault]) -> anyhow::Result<()> {
        let columns = columns(rows);
        let mut cells = vec![reasons(rows, faults)];
        match line {
            Line::Row(row) => {
                let reasons = reasons_column(rows);
                let own = row.cells.iter().enumerate().filter(|(at, _)| Some(*at) != reasons);
                let own = own.enumerate().map(|(at, (_, cell))| {
                    self.dated(columns.get(at).map_or("", String::as_str), &cell.text)
                });
                cells.extend(own);
            }
            Line::Slide(slide) => {
                cells.extend(columns.iter().map(|column| self.dated(column, slide.text(column))));
            }
        }
        let width = columns.len() + 1;
        cells.resize(cells.len().max(width), String::new());
        self.writer(columns)?.write_record(cells.iter().map(|cell| protect(cell).into_owned()))?;
        self.count += 1;
        Ok(())
    }

    /// Ends the file.
    pub fn end(self) -> anyhow::Result<usize> {
        if let Some(writer) = self.writer {
            let staged = writer.into_inner().map_err(csv::IntoInnerError::into_error);
            staged.with_context(|| format!("cannot write {}", self.path.display()))?.end()?;
        }
        Ok(self.count)
    }

    fn writer(&mut self, columns: Vec<String>) -> anyhow::Result<&mut Writer<Staged>> {
        if self.writer.is_none() {
            let mut staged = self.replacement.begin(self.path)?;
            staged.write_all(BYTE_ORDER_MARK.as_bytes())?;
            let mut writer =
                WriterBuilder::new().flexible(true).terminator(Terminator::CRLF).from_writer(staged);
            writer.write_record(std::iter::once(REASONS.to_owned()).chain(columns))?;
            self.writer = Some(writer);
        }
        self.writer.as_mut().context("the table of faulty rows is not open")
    }

    fn dated(&self, column: &str, text: &str) -> String {
        let is_date = ["Start Date", "StartDate", "End Date", "EndDate"];
        let date = Some(Reading::of(text)).filter(|reading| {
            !reading.has_time && is_date.iter().any(|name| name.eq_ignore_ascii_case(column.trim()))
        });
        let date = date.and_then(|reading| reading.in_order(self.order));
        date.map_or_else(|| text.to_owned(), |date| date.to_string())
    }
}

/// The names of the columns, without that of reasons.
fn columns(rows: &Rows<'_>) -> Vec<String> {
    match rows {
        Rows::Events(table) | Rows::Slides(table) => {
            let reasons = reasons_column(rows);
            let names = table.header.cells.iter().enumerate().filter(|(at, _)| Some(*at) != reasons);
            names.map(|(_, cell)| cell.text.to_string()).collect()
        }
        Rows::Json(_) => COLUMNS.iter().map(|(name, _)| (*name).to_owned()).collect(),
    }
}

/// The column of the reasons of an earlier import.
fn reasons_column(rows: &Rows<'_>) -> Option<usize> {
    match rows {
        Rows::Events(table) | Rows::Slides(table) => table.column(REASONS),
        Rows::Json(_) => None,
    }
}

/// The failures in words, a line each.
fn reasons(rows: &Rows<'_>, faults: &[Fault]) -> String {
    let failures = faults.iter().filter(|fault| fault.severity == Severity::Failure);
    let reason = |fault: &Fault| match fault.field.as_str() {
        "" => format!("{}: {}", fault.message, fault.help),
        field => format!("`{field}`: {}: {}", fault.message, fault.help),
    };
    let reasons = failures.map(reason).collect::<Vec<_>>().join("\n");
    if let Rows::Json(_) = rows { in_columns(&reasons) } else { reasons }
}
