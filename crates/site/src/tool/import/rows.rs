//! The rows of the file that is imported, in any of the formats, read one at a time and again when they are written.

use super::json_slides::{self, JsonSlides};
use super::places::Places;
use super::slide::{self, RowAt, Slide, Sort};
use super::slide_columns;
use super::table::{Row, Table};
use super::written_date::Order;
use super::{events_table, html};
use std::hash::{DefaultHasher, Hash, Hasher};
use vigil_model::Fault;

/// How many rows are looked through for the title.
const TITLE_ROWS: usize = 20;
/// How many bytes are looked through for the names of the columns in a file that may be JSON.
const HEAD_LIMIT: usize = 16_000;

/// The rows of a file.
pub(crate) enum Rows<'t> {
    /// Our own table of events.
    Events(Table<'t>),
    /// A table of slides.
    Slides(Table<'t>),
    /// JSON with slides.
    Json(JsonSlides<'t>),
}

/// A row of a table or a slide.
pub(crate) enum Line<'t> {
    /// A row of a table.
    Row(Row<'t>),
    /// A slide of JSON.
    Slide(Slide<'t>),
}

impl<'t> Rows<'t> {
    /// Recognizes the format and reads what is about the file as a whole; with the warnings of it, or its faults.
    pub fn open(places: &Places<'t>) -> Result<(Rows<'t>, Vec<Fault>), Vec<Fault>> {
        let is_header = |row: &Row<'_>| slide_columns::is_header(row) || events_table::is_header(row);
        // A bracket in a title above a table does not make it JSON.
        let start =
            json_slides::start_of(places.text()).filter(|_| !begins_with_header(places.text(), is_header));
        if let Some(start) = start {
            let slides = JsonSlides::open(places, start).map_err(|fault| vec![*fault])?;
            return Ok((Rows::Json(slides), Vec::new()));
        }
        let mut table = Table::open(places.text(), is_header);
        if events_table::is_header(&table.header) {
            let faults = events_table::column_faults(&table, places);
            return if faults.is_empty() { Ok((Rows::Events(table), faults)) } else { Err(faults) };
        }
        if slide_columns::is_header(&table.header) {
            table.columns = slide_columns::columns(&table.header);
            let warnings = slide_columns::column_warnings(&table, places);
            return Ok((Rows::Slides(table), warnings));
        }
        if let Some(start) = json_slides::start_in_script(places.text()) {
            let slides = JsonSlides::open(places, start).map_err(|fault| vec![*fault])?;
            return Ok((Rows::Json(slides), Vec::new()));
        }
        if places
            .text()
            .trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}')
            .is_empty()
        {
            let help = "look whether it is the right one, and whether it was saved";
            return Err(vec![places.fault_of_all("the file is empty", help)]);
        }
        Err(vec![no_table(&table, places)])
    }

    /// All rows.
    pub fn lines(&self) -> Box<dyn Iterator<Item = Line<'t>> + '_> {
        match self {
            Rows::Events(table) | Rows::Slides(table) => Box::new(table.rows().map(Line::Row)),
            Rows::Json(json) => Box::new(json.slides.iter().map(|at| Line::Slide(json.slide(*at)))),
        }
    }

    /// Reads a row again.
    pub fn line_at(&self, at: RowAt) -> Option<Line<'t>> {
        match self {
            Rows::Events(table) | Rows::Slides(table) => table.row_at(at.number, at.start).map(Line::Row),
            Rows::Json(json) => Some(Line::Slide(json.slide(at))),
        }
    }

    /// A row as a slide, if the file has slides.
    pub fn slide(&self, line: &Line<'t>) -> Option<Slide<'t>> {
        match (self, line) {
            (Rows::Slides(table), Line::Row(row)) => Some(slide::from_row(table, row)),
            (_, Line::Slide(slide)) => Some(slide.clone()),
            _ => None,
        }
    }

    /// The headline and the text of the timeline's title, as plain texts.
    pub fn title(&self) -> Option<(String, String)> {
        let title = match self {
            Rows::Events(_) => None,
            Rows::Json(json) => json.title.clone(),
            Rows::Slides(_) => {
                let mut slides = self.lines().take(TITLE_ROWS).filter_map(|line| self.slide(&line));
                let title = slides.find(|slide| slide.sort() == Sort::Title);
                title.map(|title| (title.text("Headline").to_owned(), title.text("Text").to_owned()))
            }
        };
        title.map(|(headline, text)| (html::text_of(&headline), html::text_of(&text)))
    }

    /// Which number of dates such as `5/12/2015` is the month.
    pub fn order(&self) -> Order {
        if let Rows::Events(_) = self {
            return Order::Unknown;
        }
        // Whole dates may stand in the columns of years too.
        let columns = ["Start Date", "End Date", "Year", "End Year"];
        let slides = self.lines().filter_map(|line| self.slide(&line));
        slides.fold(Order::Unknown, |order, slide| {
            columns.iter().fold(order, |order, column| order.with(slide.text(column)))
        })
    }

    /// The titles and eras that are apart from the rows.
    pub fn left_out(&self) -> usize {
        match self {
            Rows::Json(json) => json.left_out,
            _ => 0,
        }
    }
}

/// Whether one of the first lines has the names of the columns.
fn begins_with_header(text: &str, is_header: impl Fn(&Row<'_>) -> bool) -> bool {
    let lines = text.split_inclusive('\n').take(TITLE_ROWS).map(str::len);
    let length = lines.sum::<usize>().min(HEAD_LIMIT);
    let head = text.get(..text.floor_char_boundary(length)).unwrap_or_default();
    is_header(&Table::open(head, &is_header).header)
}

/// The fault of a file without the names of the columns, or without one of them.
fn no_table(table: &Table<'_>, places: &Places<'_>) -> Fault {
    let help = "one of the first rows names the columns: those of events.csv (id, date, category, …) or of the TimelineJS \
                template (Year, Month, Day, …, Headline, Text, …)";
    let missing = |row: &Row<'_>| events_table::missing(row).or_else(|| slide_columns::missing(row));
    let nearly = Table::open(places.text(), |row| missing(row).is_some());
    if let Some(name) = missing(&nearly.header) {
        let message = format!("the column `{name}` is missing in the row of the columns' names");
        return places.fault(&nearly.header.bytes, message, help);
    }
    places.fault(&table.header.bytes, "neither a table of events nor one of TimelineJS", help)
}

impl Line<'_> {
    /// Where it is.
    pub fn at(&self) -> RowAt {
        match self {
            Line::Row(row) => RowAt { number: row.number, start: row.bytes.start },
            Line::Slide(slide) => RowAt { number: slide.number, start: slide.bytes.start },
        }
    }

    /// A number that differs for lines that say something else.
    pub fn fingerprint(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        match self {
            Line::Row(row) => row.cells.iter().for_each(|cell| cell.text.trim().hash(&mut hasher)),
            Line::Slide(slide) => {
                slide.cells.iter().for_each(|cell| (cell.column, cell.text.trim()).hash(&mut hasher));
            }
        }
        hasher.finish()
    }
}
