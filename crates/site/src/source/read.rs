//! Reads a data folder: `site.json`, `cases.json`, `places.json`, `orgs.json`, `people.json`, `terms.json` and
//! `events/*.json`.
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
    /// Faults that do not stop the build.
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

/// Reads the files that events refer to, and the site's own.
pub fn references(dir: &Path) -> References {
    let file = |path: &str| read_file(dir, path);
    References::read(&ReferenceFiles {
        site: file("site.json"),
        cases: file("cases.json"),
        places: file("places.json"),
        orgs: file("orgs.json"),
        people: file("people.json"),
        terms: file("terms.json"),
    })
}

/// Opens the events' files, in the order of their names.
pub fn event_sources(dir: &Path) -> Vec<SourceFile> {
    event_files(dir).iter().map(|path| read_file(dir, path)).collect()
}

/// Reads a file that somebody named.
pub fn bytes(path: &Path) -> anyhow::Result<Vec<u8>> {
    fs::read(path).map_err(|error| anyhow::anyhow!("cannot read {}: {error}", path.display()))
}

/// Reads the folder with all its faults.
fn check(dir: &Path) -> Checked {
    let references = references(dir);
    let paths = event_files(dir);
    let files = paths.par_iter().map(|path| references.read_events(&read_file(dir, path))).collect();
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

/// Warns of JSON files with unknown names: their data would be missing without a message.
fn stray_files(dir: &Path) -> Vec<Fault> {
    let known = ["site.json", "cases.json", "places.json", "orgs.json", "people.json", "terms.json"];
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Serialize;
    use serde::de::DeserializeOwned;
    use serde_json::Value;
    use vigil_model::{Case, Event, GlossaryTerm, Organization, Person, Place, Site};

    fn data() -> std::path::PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data")
    }

    /// Numbers as they are compared: 10 and 10.0 are one.
    fn floating(value: Value) -> Value {
        match value {
            Value::Number(number) => Value::from(number.as_f64()),
            Value::Array(values) => values.into_iter().map(floating).collect(),
            Value::Object(values) => {
                values.into_iter().map(|(name, value)| (name, floating(value))).collect()
            }
            other => other,
        }
    }

    fn round_trip<T: DeserializeOwned + Serialize>(path: &str) -> T {
        let text = fs::read_to_string(data().join(path)).unwrap();
        let typed: T = serde_json::from_str(&text).unwrap();
        let written = serde_json::to_value(&typed).unwrap();
        assert_eq!(floating(written), floating(serde_json::from_str(&text).unwrap()), "{path}");
        typed
    }

    #[test]
    fn the_real_data_has_no_failure_and_loses_nothing_on_the_way() {
        let loaded = load(&data()).unwrap();
        let dataset = loaded.dataset;
        assert_eq!(dataset.site(), &round_trip::<Site>("site.json"));
        assert_eq!(dataset.people(), round_trip::<Vec<Person>>("people.json"));
        assert_eq!(dataset.places(), round_trip::<Vec<Place>>("places.json"));
        assert_eq!(dataset.orgs(), round_trip::<Vec<Organization>>("orgs.json"));
        assert_eq!(dataset.cases(), round_trip::<Vec<Case>>("cases.json"));
        assert_eq!(dataset.terms(), round_trip::<Vec<GlossaryTerm>>("terms.json"));
        let mut events: Vec<Event> =
            event_files(&data()).iter().flat_map(|path| round_trip::<Vec<Event>>(path)).collect();
        events.sort_by(|a, b| a.order_key().cmp(&b.order_key()));
        assert_eq!(dataset.events(), events);
    }

    #[test]
    fn faults_of_all_files_come_in_one_run() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("events")).unwrap();
        fs::write(folder.path().join("site.json"), "{}").unwrap();
        fs::write(folder.path().join("people.json"), "[{}]").unwrap();
        fs::write(folder.path().join("person.json"), "[]").unwrap();
        fs::write(folder.path().join("events/2021.json"), "[{}]").unwrap();
        let faults = load(folder.path()).unwrap_err();
        let files: std::collections::BTreeSet<&str> =
            faults.iter().map(|fault| fault.file.as_str()).collect();
        let expected = [
            "cases.json",
            "events/2021.json",
            "orgs.json",
            "people.json",
            "person.json",
            "places.json",
            "site.json",
            "terms.json",
        ];
        assert_eq!(files, expected.into_iter().collect());
    }
}
