//! A slide of TimelineJS: its cells by the columns of the spreadsheet template, with their places in the file.

use super::places::Places;
use super::row_fault;
use super::table::{Cell, Row, Table};
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use vigil_model::Fault;

/// The columns that are read, each with its other names, also the Chinese ones of sheets that were translated; `Id` is
/// the JSON's `unique_id`.
pub const COLUMNS: [(&str, &[&str]); 21] = [
    ("Year", &["Start Year", "年", "年份"]),
    ("Month", &["Start Month", "月", "月份"]),
    ("Day", &["Start Day", "日"]),
    ("Time", &["Start Time", "時間", "时间"]),
    ("Start Date", &["Date", "日期", "開始日期", "开始日期"]),
    ("End Year", &["結束年", "结束年", "結束年份", "结束年份"]),
    ("End Month", &["結束月", "结束月", "結束月份", "结束月份"]),
    ("End Day", &["結束日", "结束日"]),
    ("End Time", &["結束時間", "结束时间"]),
    ("End Date", &["結束日期", "结束日期"]),
    ("Display Date", &["顯示日期", "显示日期"]),
    ("Headline", &["Title", "標題", "标题"]),
    ("Text", &["Description", "內容", "内容", "文字"]),
    ("Media", &["Media URL", "URL", "媒體", "媒体"]),
    ("Media Link", &["Link"]),
    ("Media Credit", &["Credit", "媒體來源", "媒体来源"]),
    ("Media Caption", &["Caption", "媒體說明", "媒体说明"]),
    ("Media Alt", &["Alt Text", "Media Alt Text", "Alt"]),
    ("Type", &["類型", "类型"]),
    ("Group", &["Tag", "組別", "组别"]),
    ("Id", &["Unique Id"]),
];
/// Columns of looks, which are not kept.
const LOOKS: [&str; 4] = ["Media Thumbnail", "Thumbnail", "Background", "Media Background"];
/// The column of the reasons in a table of faulty rows.
pub const REASONS: &str = "faults";

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
    /// Its column, by its first name in [`COLUMNS`].
    pub column: &'static str,
    /// Its name in the file.
    pub name: Cow<'t, str>,
    /// Its text.
    pub text: Cow<'t, str>,
    /// Its place in the file.
    pub bytes: Range<usize>,
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

/// Whether a row has the names of the template's columns.
pub fn is_header(row: &Row<'_>) -> bool {
    let has = |name: &str| position(row, name).is_some();
    (has("Year") || has("Start Date")) && has("Headline")
}

/// The position of a column by one of its names.
fn position(header: &Row<'_>, column: &str) -> Option<usize> {
    header.cells.iter().position(|cell| column_of(&cell.text) == Some(column))
}

/// What the columns of a table are, by their names.
pub fn columns(header: &Row<'_>) -> Vec<Option<&'static str>> {
    header.cells.iter().map(|cell| column_of(&cell.text)).collect()
}

/// The column of a name.
pub fn column_of(name: &str) -> Option<&'static str> {
    let is = |known: &str| is_the_same(known, name);
    let found = COLUMNS.iter().find(|(column, others)| is(column) || others.iter().any(|other| is(other)));
    found.map(|(column, _)| *column)
}

/// Whether two names have the same letters, whatever their case, and whatever is between their words: `Display Date`,
/// `display_date`.
fn is_the_same(known: &str, name: &str) -> bool {
    letters(known).eq(letters(name))
}

fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase)
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
    let is_longer = row.cells.len() > table.header.cells.len();
    let split =
        || row_fault::split_column(table, row).and_then(|at| table.columns.get(at).copied().flatten());
    let split = is_longer.then(|| (split().unwrap_or("Media"), row_fault::split_help(table)));
    Slide { cells, bytes: row.bytes.clone(), number: row.number, form: Form::Table, split }
}

/// Warns of columns whose cells are not read, and of several for the same thing.
pub fn column_warnings(table: &Table<'_>, places: &Places<'_>) -> Vec<Fault> {
    let is_read = |name: &str| {
        let looks = || LOOKS.iter().any(|known| is_the_same(known, name));
        name.is_empty() || column_of(name).is_some() || looks() || name.eq_ignore_ascii_case(REASONS)
    };
    let cells = &table.header.cells;
    let warning = |(at, cell): (usize, &Cell<'_>)| {
        let name = cell.text.trim();
        if !is_read(name) {
            let message = format!("the column `{}` is not read", shown(name));
            let help = "move what matters in it to `Text`; the columns are those of the template";
            return Some(places.warning(&cell.bytes, message, help));
        }
        let column = table.columns.get(at).copied().flatten()?;
        let before = table.columns.iter().take(at).position(|before| *before == Some(column))?;
        let before = cells.get(before)?;
        let message = format!(
            "the columns `{}` and `{}` are the same; of each row the first that is filled is read",
            shown(before.text.trim()),
            shown(name)
        );
        let help = "move what matters in the other one to `Text`";
        Some(places.warning(&cell.bytes, message, help))
    };
    cells.iter().enumerate().filter_map(warning).collect()
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

/// A text as a message shows it.
pub fn shown(text: &str) -> String {
    let mut shown: String = text.chars().filter(|letter| !letter.is_control()).take(60).collect();
    if text.chars().nth(60).is_some() {
        shown.push('…');
    }
    shown
}
