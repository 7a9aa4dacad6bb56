//! Builds the site of a tiny data set by the program `vigil`, and compares its files with what a test expects of them.
//!
//! A snapshot is next to its test. If an output changes on purpose, `UPDATE_EXPECT=1 cargo test -p vigil-site --test it`
//! rewrites the snapshots. Only this file knows how a site is built.

use expect_test::Expect;
use serde_json::Value;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;
use tempfile::TempDir;
use vigil_index::seal;

/// Replaces the hash of the content in paths and texts, so that no snapshot depends on data that it does not show.
const EDITION: &str = "EDITION";

/// The site of a fixture, not built yet.
pub struct SiteTest {
    fixture: &'static str,
    /// Further options of `vigil build`.
    options: Vec<&'static str>,
}

/// The files of a built site.
pub struct BuiltSite {
    fixture: &'static str,
    /// By path; texts are compared after their edition is replaced.
    files: BTreeMap<String, Vec<u8>>,
    edition: String,
    /// The lines that the program printed.
    stdout: String,
    stderr: String,
}

impl SiteTest {
    /// The site of the data in `tests/fixtures/NAME`.
    pub fn from_fixture(fixture: &'static str) -> SiteTest {
        SiteTest { fixture, options: Vec::new() }
    }

    /// The same for this address.
    pub fn at(mut self, base_url: &'static str) -> SiteTest {
        self.options.extend(["--base-url", base_url]);
        self
    }

    /// The same with the whole timeline in one file.
    pub fn with_single_file(mut self) -> SiteTest {
        self.options.push("--single-file");
        self
    }

    /// Builds the site; fails with the faults that the program prints.
    pub fn build(self) -> BuiltSite {
        let folder = tempfile::tempdir().unwrap();
        let (Output { status, stdout, stderr }, out) = self.run(&folder);
        let [stdout, stderr] = [stdout, stderr].map(|bytes| String::from_utf8(bytes).unwrap());
        assert!(status.success(), "{} is not built:\n{stderr}", self.fixture);
        let mut files = BTreeMap::new();
        read_below(&out, "", &mut files);
        let edition = files.keys().find_map(|path| Some(path.strip_prefix("data/")?.split_once('/')?.0));
        let edition = edition.expect("a folder of the edition").to_owned();
        let files = files.into_iter().map(|(path, bytes)| (path.replace(&edition, EDITION), bytes)).collect();
        BuiltSite { fixture: self.fixture, files, edition, stdout, stderr }
    }

    /// Builds the site with its archive, and returns the bytes of the archive.
    pub fn archive(self) -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("site.zip");
        let (output, _) = self.run_with(&folder, &["--zip".as_ref(), file.as_os_str()]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        fs::read(file).unwrap()
    }

    /// What the program prints when the archive would be in the folder of the site.
    pub fn refusal_of_archive_inside(self) -> String {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("site/site.zip");
        let (output, _) = self.run_with(&folder, &["--zip".as_ref(), file.as_os_str()]);
        assert!(!output.status.success() && !file.exists());
        String::from_utf8(output.stderr).unwrap()
    }

    /// Compares the faults that the program prints; fails if it builds the site or writes anything.
    pub fn check_faults(self, expect: Expect) {
        let fixture = self.fixture;
        let data = fixtures().join(fixture);
        compare(fixture, "faults", &self.refusal().replace(&*data.to_string_lossy(), "data"), &expect);
    }

    /// What the program prints when it refuses to build; fails if it builds the site or writes anything.
    pub fn refusal(self) -> String {
        let folder = tempfile::tempdir().unwrap();
        let (Output { status, stderr, .. }, out) = self.run(&folder);
        assert!(!status.success(), "{} is built", self.fixture);
        assert!(!out.exists(), "{} exists after a failed build", out.display());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "a failed build leaves files");
        String::from_utf8(stderr).unwrap()
    }

    /// Runs `vigil build`; its output, and the folder of the site.
    fn run(&self, folder: &TempDir) -> (Output, PathBuf) {
        self.run_with(folder, &[])
    }

    /// [`SiteTest::run`] with further options.
    fn run_with(&self, folder: &TempDir, more: &[&OsStr]) -> (Output, PathBuf) {
        let out = folder.path().join("site");
        let mut build = Command::new(env!("CARGO_BIN_EXE_vigil"));
        build.arg("build").arg("--data").arg(fixtures().join(self.fixture));
        build.arg("--app").arg(fixtures().join("app")).arg("--locales").arg(root().join("locales"));
        let output = build
            .arg("--out")
            .arg(&out)
            .args(&self.options)
            .args(more)
            .env("RUST_BACKTRACE", "0")
            .output()
            .unwrap();
        (output, out)
    }
}

impl BuiltSite {
    /// Compares a whole text file.
    pub fn check_file(&self, path: &str, expect: Expect) {
        compare(self.fixture, path, &self.text(path), &expect);
    }

    /// Compares the paths that begin and end as `pattern`, which has one `*` for any letters between.
    pub fn check_files(&self, pattern: &str, expect: Expect) {
        let (start, end) = pattern.split_once('*').expect("a pattern has a `*`");
        let is_found = |path: &&String| {
            path.len() >= start.len() + end.len() && path.starts_with(start) && path.ends_with(end)
        };
        let paths: String = self.files.keys().filter(is_found).map(|path| format!("{path}\n")).collect();
        compare(self.fixture, pattern, &paths, &expect);
    }

    /// Compares the markup of a page from a mark up to another, an element a line.
    pub fn check_html(&self, path: &str, (from, to): (&str, &str), expect: Expect) {
        let page = self.text(path);
        let start = page.find(from).unwrap_or_else(|| panic!("{path} has no {from}"));
        let part = &page[start..];
        let end = part[from.len()..].find(to).unwrap_or_else(|| panic!("{path} has no {to} after {from}"));
        let part = part[..from.len() + end].replace("><", ">\n<");
        compare(self.fixture, path, &format!("{}\n", part.trim_end()), &expect);
    }

    /// Compares the value at a JSON pointer (RFC 6901) of a file; the empty pointer is the whole file.
    pub fn check_json(&self, path: &str, pointer: &str, expect: Expect) {
        let whole: Value =
            serde_json::from_str(&self.text(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        let value = whole.pointer(pointer).unwrap_or_else(|| panic!("{path} has nothing at {pointer}"));
        let text = serde_json::to_string_pretty(value).unwrap() + "\n";
        compare(self.fixture, &format!("{path}#{pointer}"), &text, &expect);
    }

    /// Compares the lines that the program printed: to the standard output without its time, then warnings.
    pub fn check_printed(&self, expect: Expect) {
        let printed = format!("{}{}", self.stdout, self.stderr).replace(&self.edition, EDITION);
        let (before, after) = printed.split_once(" to ").expect("the folder is printed");
        let (_, after) = after.split_once(" s, ").expect("the time is printed");
        compare(self.fixture, "printed", &format!("{before} to DIR in TIME, {after}"), &expect);
    }

    /// The text of a file, its edition replaced; of a file of the edition without its seal.
    pub fn text(&self, path: &str) -> String {
        let bytes = self.bytes(path);
        let real = path.replace(EDITION, &self.edition);
        let is_sealed = real.starts_with(&format!("data/{}/", self.edition));
        let bytes = if is_sealed { seal::open(&real, bytes).expect("a seal") } else { bytes };
        let text = std::str::from_utf8(bytes).unwrap_or_else(|error| panic!("{path}: {error}"));
        text.replace(&self.edition, EDITION)
    }

    /// The bytes of a file.
    pub fn bytes(&self, path: &str) -> &[u8] {
        let bytes = self.files.get(path);
        bytes.unwrap_or_else(|| panic!("{} has no {path}; it has {:#?}", self.fixture, self.files.keys()))
    }

    /// The paths of all files, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }
}

/// The site of six events of two years, in two languages, without an address; built once for all tests.
pub fn two_years() -> &'static BuiltSite {
    static SITE: OnceLock<BuiltSite> = OnceLock::new();
    SITE.get_or_init(|| SiteTest::from_fixture("two-years").build())
}

/// The site of one event, in two languages, that knows its address; built once for all tests.
pub fn with_base_url() -> &'static BuiltSite {
    static SITE: OnceLock<BuiltSite> = OnceLock::new();
    SITE.get_or_init(|| SiteTest::from_fixture("with-base-url").build())
}

/// Fails with the name of the file if a text differs from its snapshot.
fn compare(fixture: &str, path: &str, actual: &str, expect: &Expect) {
    // Shown of a failed test only; the snapshot's own message does not know the file.
    eprintln!("{path} of the fixture {fixture}; UPDATE_EXPECT=1 rewrites its snapshot");
    // Invisible characters would be lost in a snapshot: editors and compilers change them.
    expect.assert_eq(&actual.replace('\r', "").replace('\u{feff}', "<BOM>"));
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn fixtures() -> PathBuf {
    root().join("tests/fixtures")
}

/// Reads the files below a folder, by their paths with forward slashes.
fn read_below(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for child in fs::read_dir(folder).unwrap() {
        let child = child.unwrap().path();
        let path = format!("{prefix}{}", child.file_name().unwrap().to_string_lossy());
        if child.is_dir() {
            read_below(&child, &format!("{path}/"), files);
        } else {
            files.insert(path, fs::read(&child).unwrap());
        }
    }
}
