//! Faults of the shape of a row: a quotation mark that takes in the rows after it, and cells too many or too few.

use super::embed;
use super::places::Places;
use super::slide_columns::column_of;
use super::table::{Row, Table};
use vigil_model::Fault;

/// The columns of slides whose cells are words, in which a separator may be typed.
const WORDS: [&str; 6] = ["Display Date", "Headline", "Text", "Media Credit", "Media Caption", "Media Alt"];
/// The beginnings of our own columns of words.
const OWN_WORDS: [&str; 4] = ["title_", "summary_", "source_titles", "source_publishers"];

/// The fault of a quotation mark that is closed too late, or in the midst of a cell.
pub fn of_quotes(table: &Table<'_>, row: &Row<'_>, places: &Places<'_>) -> Option<Fault> {
    let mut closed = row.cells.iter().filter(|cell| row.open_quote != Some(cell.bytes.start));
    let takes_rows = closed.find(|cell| takes_rows(table, cell.bytes.start, cell.bytes.end));
    if let Some(cell) = takes_rows.filter(|cell| row.odd_quote.is_none_or(|odd| cell.bytes.start <= odd)) {
        let message = "this quotation mark is not closed before the end of the line, and the cell takes in the rows after it";
        return Some(places.fault(&(cell.bytes.start..cell.bytes.start + 1), message, QUOTES));
    }
    let odd = row.odd_quote?;
    let cell = row.cells.iter().find(|cell| cell.bytes.start == odd)?;
    let message = match table.source(&cell.bytes).contains('\n') {
        true => {
            "this quotation mark is not closed before the end of the line, but in the midst of a later one"
        }
        false => "text follows the quotation mark that closes this one",
    };
    Some(places.fault(&(odd..odd + 1), message, QUOTES))
}

const QUOTES: &str =
    "close it at the end of the cell; within a cell in quotation marks they are written twice";

/// Whether a cell in quotation marks has a line that begins like a row of the table.
fn takes_rows(table: &Table<'_>, start: usize, end: usize) -> bool {
    let cell = table.source(&(start..end));
    if !cell.starts_with('"') {
        return false;
    }
    let mut lines = cell.match_indices('\n').map(|(at, _)| start + at + 1);
    lines.any(|line| is_like_a_row(table, table.line_from(line)))
}

/// Whether a line has a date where the table has dates, and as many separators as a row.
fn is_like_a_row(table: &Table<'_>, line: &str) -> bool {
    let is_dated = |name: &str| {
        matches!(column_of(name), Some("Year" | "Start Date")) || ["id", "date"].contains(&name.trim())
    };
    let names = &table.header.cells;
    let Some(dated) = names.iter().position(|cell| is_dated(&cell.text)) else { return false };
    let cells: Vec<&str> = line.split(char::from(table.delimiter)).collect();
    let cell = cells.get(dated).map_or("", |cell| cell.trim_matches(['"', ' ']));
    let year = cell.get(..4).unwrap_or_default();
    names.len() > 2
        && cells.len() >= names.len()
        && !year.is_empty()
        && year.bytes().all(|byte| byte.is_ascii_digit())
        && !cell.contains(char::is_whitespace)
}

/// The fault of a row that is not as long as the row of names.
pub fn of_length(table: &Table<'_>, row: &Row<'_>, places: &Places<'_>) -> Option<Fault> {
    if let Some(quote) = row.open_quote {
        return Some(places.fault(&(quote..quote + 1), "this quotation mark is never closed", QUOTES));
    }
    let columns = table.header.cells.len();
    let is_longer = row.cells.iter().skip(columns).any(|cell| !cell.text.trim().is_empty());
    if row.cells.len() >= columns && !is_longer {
        return None;
    }
    let message =
        format!("the row has {} cells, the row of the columns' names has {columns}", row.cells.len());
    if let Some(cell) = split_column(table, row).and_then(|column| row.cells.get(column)) {
        return Some(places.fault(&cell.bytes, message, split_help(table)));
    }
    let help = "look for a missing separator, or a quotation mark that is never closed; within a cell in quotation \
                marks they are written twice";
    Some(places.fault(&row.bytes, message, help))
}

/// The remedy for a text that its own separator has cut.
pub fn split_help(table: &Table<'_>) -> String {
    let sign = match table.delimiter {
        b',' => "comma",
        b';' => "semicolon",
        b'\t' => "tab",
        _ => "separator",
    };
    format!("put the text with the {sign} into quotation marks, or remove the cell that is too many")
}

/// The column in which a text seems to be cut by a separator, in a row with more cells than there are columns: before the
/// address if that is moved, else after it, and where the next cell goes on after a space.
pub fn split_column(table: &Table<'_>, row: &Row<'_>) -> Option<usize> {
    let names = &table.header.cells;
    if row.cells.len() <= names.len() {
        return None;
    }
    let is_words = |at: &usize| {
        let name = names.get(*at).map_or("", |cell| cell.text.trim());
        let is_own = || OWN_WORDS.iter().any(|own| name.starts_with(own));
        let is_filled = || row.cells.get(*at).is_some_and(|cell| !cell.text.trim().is_empty());
        (column_of(name).is_some_and(|column| WORDS.contains(&column)) || is_own()) && is_filled()
    };
    let is_address = |at: usize| row.cells.get(at).is_some_and(|cell| !embed::of_cell(&cell.text).is_empty());
    let is_media =
        |name: &str| column_of(name) == Some("Media") || name.trim().eq_ignore_ascii_case("source_urls");
    let range = match names.iter().position(|cell| is_media(&cell.text)) {
        Some(media) if is_address(media) => media + 1..names.len(),
        Some(media) if (media + 1..row.cells.len()).any(is_address) => 0..media,
        _ => 0..names.len(),
    };
    let mut texts = range.filter(is_words);
    let goes_on = |at: &usize| row.cells.get(at + 1).is_some_and(|cell| cell.text.starts_with(' '));
    texts.clone().find(goes_on).or_else(|| texts.next())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str, fault: fn(&Table<'_>, &Row<'_>, &Places<'_>) -> Option<Fault>) -> Vec<String> {
        let places = Places::new("a.csv", text);
        let table = Table::open(text, |row| row.column("id").is_some() || row.column("year").is_some());
        let faults = table.rows().filter_map(|row| fault(&table, &row, &places));
        faults.map(|fault| format!("{}:{}: {}", fault.line, fault.column, fault.message)).collect()
    }

    #[test]
    fn a_row_of_another_length_is_a_fault_with_its_line() {
        assert_eq!(
            faults("id,date\n\"a\nb\",2\nc\nd,1,2\ne,1,,\nf,\"1\n", of_length),
            [
                "4:1: the row has 1 cells, the row of the columns' names has 2",
                "5:1: the row has 3 cells, the row of the columns' names has 2",
                "7:3: this quotation mark is never closed",
            ]
        );
    }

    #[test]
    fn a_text_that_a_separator_cuts_is_pointed_at() {
        const HEADER: &str = "Year,Headline,Text,Media,Media Credit";
        for (row, column) in [
            ("2021,Walk,They walked, and sang,https://a.example/,Ann", 11),
            ("2021,Walk, the first,They walked,https://a.example/,Ann", 6),
            ("2021,Walk,the first,They walked,https://a.example/,Ann", 6),
            ("2021,Walk,They walked,https://a.example/,Ann, of the Paper", 42),
        ] {
            let message = format!("2:{column}: the row has 6 cells, the row of the columns' names has 5");
            assert_eq!(faults(&format!("{HEADER}\n{row}\n"), of_length), [message], "{row}");
        }
    }

    #[test]
    fn a_quotation_mark_that_takes_in_rows_is_pointed_at() {
        const LATE: &str = "this quotation mark is not closed before the end of the line, and the cell takes in the rows after it";
        const MIDST: &str =
            "this quotation mark is not closed before the end of the line, but in the midst of a later one";
        for (rows, place, message) in [
            ("2021,A,\"They walked.\n2021,B,\"And sang.\"\n", "2:8", LATE),
            ("2021,A,\"They walked.\n2021,B,They sang.\n2021,C,\"Fine.\"\n", "2:8", LATE),
            ("2021,\"A,They walked.\n2021,\"B\",They sang.\n", "2:6", LATE),
            ("2021,\"A\nB\" walked,C\n", "2:6", MIDST),
            ("2021,\"A,\"They walked.\",x\n", "2:6", "text follows the quotation mark that closes this one"),
        ] {
            let told = faults(&format!("Year,Headline,Text\n{rows}"), of_quotes);
            assert_eq!(told, [format!("{place}: {message}")], "{rows}");
        }
        for row in ["2021,A,\"One.\n2021 was, all, in all, long.\"", "2021,\"A\" walk,B", "2021,A,\"1\n2,3\""]
        {
            assert!(faults(&format!("Year,Headline,Text\n{row}\n"), of_quotes).is_empty(), "{row}");
        }
    }
}
