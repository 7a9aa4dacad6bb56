//! The documents and the files beside the code: nothing named that is gone, nothing of the machine that made them.

use super::{TextFile, files, forbid, hold};
use vigil_process::root;

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
            let is_word = |other: u8| {
                named.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == other)
            };
            let is_package = named.starts_with("vigil-") && is_word(b'-');
            // An invariant names its test, a function with a name of several words.
            let is_test = path == "ARCHITECTURE.md" && named.matches('_').count() >= 3 && is_word(b'_');
            let is_gone = is_package && !packages.iter().any(|package| package == named)
                || is_path(named) && !root().join(named).exists()
                || is_test && !tests.contains(&format!("fn {named}("));
            if is_gone {
                faults.push(format!("{path}:{line}: there is no `{named}`; name its replacement"));
            }
        }
    }
    hold("What documents name is there", faults);
}

#[test]
fn no_file_names_the_machine_it_was_made_on() {
    let endings = [".rs", ".toml", ".json", ".md", ".html", ".css", ".yml", ".js", ".mjs", ".txt"];
    let help = "leave the machine out";
    forbid("No file names the machine it was made on", &endings, &[("/root/", help), ("/home/", help)]);
    let mirror = ("\"resolved\"", "leave the registry out");
    forbid("No lock file names a registry", &["package-lock.json"], &[mirror]);
}
