//! A hostile input and how it is tried: in a copy of the folder `tests/fixtures/two-years`, read and reported by the library
//! as `vigil check` does it, and built in this process if it is accepted.

use crate::built::Built;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;
use tempfile::TempDir;
use vigil_model::{Fault, Severity};
use vigil_site::source::{read, report};

/// The longest that one input may take.
const LIMIT: Duration = Duration::from_secs(60);
/// The most bytes of a report: a person reads it, and a hostile input must not fill a disk with it.
const REPORT_LIMIT: usize = 2_000_000;

pub const EVENTS: &str = "events/2021.json";
pub const LATER: &str = "events/2022.json";
pub const PEOPLE: &str = "people.json";
pub const PLACES: &str = "places.json";
pub const CASES: &str = "cases.json";
pub const ORGS: &str = "orgs.json";
pub const SITE: &str = "site.json";
pub const TERMS: &str = "terms.json";

/// A hostile input.
pub struct Case {
    pub name: &'static str,
    pub change: Change,
    pub expected: Expected,
}

/// A change to the data folder.
pub enum Change {
    /// Replaces the first text in a file by another.
    Text(&'static str, &'static str, String),
    /// Replaces a file.
    Whole(&'static str, Vec<u8>),
    /// Changes the folder.
    Folder(fn(&Path)),
}

/// The required outcome.
pub enum Expected {
    /// Nothing is built, and a failure begins so: `FILE:LINE: ` and a part of its message.
    Refused(&'static str),
    /// The site is built, with a warning like this.
    Warned(&'static str),
    /// The site is built without a warning of its own, and has this property.
    Built(fn(&Built)),
}

impl Case {
    /// Whatever makes the case another one than the rest.
    pub fn fingerprint(&self) -> String {
        match &self.change {
            Change::Text(file, from, to) => format!("{file} {from:?} {to:?}"),
            Change::Whole(file, bytes) => format!("{file} {bytes:?}"),
            Change::Folder(change) => format!("{change:p} {}", self.name),
        }
    }
}

/// A text in a file replaced by a hostile one, which must be refused at this place.
pub fn refuse(
    name: &'static str,
    (file, from, to): (&'static str, &'static str, &str),
    at: &'static str,
) -> Case {
    Case { name, change: Change::Text(file, from, to.to_owned()), expected: Expected::Refused(at) }
}

/// The same, which must be warned of.
pub fn warn(
    name: &'static str,
    (file, from, to): (&'static str, &'static str, &str),
    at: &'static str,
) -> Case {
    Case { expected: Expected::Warned(at), ..refuse(name, (file, from, to), "") }
}

/// The same, which is accepted with an effect.
pub fn accept(
    name: &'static str,
    (file, from, to): (&'static str, &'static str, &str),
    effect: fn(&Built),
) -> Case {
    Case { expected: Expected::Built(effect), ..refuse(name, (file, from, to), "") }
}

/// A whole file replaced by a hostile one, which must be refused.
pub fn refuse_file(
    name: &'static str,
    file: &'static str,
    bytes: impl Into<Vec<u8>>,
    at: &'static str,
) -> Case {
    Case { name, change: Change::Whole(file, bytes.into()), expected: Expected::Refused(at) }
}

/// A change to the folder, with what must happen.
pub fn folder(name: &'static str, change: fn(&Path), expected: Expected) -> Case {
    Case { name, change: Change::Folder(change), expected }
}

/// Tries all cases of a table; fails with those that did not end as expected.
pub fn run(cases: Vec<Case>) {
    let mut wrong = Vec::new();
    for case in cases {
        let name = case.name;
        let (sender, receiver) = mpsc::channel();
        let thread = std::thread::spawn(move || sender.send(case.outcome()));
        match receiver.recv_timeout(LIMIT) {
            Ok(Ok(())) => {}
            Ok(Err(reason)) => wrong.push(format!("{name}: {reason}")),
            Err(mpsc::RecvTimeoutError::Timeout) => wrong.push(format!("{name}: takes too long")),
            Err(mpsc::RecvTimeoutError::Disconnected) => wrong.push(format!("{name}: {:?}", thread.join())),
        }
    }
    assert!(wrong.is_empty(), "{} inputs:\n{}", wrong.len(), wrong.join("\n"));
}

impl Case {
    fn outcome(self) -> Result<(), String> {
        let folder = data();
        let dir = folder.path();
        let before = warnings(dir);
        self.change.make(dir);
        let (listed, state) = (dir.to_owned(), state(dir));
        let loaded = read::load(dir);
        let faults = loaded.as_ref().map_or_else(Clone::clone, |loaded| loaded.warnings.clone());
        let lines: Vec<String> = faults.iter().map(line).collect();
        check_report(dir, &faults)?;
        if state != crate::case::state(&listed) {
            return Err("the data folder was changed".to_owned());
        }
        let found = |wanted: &str, severity: Severity| {
            let mut all = faults.iter().zip(&lines);
            let place = wanted.split_once(": ").unwrap_or((wanted, ""));
            let is_it = |line: &str| match place {
                (start, "") => line.starts_with(start),
                (place, message) => line.starts_with(&format!("{place}: ")) && line.contains(message),
            };
            all.any(|(fault, line)| fault.severity == severity && is_it(line))
        };
        let new = faults.iter().zip(&lines).filter(|(fault, _)| !before.contains(&fault.message));
        let shown = || new.take(8).map(|(_, line)| format!("\n    {line}")).collect::<String>();
        match (self.expected, loaded) {
            (Expected::Refused(_), Ok(_)) => Err(format!("accepted{}", shown())),
            (Expected::Refused(wanted), Err(_)) if found(wanted, Severity::Failure) => Ok(()),
            (Expected::Refused(wanted), Err(_)) => Err(format!("no `{wanted}` among{}", shown())),
            (_, Err(_)) => Err(format!("refused{}", shown())),
            (Expected::Warned(wanted), Ok(loaded)) => {
                Built::new(loaded.dataset)?.check();
                match found(wanted, Severity::Warning) {
                    true => Ok(()),
                    false => Err(format!("no warning `{wanted}` among{}", shown())),
                }
            }
            (Expected::Built(effect), Ok(loaded)) => {
                if faults.iter().any(|fault| !before.contains(&fault.message)) {
                    return Err(format!("warned of{}", shown()));
                }
                let built = Built::new(loaded.dataset)?;
                built.check();
                effect(&built);
                Ok(())
            }
        }
    }
}

impl Change {
    fn make(&self, dir: &Path) {
        match self {
            Change::Text(file, from, to) => replace(dir, file, from, to),
            Change::Whole(file, bytes) => fs::write(dir.join(file), bytes).unwrap(),
            Change::Folder(change) => change(dir),
        }
    }
}

/// Replaces the first text in a file of a folder by another.
pub fn replace(dir: &Path, file: &str, from: &str, to: &str) {
    let text = fs::read_to_string(dir.join(file)).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    fs::write(dir.join(file), text.replacen(from, to, 1)).unwrap();
}

/// A new folder, in memory where the system has such folders: the sites are hundreds of small files each.
pub fn temporary() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

/// A copy of the data folder.
pub fn data() -> TempDir {
    let folder = temporary();
    fs::create_dir(folder.path().join("events")).unwrap();
    for (path, bytes) in read::files_below(&root().join("tests/fixtures/two-years")).unwrap() {
        fs::write(folder.path().join(path), bytes).unwrap();
    }
    folder
}

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A fault as cases name it.
fn line(fault: &Fault) -> String {
    format!("{}:{}: {}", fault.file, fault.line, fault.message)
}

/// The messages of the warnings that the folder has before it is changed.
fn warnings(dir: &Path) -> Vec<String> {
    read::load(dir).unwrap().warnings.into_iter().map(|fault| fault.message).collect()
}

/// The names and sizes of everything in the folder.
fn state(dir: &Path) -> Vec<(PathBuf, u64)> {
    let mut state = Vec::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        for child in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let metadata = child.metadata().unwrap();
            if metadata.is_dir() {
                folders.push(child.path());
            }
            state.push((child.path(), metadata.len()));
        }
    }
    state.sort();
    state
}

/// Fails if the report is long, or has a character that acts in a terminal or turns the text around.
fn check_report(dir: &Path, faults: &[Fault]) -> Result<(), String> {
    let mut report = Vec::new();
    report::write_faults(dir, faults, false, &mut report).unwrap();
    if report.len() > REPORT_LIMIT {
        return Err(format!("a report of {} bytes", report.len()));
    }
    let report = String::from_utf8(report).map_err(|_| "the report is not UTF-8")?;
    let acts = |letter: &char| {
        letter.is_control() && *letter != '\n'
            || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    match report.chars().find(acts) {
        Some(letter) => Err(format!("the report has the character U+{:04X}", u32::from(letter))),
        None => Ok(()),
    }
}
