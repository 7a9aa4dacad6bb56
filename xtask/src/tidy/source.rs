//! A Rust file, divided into code, comments and tests. The formatter guarantees the shape of the lines.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::TextFile;

/// A Rust file.
pub struct Source {
    pub path: String,
    pub text: String,
    /// Whether the whole file is tests.
    pub is_test: bool,
}

impl Source {
    /// The text before the module of unit tests, which is the last of a file.
    pub fn without_tests(&self) -> &str {
        self.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default()
    }

    /// The lines of code outside unit tests, with their numbers.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.without_tests().lines()).filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

/// Every Rust file of the project.
pub fn sources() -> &'static [Source] {
    static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
        let files = super::files("", ".rs");
        let modules: BTreeSet<String> = files.iter().flat_map(test_modules).collect();
        let is_test = |path: &str| {
            let is_below =
                |module: &String| path.strip_prefix(module).is_some_and(|rest| rest.starts_with(['.', '/']));
            path.split('/').any(|part| part == "tests" || part == "tests.rs") || modules.iter().any(is_below)
        };
        let source = |TextFile { path, text }| Source { is_test: is_test(&path), path, text };
        files.into_iter().map(source).collect()
    });
    &SOURCES
}

/// The paths, without ending, of the modules that a file declares for tests only.
fn test_modules(file: &TextFile) -> Vec<String> {
    let folder = match file.path.rsplit_once('/') {
        Some((folder, "main.rs" | "lib.rs" | "mod.rs")) => folder,
        _ => file.path.trim_end_matches(".rs"),
    };
    let declared = file.text.split("#[cfg(test)]\n").skip(1).filter_map(|rest| rest.split_once(";\n"));
    let names = declared.filter_map(|(declaration, _)| declaration.split_once("mod ")).map(|(_, name)| name);
    names.filter(|name| !name.contains(' ')).map(|name| format!("{folder}/{name}")).collect()
}

/// The words of a line: names, keywords and numbers.
pub fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|letter: char| !letter.is_alphanumeric() && letter != '_').filter(|word| !word.is_empty())
}
