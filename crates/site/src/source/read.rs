//! Reads a data folder: `site.json`, `cases.json`, `places.json`, `orgs.json`, `people.json`, `terms.json` and
//! `events/*.json`.
//!
//! Files are opened here and checked by `vigil_model::check`, the events' files side by side.

use rayon::prelude::*;
use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::Path;
use vigil_model::check::{Checked, ReferenceFiles, References, SourceFile};
use vigil_model::{Dataset, Fault, Severity};

/// The most bytes of a file that is read. Longer ones, and pipes and devices, are refused before any memory is taken.
const SIZE_LIMIT: u64 = 1 << 30;
/// The most faults of all files of events together that are kept, besides one a file.
const FAULT_LIMIT: usize = 20_000;
/// How many files of events are read side by side.
const BATCH: usize = 64;
/// The files of the data besides the events.
const FILES: [&str; 6] = ["site.json", "cases.json", "places.json", "orgs.json", "people.json", "terms.json"];
/// The beginnings of names of files that a data folder may have beside its data.
const BESIDE: [&str; 5] = [".", "readme", "license", "licence", "changelog"];
/// How many files that are not read are named.
const STRAYS: usize = 100;

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

/// Opens the files that events refer to, and the site's own.
pub fn reference_files(dir: &Path) -> ReferenceFiles {
    ReferenceFiles::of(|path| read_file(dir, path))
}

/// Whether a file is one that editors and file managers leave beside another, such as `._2021.json` or `.#2021.json`.
fn is_hidden(name: &str) -> bool {
    name.starts_with('.')
}

/// Opens the events' files, in the order of their names.
pub fn event_sources(dir: &Path) -> Vec<SourceFile> {
    event_files(dir).iter().map(|path| read_file(dir, path)).collect()
}

/// Reads a file that somebody named.
pub fn bytes(path: &Path) -> anyhow::Result<Vec<u8>> {
    regular(path).map_err(|reason| anyhow::anyhow!("cannot read {}: {reason}", shown(path)))
}

/// A path as messages show it: with control characters escaped, because a terminal would act on them.
pub fn shown(path: &Path) -> String {
    let is_harmless = |letter: char| !letter.is_control() && letter.escape_debug().len() == 1;
    let escaped = |letter: char| match letter {
        '\'' | '"' | '\\' => letter.to_string(),
        letter if is_harmless(letter) => letter.to_string(),
        letter => letter.escape_debug().to_string(),
    };
    path.to_string_lossy().chars().map(escaped).collect()
}

/// The bytes of a file, or why it is not read.
fn regular(path: &Path) -> Result<Vec<u8>, String> {
    let plain = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => "there is no such file".to_owned(),
        _ => error.to_string(),
    };
    let too_long = || format!("it has more than {} MB, the most that is read", SIZE_LIMIT >> 20);
    // Before it is opened, because opening a pipe waits for a writer.
    let metadata = fs::metadata(path).map_err(plain)?;
    if metadata.is_dir() {
        return Err("it is a folder".to_owned());
    }
    if !metadata.is_file() {
        return Err("it is a pipe or a device, not a file".to_owned());
    }
    if metadata.len() > SIZE_LIMIT {
        return Err(too_long());
    }
    let mut bytes = Vec::with_capacity(metadata.len() as usize + 1);
    let mut file = open_at_once(path).map_err(plain)?.take(SIZE_LIMIT + 1);
    file.read_to_end(&mut bytes).map_err(plain)?;
    if bytes.len() as u64 > SIZE_LIMIT { Err(too_long()) } else { Ok(bytes) }
}

/// Opens a file. If it has become a pipe meanwhile, or one of the system's files that wait, reading it fails instead of waiting.
fn open_at_once(path: &Path) -> std::io::Result<File> {
    let mut options = File::options();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(
        options.read(true),
        rustix::fs::OFlags::NONBLOCK.bits() as i32,
    );
    options.read(true).open(path)
}

/// Reads the folder with all its faults.
fn check(dir: &Path) -> Checked {
    let references = References::read(&reference_files(dir));
    let paths = event_files(dir);
    let mut files = Vec::with_capacity(paths.len());
    let mut room = FAULT_LIMIT;
    for paths in paths.chunks(BATCH) {
        let start = files.len();
        files.par_extend(paths.par_iter().map(|path| references.read_events(&read_file(dir, path))));
        for file in files.iter_mut().skip(start) {
            file.keep_faults(room);
            room = room.saturating_sub(file.fault_count());
        }
    }
    let mut checked = references.finish(files);
    checked.faults.extend(stray_files(dir));
    checked
}

/// The paths of the events' files, in the order of their names.
fn event_files(dir: &Path) -> Vec<String> {
    let names = names_in(&dir.join("events")).into_iter().filter(|name| !is_hidden(name));
    names.map(|name| format!("events/{name}")).collect()
}

/// The names of the JSON files in a folder, sorted; none if there is no such folder.
pub(super) fn names_in(dir: &Path) -> Vec<String> {
    all_names_in(dir).into_iter().filter(|name| name.ends_with(".json")).collect()
}

/// The names of everything in a folder, sorted; none if there is no such folder.
fn all_names_in(dir: &Path) -> Vec<String> {
    let files = fs::read_dir(dir).into_iter().flatten().flatten();
    let mut names: Vec<String> = files.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// The names of what is in a folder and no part of a data folder.
pub fn strangers(dir: &Path) -> Vec<String> {
    let is_beside = |name: &str| BESIDE.iter().any(|beside| name.to_lowercase().starts_with(beside));
    let names = all_names_in(dir).into_iter();
    names.filter(|name| !FILES.contains(&name.as_str()) && name != "events" && !is_beside(name)).collect()
}

/// Warns of files and folders that are not read: their data would be missing without a message.
fn stray_files(dir: &Path) -> Vec<Fault> {
    let help = format!("files here are {}; events are in events/", FILES.join(", "));
    let here = strangers(dir).into_iter().map(|name| (name, help.clone()));
    let events = dir.join("events");
    // A hidden file may hold data only if its name ends in .json.
    let is_stray = |name: &String| match name.ends_with(".json") {
        true => is_hidden(name) || events.join(name).is_dir(),
        false => !is_hidden(name),
    };
    let help = "events are in files of this folder whose names end in .json, in small letters".to_owned();
    let below = all_names_in(&events).into_iter().filter(is_stray);
    let below = below.map(|name| (format!("events/{name}"), help.clone()));
    let mut strays: Vec<(String, String)> = here.chain(below).collect();
    let hidden = strays.len().saturating_sub(STRAYS);
    strays.truncate(STRAYS);
    let warn = |file: String, message: String, help: String| Fault {
        severity: Severity::Warning,
        file,
        line: 0,
        column: 0,
        id: String::new(),
        field: String::new(),
        message,
        help,
        bytes: 0..0,
    };
    let stray = |(file, help): (String, String)| {
        let noun = if dir.join(&file).is_dir() { "folder" } else { "file" };
        warn(file, format!("the {noun} is not read"), help)
    };
    let mut faults: Vec<Fault> = strays.into_iter().map(stray).collect();
    if hidden > 0 {
        faults.push(warn("events".to_owned(), format!("{hidden} more files and folders are not read"), help));
    }
    faults
}

fn read_file(dir: &Path, path: &str) -> SourceFile {
    SourceFile { path: path.to_owned(), bytes: regular(&dir.join(path)) }
}

/// Reads a text, if it is there and is one.
pub fn text(path: &Path) -> Option<String> {
    String::from_utf8(regular(path).ok()?).ok()
}

/// Reads a JSON file that is not part of the data, such as a language's messages.
pub fn json<T: serde::de::DeserializeOwned>(path: &Path) -> anyhow::Result<T> {
    let text = bytes(path)?;
    serde_json::from_slice(&text).map_err(|error| anyhow::anyhow!("{}: {error}", shown(path)))
}

/// All files below a folder, by their path in it with forward slashes, in order.
pub fn files_below(dir: &Path) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder)
            .map_err(|error| anyhow::anyhow!("cannot read {}: {error}", shown(&folder)))?;
        for entry in entries {
            let entry = entry?;
            let path = entry.path();
            if entry.file_type()?.is_dir() {
                folders.push(path);
                continue;
            }
            // Links to folders may go in circles; `bytes` refuses them.
            let below = path.strip_prefix(dir)?.components().map(|part| part.as_os_str().to_string_lossy());
            files.push((below.collect::<Vec<_>>().join("/"), bytes(&path)?));
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

    #[test]
    fn faults_of_many_files_take_bounded_memory() {
        let folder = folder();
        let objects = format!("[{}]", vec!["{}"; 200].join(","));
        for at in 0..80 {
            fs::write(folder.path().join(format!("events/{at:02}.json")), &objects).unwrap();
        }
        let faults = load(folder.path()).unwrap_err();
        let kept = faults.iter().filter(|fault| fault.file.starts_with("events/")).count();
        // Of each file its faults, or one and the number of the others.
        assert!((FAULT_LIMIT..FAULT_LIMIT + 1_000 + 2 * 80).contains(&kept), "{kept}");
        let last: Vec<&Fault> = faults.iter().filter(|fault| fault.file == "events/79.json").collect();
        assert_eq!(last.len(), 2);
        assert!(last[1].message.ends_with("more faults in this file are not listed"), "{}", last[1].message);
    }

    /// A copy of the data folder without events.
    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in FILES {
            fs::copy(data().join(name), folder.path().join(name)).unwrap();
        }
        fs::create_dir(folder.path().join("events")).unwrap();
        folder
    }

    fn told(dir: &Path) -> Vec<String> {
        let faults = load(dir).map_or_else(|faults| faults, |loaded| loaded.warnings);
        let told = faults.iter().map(|fault| format!("{}: {}", fault.file, fault.message));
        told.filter(|line| line.contains("read")).collect()
    }

    #[test]
    fn what_is_no_file_or_too_long_is_refused_at_once() {
        let folder = folder();
        let events = folder.path().join("events");
        fs::create_dir(events.join("2019.json")).unwrap();
        let huge = File::create(events.join("2020.json")).unwrap();
        huge.set_len(SIZE_LIMIT + 1).unwrap();
        let mut expected = vec![
            "events/2019.json: the file cannot be read: it is a folder",
            "events/2020.json: the file cannot be read: it has more than 1024 MB, the most that is read",
        ];
        #[cfg(unix)]
        {
            let pipe = std::process::Command::new("mkfifo").arg(events.join("2021.json")).status();
            assert!(pipe.unwrap().success());
            std::os::unix::fs::symlink("/dev/zero", events.join("2022.json")).unwrap();
            expected.push("events/2021.json: the file cannot be read: it is a pipe or a device, not a file");
            expected.push("events/2022.json: the file cannot be read: it is a pipe or a device, not a file");
            let error = bytes(&events.join("2021.json")).unwrap_err().to_string();
            assert!(error.ends_with("2021.json: it is a pipe or a device, not a file"), "{error}");
            assert_eq!(text(&events.join("2022.json")), None);
        }
        expected.push("events/2019.json: the folder is not read");
        assert_eq!(told(folder.path()), expected);
    }

    #[test]
    fn whatever_is_not_read_is_named() {
        let folder = folder();
        fs::write(folder.path().join("events/2021.json"), "[]").unwrap();
        for name in
            ["events/2022.JSON", "events/2023.json.bak", "2024.json", "events.csv", "README.md", ".gitignore"]
        {
            fs::write(folder.path().join(name), "[]").unwrap();
        }
        for name in ["events/old", "archive"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        fs::write(folder.path().join("events/old/2020.json"), "[]").unwrap();
        for name in ["._2021.json", ".#2021.json", ".2022.json", ".DS_Store"] {
            fs::write(folder.path().join("events").join(name), "\0\u{5}").unwrap();
        }
        assert_eq!(
            told(folder.path()),
            [
                "2024.json: the file is not read",
                "archive: the folder is not read",
                "events.csv: the file is not read",
                "events/.#2021.json: the file is not read",
                "events/.2022.json: the file is not read",
                "events/._2021.json: the file is not read",
                "events/2022.JSON: the file is not read",
                "events/2023.json.bak: the file is not read",
                "events/old: the folder is not read",
            ]
        );
        for at in 0..150 {
            fs::write(folder.path().join(format!("events/{at}.txt")), "").unwrap();
        }
        assert_eq!(told(folder.path()).len(), STRAYS + 1);
    }

    #[test]
    fn names_are_shown_without_what_a_terminal_would_act_on() {
        for (name, expected) in [
            ("a/2021 b'\"諾.json", "a/2021 b'\"諾.json"),
            ("\u{1b}[31m \u{1b}]0;owned\u{7}.json", "\\u{1b}[31m \\u{1b}]0;owned\\u{7}.json"),
            ("a\nb\u{202e}c\u{200b}", "a\\nb\\u{202e}c\\u{200b}"),
        ] {
            assert_eq!(shown(Path::new(name)), expected);
        }
    }
}
