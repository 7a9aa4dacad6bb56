//! Who may know what: the browser, the view library, the files.

use super::hold;
use super::source::{sources, words};

/// Files that may read and write files: the data's reader, the site's writer, and the commands that only move files.
const FILE_DOORS: &[&str] = &[
    "crates/site/src/source/read.rs",
    "crates/site/src/output",
    "crates/site/src/publish/cards/cache.rs",
    "crates/site/src/publish/schema.rs",
    "crates/site/src/tool/serve",
    "crates/site/src/tool/synth.rs",
    "bench/",
    "crates/process/",
    "dev-server/",
    "xtask/",
];
/// Code outside `src/browser/` that works with values and elements of the browser: the reader of values, and the part of
/// the module of views that draws and listens.
const BROWSER_DOORS: &[&str] = &[
    "crates/json/",
    "crates/views/src/chart/canvas",
    "crates/views/src/field.rs",
    "crates/views/src/held/draw",
    "crates/views/src/host.rs",
    "crates/views/src/inside/draw",
    "crates/views/src/lists/draw",
    "crates/views/src/map/draw",
    "crates/views/src/module.rs",
    "crates/views/src/page.rs",
    "crates/views/src/pressed.rs",
    "crates/views/src/read.rs",
];
/// Files that must be plain data and functions.
const PURE: &[&str] = &["src/url/", "src/data/load.rs", "src/locale.rs", "crates/model/", "crates/index/"];

/// The lines of code in scope in which a rule finds something.
fn faults(in_scope: impl Fn(&str) -> bool, find: impl Fn(&str) -> bool, help: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| !source.is_test && in_scope(&source.path)) {
        for (line, text) in source.lines().filter(|(_, text)| find(text)) {
            faults.push(format!("{}:{line}: `{}`; {help}", source.path, text.trim()));
        }
    }
    faults
}

fn is_below(path: &str, places: &[&str]) -> bool {
    places.iter().any(|place| path.starts_with(place))
}

#[test]
fn only_src_browser_knows_the_browser() {
    let find = |line: &str| {
        words(line).any(|word| ["web_sys", "js_sys", "gloo_net"].contains(&word))
            || [" window()", " document()", ".document()", "(window()"].iter().any(|call| line.contains(call))
    };
    let in_scope = |path: &str| {
        !is_below(path, &["src/browser/", "src/browser.rs", "xtask/"]) && !is_below(path, BROWSER_DOORS)
    };
    let help = "call a function of src/browser/; a view separates drawing from arithmetic";
    hold("Only src/browser/ knows the browser", faults(in_scope, find, help));
}

#[test]
fn the_core_does_not_know_the_view() {
    let find = |line: &str| words(line).any(|word| word == "leptos");
    let help = "this file is plain data and functions; let a component do it";
    hold("The core does not know the view", faults(|path| is_below(path, PURE), find, help));
}

#[test]
fn only_the_doors_touch_files() {
    let find = |line: &str| line.contains("std::fs") || line.contains("tokio::fs");
    let help = "call the reader of the data or the writer of the site";
    hold("Only the doors touch files", faults(|path| !is_below(path, FILE_DOORS), find, help));
}

#[test]
fn views_have_no_inline_styles() {
    // As in `<p style="…">` and `<p style:color="…">`; the policy of the pages forbids both.
    let find = |line: &str| {
        let mut attributes = line.split(" style").skip(1);
        attributes.any(|rest| rest.starts_with('=') || rest.starts_with(':') && !rest.starts_with(": "))
    };
    // The codes of embeds are text to copy into pages of other sites, which have neither the policy nor the sheets.
    let is_view = |path: &str| path != "src/builder/embed.rs";
    let in_scope = |path: &str| is_view(path) && is_below(path, &["src/", "crates/site/src/render/"]);
    hold("Views have no inline styles", faults(in_scope, find, "use a class and a rule in style/"));
}
