//! Rules of the house style that no tool knows, each a test over the files. A fault names file, line and remedy; a rule reports
//! all of its faults in one run.

use std::path::{Path, PathBuf};

use vigil_process::root;

mod circles;
mod clock;
mod code;
mod documents;
mod layers;
mod source;
mod styles;

/// A file of the project; the path is relative to the root.
struct TextFile {
    path: String,
    text: String,
}

/// Folders of the root that are built or data; `node_modules` is left out everywhere.
const LEFT_OUT: &[&str] = &[".git", "target", "dist", "data"];

/// The text files below a folder whose names end so, by path.
fn files(folder: &str, ending: &str) -> Vec<TextFile> {
    let mut paths = Vec::new();
    walk(&root().join(folder), &mut paths);
    paths.sort();
    let paths = paths.into_iter().filter(|path| path.to_string_lossy().ends_with(ending));
    let file =
        |path: PathBuf| Some(TextFile { text: std::fs::read_to_string(&path).ok()?, path: relative(&path) });
    paths.filter_map(file).collect()
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) {
    for child in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = child.path();
        if LEFT_OUT.contains(&relative(&path).as_str()) || path.ends_with("node_modules") {
            continue;
        }
        if path.is_dir() {
            walk(&path, paths);
        } else {
            paths.push(path);
        }
    }
}

fn relative(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().into_owned()
}

/// Fails with all faults of a rule, one a line.
fn hold(rule: &str, faults: Vec<String>) {
    assert!(faults.is_empty(), "{rule}\n{}\n", faults.join("\n"));
}

/// Fails if a line of the files with these endings contains one of the words; each word has its remedy.
fn forbid(rule: &str, endings: &[&str], words: &[(&str, &str)]) {
    let files = endings.iter().flat_map(|ending| files("", ending));
    let mut faults = Vec::new();
    // The rules themselves contain the words.
    for TextFile { path, text } in files.filter(|file| !file.path.starts_with("xtask/src/tidy")) {
        for (line, text) in (1..).zip(text.lines()) {
            for (word, help) in words.iter().filter(|(word, _)| text.contains(word)) {
                faults.push(format!("{path}:{line}: contains `{word}`; {help}"));
            }
        }
    }
    hold(rule, faults);
}
