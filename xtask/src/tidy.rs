//! What keeps the tree as the house style has it, so that nobody has to look: each rule is a test over the files.
//!
//! A fault names file and line, what is wrong and how to mend it; every fault of a rule is told in one run.

use std::path::{Path, PathBuf};

use crate::process::root;

mod circles;
mod code;
mod documents;
mod layers;
mod messages;
mod source;
mod styles;

/// A file of the project, its path counted from the root.
struct TextFile {
    path: String,
    text: String,
}

/// What is not ours or not checked in.
const LEFT_OUT: &[&str] = &[".git", "target", "dist", "node_modules", "data"];

/// Every file of text below a folder of the project whose name ends so, in the order of paths.
fn files(folder: &str, ending: &str) -> Vec<TextFile> {
    let mut paths = Vec::new();
    walk(&root().join(folder), &mut paths);
    paths.sort();
    let paths = paths.into_iter().filter(|path| path.to_string_lossy().ends_with(ending));
    paths
        .filter_map(|path| {
            Some(TextFile { text: std::fs::read_to_string(&path).ok()?, path: relative(&path) })
        })
        .collect()
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) {
    for child in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = child.path();
        let name = relative(&path);
        if LEFT_OUT.iter().any(|left_out| name == *left_out || path.ends_with(left_out)) {
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

/// The line, from one, of a place in a text.
fn line_of(text: &str, place: usize) -> usize {
    text.bytes().take(place).filter(|byte| *byte == b'\n').count() + 1
}
