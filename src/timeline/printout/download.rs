//! Downloads: the rows of some events, copied from the file of all events. Pure.

use vigil_index::seal;

/// The format of a downloaded file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A CSV table.
    Csv,
    /// A JSON array.
    Json,
}

impl Format {
    /// The value of `data-value` for the download.
    pub fn as_str(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Json => "json",
        }
    }

    /// The path of the file of all events, with a row for each event.
    pub fn path_of_all(self) -> &'static str {
        match self {
            Format::Csv => "events.csv",
            Format::Json => "events.jsonl",
        }
    }

    /// The name of the saved file.
    pub fn file_name(self) -> &'static str {
        match self {
            Format::Csv => "events.csv",
            Format::Json => "events.json",
        }
    }
}

/// The attribute with the seal of a file, which the page of the data has and the app looks for.
pub fn seal_attribute(path: &str, content: &[u8]) -> String {
    ["data-seal=\"", std::str::from_utf8(&seal::of(path, content)).unwrap_or_default(), "\""].concat()
}

/// The rows of some ids in the order of the file `all`, as a file of its own; none if an id is missing.
///
/// A row of the table ends with CR LF (a line within a cell with LF), a row of JSON with LF. Each row begins with the id of
/// its event.
pub fn part_of(all: &str, format: Format, mut ids: Vec<&str>) -> Option<String> {
    ids.sort_unstable();
    let (end, opening, between, closing) = match format {
        Format::Csv => ("\r\n", all.split("\r\n").next()?, "\r\n", "\r\n"),
        Format::Json => ("\n", "[", ",\n", "\n]\n"),
    };
    let mut part = opening.to_owned();
    let mut count = 0;
    for row in all.split(end).filter(|row| ids.binary_search(&id_of(row)).is_ok()) {
        // The header of a table counts as a row, the bracket of an array does not.
        part += if format == Format::Json && count == 0 { "\n" } else { between };
        part += row;
        count += 1;
    }
    part += closing;
    (count == ids.len()).then_some(part)
}

fn id_of(row: &str) -> &str {
    let row = row.strip_prefix("{\"id\":\"").unwrap_or(row);
    row.split([',', '"']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Format, part_of};

    const TABLE: &str = "\u{feff}id,title,sources\r\n\
        2020-a,A,\"https://a/\nhttps://b/\"\r\n\
        2020-ab,\"B, \"\"b\"\"\",https://b/\r\n\
        2021-c,C,\r\n";

    const LINES: &str = "{\"id\":\"2020-a\",\"title\":\"A\"}\n{\"id\":\"2020-ab\",\"title\":\"B\"}\n\
        {\"id\":\"2021-c\",\"title\":\"2020-a\"}\n";

    #[test]
    fn a_table_keeps_byte_order_mark_header_and_lines_within_cells() {
        let part = part_of(TABLE, Format::Csv, vec!["2021-c", "2020-a"]).unwrap();
        assert_eq!(part, "\u{feff}id,title,sources\r\n2020-a,A,\"https://a/\nhttps://b/\"\r\n2021-c,C,\r\n");
        assert_eq!(part_of(TABLE, Format::Csv, Vec::new()).unwrap(), "\u{feff}id,title,sources\r\n");
        let all = vec!["2020-a", "2020-ab", "2021-c"];
        assert_eq!(part_of(TABLE, Format::Csv, all).unwrap(), TABLE);
    }

    #[test]
    fn json_lines_become_an_array() {
        let read = |text: String| serde_json::from_str::<serde_json::Value>(&text).unwrap();
        let part = part_of(LINES, Format::Json, vec!["2021-c", "2020-ab"]).unwrap();
        assert_eq!(
            read(part),
            serde_json::json!([{ "id": "2020-ab", "title": "B" }, { "id": "2021-c", "title": "2020-a" }])
        );
        assert_eq!(read(part_of(LINES, Format::Json, Vec::new()).unwrap()), serde_json::json!([]));
    }

    #[test]
    fn a_missing_event_gives_no_file() {
        assert_eq!(part_of(TABLE, Format::Csv, vec!["2020-a", "2022-d"]), None);
        assert_eq!(part_of(LINES, Format::Json, vec!["2020"]), None, "the beginning of an id is no id");
    }
}
