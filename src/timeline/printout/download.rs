//! Downloads: the rows of some events, picked out of the file of all events. Pure.

/// The kind of a downloaded file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A table.
    Csv,
    /// A JSON array.
    Json,
}

impl Format {
    /// Its word in markup.
    pub fn as_str(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Json => "json",
        }
    }

    /// The path of the file of all events, which has one event a row.
    pub fn path_of_all(self) -> &'static str {
        match self {
            Format::Csv => "events.csv",
            Format::Json => "events.jsonl",
        }
    }

    /// The name under which a download is saved.
    pub fn file_name(self) -> &'static str {
        match self {
            Format::Csv => "events.csv",
            Format::Json => "events.json",
        }
    }
}

/// The part of a file of all events that holds the events of some ids, in the order of the file; `None` if one of them is
/// missing, as after an update of the site.
///
/// A row of the table ends with CR LF (a line within a cell ends with LF alone), a row of JSON with LF. Each begins with
/// the id of its event.
pub fn part_of(all: &str, format: Format, mut ids: Vec<&str>) -> Option<String> {
    ids.sort_unstable();
    let (end, opening, between, closing) = match format {
        Format::Csv => ("\r\n", all.split("\r\n").next()?, "\r\n", "\r\n"),
        Format::Json => ("\n", "[", ",\n", "\n]\n"),
    };
    let mut part = opening.to_owned();
    let mut count = 0;
    for row in all.split(end).filter(|row| ids.binary_search(&id_of(row)).is_ok()) {
        // The header of a table is a row, the bracket of an array is not.
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
    fn a_table_keeps_its_mark_its_header_and_every_line_of_every_cell() {
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
    fn a_missing_event_makes_no_file() {
        assert_eq!(part_of(TABLE, Format::Csv, vec!["2020-a", "2022-d"]), None);
        assert_eq!(part_of(LINES, Format::Json, vec!["2020"]), None, "the beginning of an id is no id");
    }
}
