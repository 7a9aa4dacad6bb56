//! Reads a data folder: `site.json`, `cases.json`, `places.json`, `orgs.json`, `people.json` and `events/*.json`.

use serde::de::DeserializeOwned;
use std::fs;
use std::path::Path;
use vigil_model::{Dataset, Event, Fault, Lists, Severity};

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
    let mut events = Vec::new();
    let mut paths: Vec<_> = fs::read_dir(dir.join("events"))
        .map_err(|error| vec![fault("events", &error.to_string())])?
        .flatten()
        .map(|entry| format!("events/{}", entry.file_name().to_string_lossy()))
        .filter(|path| path.ends_with(".json"))
        .collect();
    paths.sort();
    for path in paths {
        events.extend(parse::<Vec<Event>>(dir, &path)?);
    }
    let lists = Lists {
        events,
        people: parse(dir, "people.json")?,
        places: parse(dir, "places.json")?,
        orgs: parse(dir, "orgs.json")?,
        cases: parse(dir, "cases.json")?,
    };
    Ok(Loaded { dataset: Dataset::new(parse(dir, "site.json")?, lists), warnings: Vec::new() })
}

fn parse<T: DeserializeOwned>(dir: &Path, path: &str) -> Result<T, Vec<Fault>> {
    let bytes = fs::read(dir.join(path)).map_err(|error| vec![fault(path, &error.to_string())])?;
    serde_json::from_slice(&bytes).map_err(|error| vec![fault(path, &error.to_string())])
}

fn fault(file: &str, message: &str) -> Fault {
    Fault {
        severity: Severity::Failure,
        file: file.to_owned(),
        line: 0,
        column: 0,
        id: String::new(),
        field: String::new(),
        message: message.to_owned(),
        help: String::new(),
        bytes: 0..0,
    }
}
