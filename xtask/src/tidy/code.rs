//! Sizes, openings and names of Rust files. Clippy limits functions (`clippy.toml`), rustc asks for docs.

use super::source::{Source, sources, words};
use super::{forbid, hold};

/// Lines of a file without its tests.
const FILE_LINES: usize = 500;
/// Lines of a file's opening.
const OPENING_LINES: usize = 10;
/// Nouns that say nothing or already mean something else; ARCHITECTURE.md has the ones to use.
const BANNED_NOUNS: &[&str] = &[
    "item", "entry", "record", "tag", "filter", "result", "info", "chunk", "blob", "utils", "util",
    "helpers", "helper", "common", "manager",
];
/// Beginnings of names of functions that do not say what happens.
const BANNED_VERBS: &[&str] = &["handle_", "do_", "get_"];

/// The kind and the name of what a line of code declares. Associated types have the names that a trait gives them.
fn declared(line: &str) -> Option<(&str, &str)> {
    let mut words = words(line).skip_while(|word| ["pub", "crate", "super", "async", "const"].contains(word));
    let kind = words.next()?;
    let is_declaration =
        ["fn", "struct", "enum", "trait", "mod"].contains(&kind) || line.starts_with(kind) && kind == "type";
    Some((kind, words.next().filter(|_| is_declaration)?))
}

/// The parts of a name in CamelCase or snake_case, in lower case.
fn parts(name: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for letter in name.chars() {
        if letter.is_uppercase() || letter == '_' || parts.is_empty() {
            parts.push(String::new());
        }
        if let (true, Some(part)) = (letter != '_', parts.last_mut()) {
            part.extend(letter.to_lowercase());
        }
    }
    parts
}

#[test]
fn files_are_at_most_500_lines() {
    let sources = sources().iter().filter(|source| !source.is_test);
    let counts = sources.map(|source| (source, source.without_tests().lines().count()));
    let fault = |(source, count): (&Source, usize)| {
        format!("{}:{FILE_LINES}: {count} lines without tests; move a type into its own file", source.path)
    };
    let faults = counts.filter(|(_, count)| *count > FILE_LINES).map(fault).collect();
    hold("Files have at most 500 lines without their tests", faults);
}

#[test]
fn files_open_with_what_they_are() {
    let opening = |source: &Source| source.text.lines().take_while(|line| line.starts_with("//!")).count();
    let sources = sources().iter().map(|source| (source, opening(source)));
    let faults = sources.filter(|(_, lines)| !(1..=OPENING_LINES).contains(lines)).map(|(source, lines)| {
        format!(
            "{}:1: an opening of {lines} lines; write one to {OPENING_LINES} on what the file is for",
            source.path
        )
    });
    hold("Every Rust file opens with one to ten lines of `//!`", faults.collect());
}

#[test]
fn names_come_from_the_vocabulary() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| !source.is_test) {
        for (line, text) in source.lines() {
            let Some((kind, name)) = declared(text) else { continue };
            let is_banned = if kind == "fn" {
                BANNED_VERBS.iter().any(|verb| name.starts_with(verb))
            } else {
                parts(name).iter().any(|part| BANNED_NOUNS.contains(&part.as_str()))
            };
            if is_banned {
                faults.push(format!("{}:{line}: `{name}` says nothing; see docs/glossary.md", source.path));
            }
        }
    }
    hold("Types, modules and functions have names of the field", faults);
}

#[test]
fn no_test_is_left_out_and_nothing_is_left_to_do() {
    let words = [
        ("#[ignore", "correct the test or remove it"),
        ("#[should_panic", "return an error and compare it"),
        ("TODO", "do it, or write an issue"),
        ("FIXME", "correct it, or write an issue"),
    ];
    forbid("No test is left out, nothing is left to do", &[".rs"], &words);
}

#[test]
fn declarations_and_their_parts_are_found() {
    assert_eq!(declared("    pub(crate) async fn load_page("), Some(("fn", "load_page")));
    assert_eq!(declared("    type Item = u8;"), None);
    assert_eq!(declared("let entry = 1;"), None);
    assert_eq!(parts("SearchResult"), ["search", "result"]);
    assert_eq!(parts("term_dictionary"), ["term", "dictionary"]);
}
