//! Two builds of the same data give the same bytes: on another day, in another place, by another user, with other settings.
//!
//! The clock cannot be turned without another program, so the day of the test is looked for in everything that is written, and
//! `only_named_files_read_the_clock` (`xtask/src/tidy/clock.rs`) finds code that reads it.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use vigil_model::{Day, EventDate};

/// A machine on which a site is built.
struct Machine {
    /// Where the project's files are, below a folder of its own.
    place: &'static str,
    /// The time of all files.
    files_of: SystemTime,
    settings: &'static [(&'static str, &'static str)],
}

fn machines() -> [Machine; 2] {
    let years = |count: u64| Duration::from_secs(count * 365 * 24 * 60 * 60);
    [
        Machine {
            place: "a",
            files_of: UNIX_EPOCH + years(31),
            settings: &[("TZ", "UTC"), ("LC_ALL", "C"), ("RAYON_NUM_THREADS", "1"), ("USER", "one")],
        },
        Machine {
            place: "another place/諾",
            files_of: UNIX_EPOCH + years(67),
            settings: &[
                ("TZ", "Pacific/Kiritimati"),
                ("LC_ALL", "tr_TR.UTF-8"),
                ("LANG", "zh_HK.UTF-8"),
                ("RAYON_NUM_THREADS", "5"),
                ("USER", "two"),
                ("SOURCE_DATE_EPOCH", "1"),
                ("HOME", "/nonexistent"),
            ],
        },
    ]
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Copies a folder; all files get one time.
fn copy(from: &Path, to: &Path, time: SystemTime) {
    fs::create_dir_all(to).unwrap();
    for child in fs::read_dir(from).unwrap() {
        let child = child.unwrap();
        let target = to.join(child.file_name());
        if child.file_type().unwrap().is_dir() {
            copy(&child.path(), &target, time);
        } else {
            fs::write(&target, fs::read(child.path()).unwrap()).unwrap();
            File::options().write(true).open(&target).unwrap().set_modified(time).unwrap();
        }
    }
}

impl Machine {
    /// Builds and compresses the site of the fixture, with its archive; the files by their paths.
    fn build(&self) -> BTreeMap<String, Vec<u8>> {
        let folder = tempfile::tempdir().unwrap();
        let base = folder.path().join(self.place);
        for (from, to) in
            [("tests/fixtures/two-years", "data"), ("tests/fixtures/app", "app"), ("locales", "locales")]
        {
            copy(&root().join(from), &base.join(to), self.files_of);
        }
        fs::create_dir(base.join("out")).unwrap();
        self.run(
            &base,
            "build --data data --app app --locales locales --out out/site --single-file --zip out/site.zip",
        );
        self.run(&base, "compress out/site --cache kept");
        self.run(&base, "verify out/site");
        let mut files = BTreeMap::new();
        read(&base.join("out"), "", &mut files);
        files
    }

    fn run(&self, base: &Path, arguments: &str) {
        let mut vigil = Command::new(env!("CARGO_BIN_EXE_vigil"));
        vigil.current_dir(base).args(arguments.split(' ')).envs(self.settings.iter().copied());
        let output = vigil.output().unwrap();
        assert!(output.status.success(), "{arguments}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

fn read(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for child in fs::read_dir(folder).unwrap() {
        let path = child.unwrap().path();
        let name = format!("{prefix}{}", path.file_name().unwrap().to_string_lossy());
        if path.is_dir() {
            read(&path, &format!("{name}/"), files);
        } else {
            files.insert(name, fs::read(&path).unwrap());
        }
    }
}

/// The forms in which the clock shows in a file: the days around today, in any time zone, and the first half of a time in
/// seconds, which has ten digits.
fn times() -> Vec<String> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let day = i32::try_from(seconds / 86_400).unwrap();
    let days = (day - 1..=day + 1).flat_map(|day| {
        let date = EventDate::from_day(Day(day)).unwrap().to_string();
        [date.replace('-', ""), date]
    });
    days.chain([(seconds / 100_000).to_string()]).collect()
}

/// Whether a text has a time that is no part of a checksum or of another number.
fn has_time(text: &str, time: &str) -> bool {
    let is_digit = |letter: char| letter.is_ascii_digit();
    text.match_indices(time).any(|(at, _)| {
        let after = &text[at + time.len()..];
        let digits = after.find(|letter| !is_digit(letter)).unwrap_or(after.len());
        !text[..at].ends_with(|letter: char| letter.is_ascii_hexdigit())
            && !after[digits..].starts_with(|letter: char| letter.is_ascii_hexdigit())
            && digits == if time.len() == 5 { 5 } else { 0 }
    })
}

#[test]
fn builds_on_two_machines_and_days_are_equal_to_the_byte() {
    let [one, other] = machines().map(|machine| machine.build());
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&one), names(&other));
    for ending in [".html.br", ".html.gz", ".zip", "SHA256SUMS", ".ics", ".xml", ".csv"] {
        assert!(one.keys().any(|path| path.ends_with(ending)), "no file ends with {ending}");
    }
    for (path, bytes) in &one {
        assert!(other[path] == *bytes, "{path} differs");
    }
}

#[test]
fn no_file_has_the_day_on_which_it_was_written() {
    let [machine, _] = machines();
    for (path, bytes) in machine.build() {
        // The time of a gzip file is in the bytes from the fourth one on.
        assert!(!path.ends_with(".gz") || bytes[4..8] == [0; 4], "{path}");
        let Ok(text) = String::from_utf8(bytes) else { continue };
        for time in times() {
            assert!(!has_time(&text, &time), "{path} has {time}");
        }
    }
}
