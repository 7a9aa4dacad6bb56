//! Inputs that need a process of their own: with a limit of memory, or because an exit code and an unwritten folder count.

use crate::case::{data, root};
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

/// The inputs of this file.
pub const COUNT: usize = 6;
/// The longest that a command may take.
const LIMIT: Duration = Duration::from_secs(120);
/// The most memory of a command, in kilobytes: addresses, of which threads take many that are never used.
const MEMORY: &str = "2000000";

/// Runs a command of the program with a limit of memory.
fn vigil(arguments: &[&str]) -> Output {
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("ulimit -v {MEMORY}; exec \"$0\" \"$@\""), env!("CARGO_BIN_EXE_vigil")]);
    shell.args(arguments).env("RUST_BACKTRACE", "0").env("RAYON_NUM_THREADS", "2");
    shell.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = shell.spawn().unwrap();
    let (sender, receiver) = std::sync::mpsc::channel();
    let id = child.id();
    std::thread::spawn(move || sender.send(child.wait_with_output().unwrap()));
    let start = Instant::now();
    receiver.recv_timeout(LIMIT).unwrap_or_else(|_| {
        let _ = Command::new("kill").args(["-9", &id.to_string()]).status();
        panic!("{arguments:?} takes longer than {} s", start.elapsed().as_secs())
    })
}

/// The printed report of a refused build; fails if it writes anything or ends otherwise than by its exit code.
fn refused_build(dir: &Path) -> String {
    let beside = tempfile::tempdir().unwrap();
    let out = beside.path().join("site");
    let [app, locales] = ["tests/fixtures/app", "locales"].map(|path| root().join(path));
    let arguments =
        ["build", "--data", text(dir), "--app", text(&app), "--locales", text(&locales), "--out", text(&out)];
    let Output { status, stderr, .. } = vigil(&arguments);
    let stderr = String::from_utf8(stderr).unwrap();
    assert_eq!(status.code(), Some(1), "{stderr}");
    assert_eq!(fs::read_dir(beside.path()).unwrap().count(), 0, "a refused build leaves files");
    assert!(!stderr.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{stderr:?}");
    stderr
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn a_million_faulty_objects_take_bounded_memory() {
    let folder = data();
    fs::write(
        folder.path().join("events/2020.json"),
        format!("[{}{{}}]", "{\"id\":\"x\"},".repeat(1_000_000)),
    )
    .unwrap();
    let printed = refused_build(folder.path());
    assert!(printed.contains("more faults in this file are not listed"), "{}", &printed[..2_000]);
    assert!(printed.len() < 2_000_000, "{} bytes", printed.len());
    let Output { status, stdout, .. } = vigil(&["check", text(folder.path()), "--format", "json"]);
    assert_eq!(status.code(), Some(1));
    let report: serde_json::Value = serde_json::from_slice(&stdout).unwrap();
    assert!(report["faults"].as_array().unwrap().len() <= 2_000);
}

#[cfg(unix)]
#[test]
fn a_pipe_and_a_device_end_a_build_at_once() {
    let folder = data();
    std::os::unix::fs::symlink("/dev/zero", folder.path().join("events/2019.json")).unwrap();
    assert!(Command::new("mkfifo").arg(folder.path().join("events/2020.json")).status().unwrap().success());
    let printed = refused_build(folder.path());
    assert_eq!(printed.matches("it is a pipe or a device, not a file").count(), 2, "{printed}");
}

#[cfg(unix)]
#[test]
fn names_that_act_in_a_terminal_are_printed_escaped() {
    let folder = data();
    let named = folder.path().join("events/\u{1b}]0;owned\u{7}\u{202e}.json");
    fs::write(named, "[{\"\\u001b[2J\": \"\\u202e\"}]").unwrap();
    let printed = refused_build(folder.path());
    assert!(printed.contains("\\u{1b}]0;owned\\u{7}\\u{202e}.json"), "{printed}");
    let Output { stdout, .. } = vigil(&["check", text(folder.path())]);
    assert!(!String::from_utf8(stdout).unwrap().contains(['\u{1b}', '\u{7}', '\u{202e}']));
}

#[cfg(unix)]
#[test]
fn an_app_with_links_in_circles_is_refused() {
    let [folder, app] = [data(), tempfile::tempdir().unwrap()];
    for name in ["a", "b"] {
        std::os::unix::fs::symlink(".", app.path().join(name)).unwrap();
    }
    let out = app.path().with_extension("site");
    let locales = root().join("locales");
    let Output { status, stderr, .. } = vigil(&[
        "build",
        "--data",
        text(folder.path()),
        "--app",
        text(app.path()),
        "--locales",
        text(&locales),
        "--out",
        text(&out),
    ]);
    let stderr = String::from_utf8(stderr).unwrap();
    assert!(!status.success() && stderr.contains("it is a folder"), "{stderr}");
    assert!(!out.exists());
}

#[cfg(unix)]
#[test]
fn an_import_of_a_device_or_into_one_changes_nothing() {
    let folder = data();
    let before = fs::read(folder.path().join("events/2021.json")).unwrap();
    let Output { status, stderr, .. } = vigil(&["import", "/dev/zero", "--into", text(folder.path())]);
    let stderr = String::from_utf8(stderr).unwrap();
    assert!(!status.success() && stderr.contains("it is a pipe or a device"), "{stderr}");
    fs::remove_file(folder.path().join("people.json")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", folder.path().join("people.json")).unwrap();
    let table = root().join("tests/fixtures/import/template.csv");
    let Output { status, stderr, .. } = vigil(&["import", text(&table), "--into", text(folder.path())]);
    let stderr = String::from_utf8(stderr).unwrap();
    assert_eq!(status.code(), Some(1), "{stderr}");
    assert!(stderr.contains("people.json") && stderr.contains("nothing was imported"), "{stderr}");
    assert_eq!(fs::read(folder.path().join("events/2021.json")).unwrap(), before);
}
