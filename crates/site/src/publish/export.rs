//! The downloads: tables for spreadsheets, JSON and JSON Lines in the shapes of the source files, and files for TimelineJS.
//! `vigil import` reads the table of the events and the files for TimelineJS back.

pub mod cell;
pub mod columns;
pub mod inside;
pub mod table;
pub mod timelinejs;

use crate::compile::site_model::SiteModel;
use crate::content::data::{ColumnData, Downloads, FileData};
use crate::output::{Output, Written};
use crate::paths::{self, INSIDE_TABLE, SCHEMAS};
use crate::publish::schema;
use columns::{case_columns, event_columns, organization_columns, person_columns, place_columns};
use inside::inside_columns;
use rayon::prelude::*;
use serde::Serialize;
use std::io::Write;
use table::Column;

type WriteFile<'a> = Box<dyn Fn(&mut dyn Write) -> anyhow::Result<()> + Send + Sync + 'a>;

/// Writes the downloads, and returns what the page of the data says about them. With `lists_only` there are no files.
///
/// The files for TimelineJS are in one language each: of the default language at the root, of others below their prefixes.
pub(crate) fn publish(model: &SiteModel<'_>, lists_only: bool, output: &Output) -> anyhow::Result<Downloads> {
    let tags: Vec<&str> = model.locales.iter().map(|locale| locale.tag.as_str()).collect();
    let files = if lists_only { Vec::new() } else { write(model, &tags, output)? };
    let schemas = schema::NAMES.iter().map(|name| format!("{SCHEMAS}{name}")).collect();
    let tables = tables(model, &tags);
    Ok(Downloads { files, tables, schemas, has_pictures: false, single_files: Vec::new() })
}

/// Writes all files, in the order of the page.
fn write(model: &SiteModel<'_>, tags: &[&str], output: &Output) -> anyhow::Result<Vec<FileData>> {
    let (dataset, standings) = (model.dataset, &model.standings);
    let mut files: Vec<(String, &'static str, WriteFile<'_>)> = Vec::new();
    push_lists(&mut files, "events", dataset.events(), event_columns(tags));
    push_lists(&mut files, "people", dataset.people(), person_columns(tags, standings));
    push_lists(&mut files, "cases", dataset.cases(), case_columns(tags));
    push_lists(&mut files, "places", dataset.places(), place_columns(tags));
    push_lists(&mut files, "orgs", dataset.orgs(), organization_columns(tags));
    let people = Box::new(|out: &mut dyn Write| inside::write(dataset, standings, tags, out));
    files.push((INSIDE_TABLE.to_owned(), "inside", people));
    for locale in model.locales {
        let json = Box::new(|out: &mut dyn Write| timelinejs::write_json(dataset, locale, out));
        let csv = Box::new(|out: &mut dyn Write| timelinejs::write_csv(dataset, locale, out));
        files.push((paths::timelinejs(locale, "json"), "timelinejs", json));
        files.push((paths::timelinejs(locale, "csv"), "timelinejs", csv));
    }
    for (name, text) in schema::schemas()? {
        output.write(&format!("{SCHEMAS}{name}"), text.as_bytes())?;
    }
    let write_one = |(path, family, write): (String, &'static str, WriteFile<'_>)| {
        let Written { size, checksum, seal } = output.stream(&path, write)?;
        Ok(FileData { path, family, size, checksum, seal })
    };
    files.into_par_iter().map(write_one).collect()
}

/// The columns of each table, by the family of its file.
fn tables(model: &SiteModel<'_>, tags: &[&str]) -> Vec<(&'static str, Vec<ColumnData>)> {
    vec![
        ("events", described(&event_columns(tags))),
        ("people", described(&person_columns(tags, &model.standings))),
        ("cases", described(&case_columns(tags))),
        ("places", described(&place_columns(tags))),
        ("orgs", described(&organization_columns(tags))),
        ("inside", described(&inside_columns(tags))),
    ]
}

/// The columns, those of one meaning together.
fn described<T>(columns: &[Column<T>]) -> Vec<ColumnData> {
    let mut described: Vec<ColumnData> = Vec::new();
    for column in columns {
        match described.last_mut() {
            Some(last) if last.meaning == column.meaning => last.names.push(column.name.clone()),
            _ => described.push(ColumnData { names: vec![column.name.clone()], meaning: column.meaning }),
        }
    }
    described
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
