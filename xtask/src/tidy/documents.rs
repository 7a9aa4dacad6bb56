//! The documents and the files beside the code: nothing named that is gone, nothing of the machine that made them.

use super::{TextFile, files, hold};
use crate::process::root;

/// Endings of files that documents name.
const ENDINGS: &[&str] = &[".rs", ".toml", ".json", ".css", ".html", ".md", ".yml", ".js", ".sh"];

/// The texts between backticks, with their lines.
fn quoted(text: &str) -> Vec<(usize, &str)> {
    let mut quoted = Vec::new();
    let mut in_block = false;
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim_start().starts_with("```") {
            in_block = !in_block;
        } else if !in_block {
            quoted.extend(line.split('`').skip(1).step_by(2).map(|text| (number, text)));
        }
    }
    quoted
}

/// Whether a quoted text names a file or folder of this project, as far as its form tells.
fn is_path(text: &str) -> bool {
    let plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_./".contains(&byte));
    let top = text.split('/').next().unwrap_or_default();
    let built = ["dist", "target", "http:", "https:"].contains(&top) || text.contains("//");
    let known = root().join(top).exists() || ENDINGS.iter().any(|ending| text.ends_with(ending));
    plain && !built && !text.starts_with('/') && text.contains('/') && known
}

/// Names of packages in the workspace.
fn packages() -> Vec<String> {
    let manifests = files("", "Cargo.toml").into_iter();
    let name = |file: TextFile| {
        let line = file.text.lines().find_map(|line| line.strip_prefix("name = \"").map(str::to_owned))?;
        Some(line.trim_end_matches('"').to_owned())
    };
    manifests.filter_map(name).collect()
}

#[test]
fn what_documents_name_is_there() {
    let packages = packages();
    let tests: String = super::source::sources().iter().map(|source| source.text.as_str()).collect();
    let mut faults = Vec::new();
    let documents = files("", ".md").into_iter().filter(|file| !file.path.starts_with("bench/"));
    for TextFile { path, text } in documents {
        for (line, named) in quoted(&text) {
            let is_package = named.starts_with("vigil-")
                && named.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
            if is_package && !packages.iter().any(|package| package == named) {
                faults.push(format!(
                    "{path}:{line}: there is no package `{named}`; name the one that took its place"
                ));
            }
            if is_path(named) && !root().join(named).exists() {
                faults.push(format!("{path}:{line}: there is no `{named}`; name what took its place"));
            }
            // An invariant names the test that holds it, which is a function's name of several words.
            let is_test = named.matches('_').count() >= 3
                && named
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
            if is_test && path == "ARCHITECTURE.md" && !tests.contains(&format!("fn {named}(")) {
                faults.push(format!(
                    "{path}:{line}: there is no test `{named}`; name the one that holds this now"
                ));
            }
        }
    }
    hold("What documents name is there", faults);
}

#[test]
fn no_file_names_the_machine_it_was_made_on() {
    let mut faults = Vec::new();
    for ending in
        ["", ".rs", ".toml", ".json", ".md", ".html", ".css", ".yml", ".js", ".mjs", ".txt"].iter().skip(1)
    {
        let files = files("", ending).into_iter().filter(|file| !file.path.starts_with("xtask/src/tidy"));
        for TextFile { path, text } in files {
            for (number, line) in (1..).zip(text.lines()) {
                let home = line.contains("/root/") || line.contains("/home/");
                let registry = path.ends_with("package-lock.json") && line.contains("\"resolved\"");
                if home || registry {
                    faults.push(format!("{path}:{number}: names a machine or a mirror; leave it out"));
                }
            }
        }
    }
    hold("No file names the machine it was made on", faults);
}
