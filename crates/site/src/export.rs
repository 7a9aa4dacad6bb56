//! The data as files to take away: tables for spreadsheets, JSON and JSON Lines in the shapes of the source files, and
//! what TimelineJS reads. All stand at the root of the site; `vigil import` reads the events' table and those of TimelineJS
//! back.

pub mod cell;
pub mod columns;
pub mod inside;
pub mod table;
pub mod timelinejs;

use crate::output::{Output, Written};
use crate::schema;
use crate::standings::Standings;
use columns::{case_columns, event_columns, organization_columns, person_columns, place_columns};
use rayon::prelude::*;
use serde::Serialize;
use std::io::Write;
use table::Column;
use vigil_app::locale::Locale;
use vigil_model::Dataset;

/// The folder of the JSON Schemas.
pub const SCHEMAS: &str = "schemas";

/// A file to take away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataFile {
    /// Its path below the site's root.
    pub path: String,
    /// What it holds: `events`, `people`, `cases`, `places`, `orgs`, `inside` or `timelinejs`.
    pub family: &'static str,
    /// Its size and checksum.
    pub written: Written,
}

type WriteFile<'a> = Box<dyn Fn(&mut dyn Write) -> anyhow::Result<()> + Send + Sync + 'a>;

/// Writes all files to take away; what they are, in the order in which they are offered.
///
/// The files of TimelineJS are in one language each: in the default one at the root, in others below their prefixes.
pub fn write(dataset: &Dataset, locales: &[Locale], output: &Output) -> anyhow::Result<Vec<DataFile>> {
    let tags: Vec<&str> = locales.iter().map(|locale| locale.tag.as_str()).collect();
    let mut files: Vec<(String, &'static str, WriteFile<'_>)> = Vec::new();
    push_lists(&mut files, "events", dataset.events(), event_columns(&tags));
    push_lists(&mut files, "people", dataset.people(), person_columns(&tags, &Standings::new(dataset)));
    push_lists(&mut files, "cases", dataset.cases(), case_columns(&tags));
    push_lists(&mut files, "places", dataset.places(), place_columns(&tags));
    push_lists(&mut files, "orgs", dataset.orgs(), organization_columns(&tags));
    let people = Box::new(|out: &mut dyn Write| inside::write(dataset, &tags, out));
    files.push(("inside.csv".to_owned(), "inside", people));
    for locale in locales {
        let path = |ending: &str| format!("{}timelinejs.{ending}", locale.prefix);
        let json = Box::new(|out: &mut dyn Write| timelinejs::write_json(dataset, locale, out));
        let csv = Box::new(|out: &mut dyn Write| timelinejs::write_csv(dataset, locale, out));
        files.push((path("json"), "timelinejs", json));
        files.push((path("csv"), "timelinejs", csv));
    }
    for (name, text) in schema::schemas()? {
        output.write(&format!("{SCHEMAS}/{name}"), text.as_bytes())?;
    }
    let write_one = |(path, family, write): (String, &'static str, WriteFile<'_>)| {
        let written = output.stream(&path, write)?;
        Ok(DataFile { path, family, written })
    };
    files.into_par_iter().map(write_one).collect()
}

/// The table, the JSON and the JSON Lines of a list.
fn push_lists<'a, T: Serialize + Sync>(
    files: &mut Vec<(String, &'static str, WriteFile<'a>)>,
    family: &'static str,
    list: &'a [T],
    columns: Vec<Column<T>>,
) {
    let table: WriteFile<'a> = Box::new(move |out| table::write(list, &columns, out));
    files.push((format!("{family}.csv"), family, table));
    files.push((format!("{family}.json"), family, Box::new(|out| write_json(list, out))));
    files.push((format!("{family}.jsonl"), family, Box::new(|out| write_json_lines(list, out))));
}

/// A list in the shape of its source file, one object a line.
fn write_json<T: Serialize>(list: &[T], out: &mut dyn Write) -> anyhow::Result<()> {
    out.write_all(b"[")?;
    for (at, one) in list.iter().enumerate() {
        out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, one)?;
    }
    Ok(out.write_all(b"\n]\n")?)
}

/// An object a line.
fn write_json_lines<T: Serialize>(list: &[T], out: &mut dyn Write) -> anyhow::Result<()> {
    for one in list {
        serde_json::to_writer(&mut *out, one)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
