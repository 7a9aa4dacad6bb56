//! `vigil verify` finds each file of a copy that is missing, changed or added, and reads nothing outside the folder.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};
use tempfile::TempDir;
use vigil_site::output::compress::{Level, compress};

/// The longest a check may take.
const LIMIT: Duration = Duration::from_secs(60);
/// A page that is long enough to be compressed.
const PAGE: &str = "<p>A page of many words that are the same, and are the same again. ";

/// A signature of the list of a whole copy, made with minisign 0.12.
const SIGNATURE: &str = "untrusted comment: signature of a test
RURgxCf6WR7p1AsOeMSV8SlRCr30K7k5OIkyIfOVsa7ZNtNEZuXQNkDqFgdyNR1rfiHQ5nIO4mYojKIRkY07+SmafpfedOqJ2wQ=
trusted comment: edition of a test
aV9LPdbdPzSDclJ+EJVRqYveP0w/HuEiRAfnbEDKQT9jbqbYdP4WtE5lQVYFsPnG7hexMYonCvtNfsnGyJfDAA==
";
/// The key that made it, and another one.
const KEYS: [&str; 2] = [
    "RWRgxCf6WR7p1J3So0Ty5FwysFHMhoTCw2oe9+r3rX9zbjDTyl8mlQ2C",
    "RWS/XCJguQsjBfLYGwC08kbZvbZSCb3TXE8HLxDU7tdxfA260kv9gN+F",
];

/// A copy of a site.
struct Copy {
    folder: TempDir,
}

/// What the command printed, and whether it was content.
struct Checked {
    is_whole: bool,
    stdout: String,
    stderr: String,
}

impl Copy {
    /// A copy with three listed files, and compressed forms of two of them and of the list.
    fn new() -> Copy {
        let copy = Copy { folder: tempfile::tempdir().unwrap() };
        let files = [
            ("index.html", PAGE.repeat(80)),
            ("event/a/index.html", PAGE.repeat(90)),
            ("icon.png", "x".into()),
        ];
        for (path, text) in &files {
            copy.write(path, text);
        }
        let sums: BTreeMap<_, _> = files.iter().map(|(path, text)| (path, digits(text.as_bytes()))).collect();
        let list: String = sums.iter().map(|(path, sum)| format!("{sum}  {path}\n")).collect();
        copy.write("SHA256SUMS", list);
        compress(copy.folder.path(), Level::Fast, None).unwrap();
        copy
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn bytes(&self, path: &str) -> Vec<u8> {
        fs::read(self.path(path)).unwrap()
    }

    fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).unwrap();
    }

    /// The lines that the command prints of the differences; fails if it does not report them by its status too.
    fn differences(&self) -> Vec<String> {
        let Checked { is_whole, stdout, stderr } = check(self.folder.path());
        let lines: Vec<String> = stdout.lines().map(str::to_owned).collect();
        assert!(!is_whole, "{lines:?}");
        assert!(stderr.starts_with(&format!("{} difference", lines.len())), "{stderr}");
        lines
    }

    /// The message of the command if it cannot compare anything.
    fn error(&self) -> String {
        let Checked { is_whole, stdout, stderr } = check(self.folder.path());
        assert!(!is_whole && stdout.is_empty(), "{stdout}");
        stderr
    }
}

fn check(folder: &Path) -> Checked {
    check_with(folder, &[])
}

fn check_with(folder: &Path, arguments: &[&str]) -> Checked {
    let mut verify = Command::new(env!("CARGO_BIN_EXE_vigil"));
    verify.arg("verify").arg(folder).args(arguments).env("RUST_BACKTRACE", "0");
    let mut child =
        verify.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let start = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if start.elapsed() > LIMIT {
            child.kill().unwrap();
            panic!("the check takes longer than {} s", LIMIT.as_secs());
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    let output = child.wait_with_output().unwrap();
    let [stdout, stderr] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    Checked { is_whole: output.status.success(), stdout, stderr }
}

fn digits(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn a_whole_copy_is_accepted_and_the_checksum_of_its_list_is_shown() {
    let copy = Copy::new();
    let checked = check(copy.folder.path());
    assert!(checked.is_whole, "{}{}", checked.stdout, checked.stderr);
    assert!(checked.stdout.contains("All 3 files"), "{}", checked.stdout);
    assert!(checked.stdout.contains(&digits(&copy.bytes("SHA256SUMS"))), "{}", checked.stdout);
    for form in ["index.html.br", "index.html.gz", "event/a/index.html.br", "event/a/index.html.gz"] {
        assert!(copy.path(form).is_file(), "{form}");
    }
    for form in ["index.html.br", "event/a/index.html.gz"] {
        copy.remove(form);
    }
    assert!(check(copy.folder.path()).is_whole, "compressed forms may be left out");
}

#[test]
fn a_list_must_be_signed_with_the_key_if_one_is_given() {
    let copy = Copy::new();
    let signed_by = |key: &str| check_with(copy.folder.path(), &["--key", key]);
    let missing = signed_by(KEYS[0]);
    assert!(!missing.is_whole && missing.stderr.contains("is not signed"), "{}", missing.stderr);
    copy.write("SHA256SUMS.minisig", SIGNATURE);
    let checked = signed_by(KEYS[0]);
    assert!(checked.is_whole && checked.stdout.contains("signed with the key"), "{}", checked.stderr);
    assert!(check(copy.folder.path()).is_whole, "the signature is no added file");
    let file = copy.folder.path().with_extension("pub");
    fs::write(&file, format!("untrusted comment: a key\n{}\n", KEYS[0])).unwrap();
    assert!(signed_by(file.to_str().unwrap()).is_whole);
    fs::remove_file(file).unwrap();
    for (key, what) in [(KEYS[1], "another key"), ("RWnothing", "neither a key")] {
        let refused = signed_by(key);
        assert!(!refused.is_whole && refused.stderr.contains(what), "{}", refused.stderr);
        assert!(refused.stdout.is_empty(), "{}", refused.stdout);
    }
    // A list that fits a changed file, but is not the signed one.
    copy.write("icon.png", "y");
    let list = String::from_utf8(copy.bytes("SHA256SUMS")).unwrap();
    copy.write("SHA256SUMS", list.replace(&digits(b"x"), &digits(b"y")));
    assert!(signed_by(KEYS[0]).stderr.contains("the list was changed"));
    copy.write("SHA256SUMS.minisig", "no signature");
    assert!(signed_by(KEYS[0]).stderr.contains("is not a signature of minisign"));
}

#[test]
fn missing_flipped_cut_and_added_files_are_found() {
    let copy = Copy::new();
    copy.remove("icon.png");
    let mut page = copy.bytes("index.html");
    page[700] ^= 1;
    copy.write("index.html", &page);
    let cut = copy.bytes("event/a/index.html");
    copy.write("event/a/index.html", &cut[..cut.len() - 1]);
    copy.write("event/b/index.html", "more");
    copy.write(".hidden", "more");
    copy.write("other.br", "the compressed form of nothing");
    assert_eq!(
        copy.differences(),
        [
            "changed: event/a/index.html",
            "missing: icon.png",
            "changed: index.html",
            "added: .hidden",
            "added: other.br",
            "added: event/b/index.html",
        ]
    );
}

#[test]
fn swapped_files_are_found() {
    let copy = Copy::new();
    let (front, event) = (copy.bytes("index.html"), copy.bytes("event/a/index.html"));
    copy.write("index.html", event);
    copy.write("event/a/index.html", front);
    assert_eq!(copy.differences(), ["changed: event/a/index.html", "changed: index.html"]);
}

#[test]
fn a_compressed_form_must_decompress_to_its_file_and_to_nothing_more() {
    let other = gzip(b"another page");
    for form in ["index.html.br", "index.html.gz"] {
        let copy = Copy::new();
        let bytes = copy.bytes(form);
        let flipped: Vec<u8> = bytes.iter().enumerate().map(|(at, byte)| byte ^ u8::from(at == 12)).collect();
        let longer = [&bytes[..], b"x"].concat();
        let much_longer = [&bytes[..], &[b'x'; 200_000]].concat();
        let twice = [&bytes[..], &bytes[..]].concat();
        let event = copy.bytes(&format!("event/a/{form}"));
        let cases: [&[u8]; 8] =
            [b"", &bytes[..bytes.len() - 1], &flipped, &longer, &much_longer, &twice, &event, &other];
        for (at, content) in cases.into_iter().enumerate() {
            copy.write(form, content);
            let expected = format!("does not decompress to the listed file: {form}");
            assert_eq!(copy.differences(), [expected], "case {at}");
        }
    }
    let copy = Copy::new();
    copy.write("SHA256SUMS.gz", gzip(b"another list"));
    assert_eq!(copy.differences(), ["does not decompress to the listed file: SHA256SUMS.gz"]);
}

#[test]
fn names_of_files_are_printed_without_control_characters() {
    let copy = Copy::new();
    copy.write("a\u{1b}[31m\nmissing: index.html", "");
    assert_eq!(copy.differences(), [r"added: a\u{1b}[31m\nmissing: index.html"]);
}

#[test]
fn without_a_whole_list_nothing_is_compared() {
    let copy = Copy::new();
    let list = String::from_utf8(copy.bytes("SHA256SUMS")).unwrap();
    let sum = digits(b"");
    let second = list.find('\n').unwrap() + 1;
    for (text, expected) in [
        (String::new(), "is empty"),
        (list[..list.len() - 1].to_owned(), "line 3"),
        (list[..second + 30].to_owned(), "line 2"),
        (list.replacen("  ", " ", 1), "line 1"),
        (format!("{list}{sum}  ../secret\n"), "names no file of the folder"),
        (format!("{list}{sum}  /etc/passwd\n"), "names no file of the folder"),
        (format!("{list}{sum}  a/../../secret\n"), "names no file of the folder"),
        (format!("{list}{sum}  a//b\n"), "names no file of the folder"),
        (format!("{list}{sum}  icon.png\n"), "names a file again"),
    ] {
        copy.write("SHA256SUMS", &text);
        let error = copy.error();
        assert!(error.contains(expected), "{text}\n{error}");
    }
    copy.write("SHA256SUMS", [0xff, 0xfe]);
    assert!(copy.error().contains("UTF-8"));
    copy.remove("SHA256SUMS");
    assert!(copy.error().contains("has no SHA256SUMS"));
    assert!(check(&copy.path("nothing")).stderr.contains("cannot open"));
    assert!(check(&copy.path("index.html")).stderr.contains("is not a folder"));
}

#[test]
fn a_list_cut_at_the_end_of_a_line_leaves_files_that_are_not_on_it() {
    let copy = Copy::new();
    let list = String::from_utf8(copy.bytes("SHA256SUMS")).unwrap();
    let last = list.trim_end().rfind('\n').unwrap() + 1;
    copy.write("SHA256SUMS", &list[..last]);
    assert_eq!(copy.differences(), ["added: index.html", "added: index.html.br", "added: index.html.gz"]);
}

#[cfg(unix)]
#[test]
fn links_out_of_the_folder_are_not_followed_even_to_the_right_content() {
    use std::os::unix::fs::symlink;
    let outside = tempfile::tempdir().unwrap();
    let copy = Copy::new();
    for (path, name) in [("icon.png", "icon"), ("index.html.gz", "form")] {
        fs::rename(copy.path(path), outside.path().join(name)).unwrap();
        symlink(outside.path().join(name), copy.path(path)).unwrap();
    }
    fs::rename(copy.path("event"), outside.path().join("event")).unwrap();
    symlink(outside.path().join("event"), copy.path("event")).unwrap();
    symlink("index.html", copy.path("inside.html")).unwrap();
    symlink("nowhere", copy.path("dangling")).unwrap();
    assert_eq!(
        copy.differences(),
        [
            "leads out of the folder, not read: event/a/index.html",
            "leads out of the folder, not read: icon.png",
            "added: dangling",
            "leads out of the folder, not read: event",
            "leads out of the folder, not read: index.html.gz",
            "added: inside.html",
        ]
    );
    fs::rename(copy.path("SHA256SUMS"), outside.path().join("list")).unwrap();
    symlink(outside.path().join("list"), copy.path("SHA256SUMS")).unwrap();
    assert!(copy.error().contains("SHA256SUMS is not a file of this folder"));
}

#[cfg(unix)]
#[test]
fn pipes_and_folders_in_the_place_of_files_are_not_opened() {
    let copy = Copy::new();
    for path in ["index.html", "index.html.br"] {
        copy.remove(path);
        assert!(Command::new("mkfifo").arg(copy.path(path)).status().unwrap().success());
    }
    assert!(Command::new("mkfifo").arg(copy.path("added")).status().unwrap().success());
    copy.remove("icon.png");
    fs::create_dir(copy.path("icon.png")).unwrap();
    assert_eq!(
        copy.differences(),
        [
            "a folder, pipe or device instead of a file: icon.png",
            "a folder, pipe or device instead of a file: index.html",
            "added: added",
            "a folder, pipe or device instead of a file: index.html.br",
        ]
    );
}
