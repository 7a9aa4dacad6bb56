//! A slide of TimelineJS: its cells by the columns of the spreadsheet template, with their places in the file.

use super::address::without_invisible;
use super::places::Places;
use super::row_fault;
use super::table::{Cell, Row, Table};
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use vigil_model::Fault;

/// Where a row or slide is, to read it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowAt {
    /// The number of the row, from 1, or of the slide, from 0.
    pub number: usize,
    /// Its first byte.
    pub start: usize,
}

/// How the file names things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// By columns.
    #[default]
    Table,
    /// By the fields of JSON.
    Json,
    /// By the fields of the JSON of TimelineJS 1.
    Json1,
}

/// The name of a row or slide in messages.
#[derive(Clone, Copy, Debug)]
pub struct Label(pub Form, pub usize);

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Label(Form::Table, number) => write!(f, "row {number}"),
            Label(Form::Json, number) => write!(f, "events[{number}]"),
            Label(Form::Json1, number) => write!(f, "date[{number}]"),
        }
    }
}

/// A cell of a slide.
#[derive(Clone, Debug)]
pub struct SlideCell<'t> {
    /// Its column, by its first name in [`COLUMNS`](super::slide_columns::COLUMNS).
    pub column: &'static str,
    /// Its name in the file.
    pub name: Cow<'t, str>,
    /// Its text.
    pub text: Cow<'t, str>,
    /// Its place in the file.
    pub bytes: Range<usize>,
}

impl SlideCell<'_> {
    /// Takes invisible characters out of a short cell; those of a text may belong to its words.
    pub fn clean(&mut self) {
        if !["Headline", "Text", "Media Credit", "Media Caption", "Media Alt"].contains(&self.column)
            && let Cow::Owned(clean) = without_invisible(&self.text)
        {
            self.text = Cow::Owned(clean);
        }
    }
}

/// The kind of a slide, by its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// An event.
    Event,
    /// The title of the timeline.
    Title,
    /// A span behind the events.
    Era,
    /// It has a type that TimelineJS does not know, and shows as an event.
    Unknown,
}

/// A slide.
#[derive(Clone, Debug)]
pub struct Slide<'t> {
    /// Its cells.
    pub cells: Vec<SlideCell<'t>>,
    /// What is pointed at for the slide as a whole.
    pub bytes: Range<usize>,
    /// Its number.
    pub number: usize,
    /// How the file names things.
    pub form: Form,
    /// The column in which a text may be cut by its separator, if the row has more cells than there are columns; and the
    /// remedy.
    pub split: Option<(&'static str, String)>,
}

/// A row of a table as a slide.
pub fn from_row<'t>(table: &Table<'t>, row: &Row<'t>) -> Slide<'t> {
    let mut cells: Vec<SlideCell<'t>> = Vec::with_capacity(row.cells.len());
    for ((name, column), cell) in table.header.cells.iter().zip(&table.columns).zip(&row.cells) {
        let Some(column) = *column else { continue };
        // Of columns with the same name the first that is filled counts.
        match cells.iter_mut().find(|before| before.column == column) {
            Some(before) if !before.text.trim().is_empty() => {}
            Some(before) => (before.text, before.bytes) = (cell.text.clone(), cell.bytes.clone()),
            None => {
                let Cell { text, bytes } = cell.clone();
                cells.push(SlideCell { column, name: name.text.clone(), text, bytes });
            }
        }
    }
    cells.iter_mut().for_each(SlideCell::clean);
    let is_longer = row.cells.len() > table.header.cells.len();
    let split =
        || row_fault::split_column(table, row).and_then(|at| table.columns.get(at).copied().flatten());
    let split = is_longer.then(|| (split().unwrap_or("Media"), row_fault::split_help(table)));
    Slide { cells, bytes: row.bytes.clone(), number: row.number, form: Form::Table, split }
}

impl<'t> Slide<'t> {
    /// The text of a column, empty if there is none.
    pub fn text(&self, column: &str) -> &str {
        self.cell(column).map_or("", |cell| cell.text.trim())
    }

    /// The cell of a column, also an empty one.
    pub fn cell(&self, column: &str) -> Option<&SlideCell<'t>> {
        self.cells.iter().find(|cell| cell.column == column)
    }

    /// Its kind.
    pub fn sort(&self) -> Sort {
        match self.text("Type").to_lowercase().as_str() {
            "" | "event" | "events" | "slide" | "slides" | "事件" => Sort::Event,
            "title" | "titles" | "title slide" | "overview" | "標題" | "标题" => Sort::Title,
            "start" if self.cell("Start Date").is_some() => Sort::Title,
            "era" | "eras" | "時代" | "时代" => Sort::Era,
            _ => Sort::Unknown,
        }
    }

    /// The bytes of a cell, or of the slide if there is no such cell.
    pub fn bytes_of(&self, column: &str) -> &Range<usize> {
        self.cell(column).map_or(&self.bytes, |cell| &cell.bytes)
    }

    /// The name of a column in the file.
    pub fn name_of(&self, column: &'static str) -> Cow<'_, str> {
        match self.cell(column) {
            Some(cell) => Cow::Borrowed(&cell.name),
            None => Cow::Borrowed(name_in(column, self.form).unwrap_or(column)),
        }
    }

    /// The name of the slide in messages.
    pub fn label(&self) -> Label {
        Label(self.form, self.number)
    }

    /// A failure at a cell.
    pub fn fault(
        &self,
        places: &Places<'_>,
        column: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Fault {
        let fault = places.fault(self.bytes_of(column), message, help);
        Fault { id: self.label().to_string(), field: self.name_of(column).into_owned(), ..fault }
    }

    /// A warning at a cell.
    pub fn warning(
        &self,
        places: &Places<'_>,
        column: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Fault {
        let fault = self.fault(places, column, message, help);
        Fault { severity: vigil_model::Severity::Warning, ..fault }
    }
}

/// The name of a column of the template in JSON; none in a table.
fn name_in(column: &str, form: Form) -> Option<&'static str> {
    let names = match form {
        Form::Table => return None,
        Form::Json => [
            ("Year", "start_date.year"),
            ("Headline", "text.headline"),
            ("Text", "text.text"),
            ("Media", "media.url"),
            ("Group", "group"),
        ],
        Form::Json1 => [
            ("Year", "startDate"),
            ("Headline", "headline"),
            ("Text", "text"),
            ("Media", "asset.media"),
            ("Group", "tag"),
        ],
    };
    names.iter().find(|(known, _)| *known == column).map(|(_, name)| *name)
}
