//! Reads a data folder: `site.json`, `cases.json`, `places.json`, `orgs.json`, `people.json` and `events/*.json`.
//!
//! Files are opened here and checked by `vigil_model::check`, the events' files side by side.

use rayon::prelude::*;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use vigil_model::check::{Checked, ReferenceFiles, References, SourceFile};
use vigil_model::{Dataset, Fault, Severity};

/// A data set that can be built, and what an editor should know of it.
#[derive(Debug)]
pub struct Loaded {
    /// The data.
    pub dataset: Dataset,
    /// What does not stop the build.
    pub warnings: Vec<Fault>,
}

/// Reads and checks the folder; every fault of every file at once, or the data.
pub fn load(dir: &Path) -> Result<Loaded, Vec<Fault>> {
    let Checked { dataset, faults } = check(dir);
    match dataset {
        Some(dataset) => Ok(Loaded { dataset, warnings: faults }),
        None => Err(faults),
    }
}

/// Reads the folder with all its faults.
fn check(dir: &Path) -> Checked {
    let file = |path: &str| read_file(dir, path);
    let references = References::read(&ReferenceFiles {
        site: file("site.json"),
        cases: file("cases.json"),
        places: file("places.json"),
        orgs: file("orgs.json"),
        people: file("people.json"),
    });
    let paths = event_files(dir);
    let files = paths.par_iter().map(|path| references.read_events(&file(path))).collect();
    let mut checked = references.finish(files);
    checked.faults.extend(stray_files(dir));
    checked
}

/// The paths of the events' files, in the order of their names.
fn event_files(dir: &Path) -> Vec<String> {
    names_in(&dir.join("events")).into_iter().map(|name| format!("events/{name}")).collect()
}

/// The names of the JSON files in a folder, sorted; none if there is no such folder.
fn names_in(dir: &Path) -> Vec<String> {
    let files = fs::read_dir(dir).into_iter().flatten().flatten();
    let names = files.map(|file| file.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter(|name| name.ends_with(".json")).collect();
    names.sort();
    names
}

/// Warns of JSON files beside the known ones: their data would be missing without a word.
fn stray_files(dir: &Path) -> Vec<Fault> {
    let known = ["site.json", "cases.json", "places.json", "orgs.json", "people.json"];
    let strays = names_in(dir).into_iter().filter(|name| !known.contains(&name.as_str()));
    let warn = |file| Fault {
        severity: Severity::Warning,
        file,
        line: 0,
        column: 0,
        id: String::new(),
        field: String::new(),
        message: "the file is not read".to_owned(),
        help: format!("files here are {}; events are in events/", known.join(", ")),
        bytes: 0..0,
    };
    strays.map(warn).collect()
}

fn read_file(dir: &Path, path: &str) -> SourceFile {
    let bytes = fs::read(dir.join(path)).map_err(|error| match error.kind() {
        ErrorKind::NotFound => "there is no such file".to_owned(),
        _ => error.to_string(),
    });
    SourceFile { path: path.to_owned(), bytes }
}

/// Reads a text, if it is there and is one.
pub fn text(path: &Path) -> Option<String> {
    fs::read_to_string(path).ok()
}

/// Reads a JSON file that is not part of the data, such as a language's messages.
pub fn json<T: serde::de::DeserializeOwned>(path: &Path) -> anyhow::Result<T> {
    let text = fs::read(path).map_err(|error| anyhow::anyhow!("cannot read {}: {error}", path.display()))?;
    serde_json::from_slice(&text).map_err(|error| anyhow::anyhow!("{}: {error}", path.display()))
}

/// All files below a folder, by their path in it with forward slashes, in order.
pub fn files_below(dir: &Path) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder)
            .map_err(|error| anyhow::anyhow!("cannot read {}: {error}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let below = path.strip_prefix(dir)?.components().map(|part| part.as_os_str().to_string_lossy());
            files.push((below.collect::<Vec<_>>().join("/"), fs::read(&path)?));
        }
    }
    files.sort();
    Ok(files)
}
