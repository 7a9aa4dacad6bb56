//! Who may know what: the browser, the view library, the files.

use super::hold;
use super::source::{Source, Token, sources};

/// Files that may read and write files: the data's reader, the site's writer, and the commands that only move files.
const FILE_DOORS: &[&str] = &[
    "crates/site/src/source/read.rs",
    "crates/site/src/output",
    "crates/site/src/publish/cards/cache.rs",
    "crates/site/src/publish/schema.rs",
    "crates/site/src/tool/serve",
    "crates/site/src/tool/synth.rs",
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

/// The faults of all tokens a rule finds; it is given the tokens from each place on.
fn faults(
    in_scope: impl Fn(&str) -> bool,
    find: impl Fn(&[&str]) -> Option<String>,
    help: &str,
) -> Vec<String> {
    let mut faults = Vec::new();
    let in_scope = |source: &&Source| !source.is_test && in_scope(&source.path);
    for source in sources().iter().filter(in_scope) {
        let tokens = source.tokens();
        let texts: Vec<_> = tokens.iter().map(|Token { text, .. }| text.as_str()).collect();
        for (place, Token { line, .. }) in tokens.iter().enumerate() {
            if let Some(found) = texts.get(place..).and_then(&find) {
                faults.push(format!("{}:{line}: `{found}` stands here; {help}", source.path));
            }
        }
    }
    faults
}

fn is_below(path: &str, places: &[&str]) -> bool {
    places.iter().any(|place| path.starts_with(place))
}

#[test]
fn only_src_browser_knows_the_browser() {
    let find = |tokens: &[&str]| match tokens {
        ["web_sys" | "js_sys" | "gloo_net", ..] => Some(tokens[0].to_owned()),
        ["window" | "document", "(", ")", ..] => Some(format!("{}()", tokens[0])),
        _ => None,
    };
    let in_scope = |path: &str| {
        !is_below(path, &["src/browser/", "src/browser.rs", "xtask/"]) && !is_below(path, BROWSER_DOORS)
    };
    let help = "ask a function of src/browser/ for it; a view keeps its drawing apart from its arithmetic";
    hold("Only src/browser/ knows the browser", faults(in_scope, find, help));
}

#[test]
fn the_core_does_not_know_the_view() {
    let find = |tokens: &[&str]| (tokens.first() == Some(&"leptos")).then(|| "leptos".to_owned());
    let help = "this file is plain data and functions; let a component do it";
    hold("The core does not know the view", faults(|path| is_below(path, PURE), find, help));
}

#[test]
fn only_the_doors_touch_files() {
    let find = |tokens: &[&str]| match tokens {
        [root @ ("std" | "tokio"), ":", ":", "fs", ..] => Some(format!("{root}::fs")),
        _ => None,
    };
    let help = "let crates/site/src/source/read.rs or output.rs do it";
    hold("Only the doors touch files", faults(|path| !is_below(path, FILE_DOORS), find, help));
}

#[test]
fn views_have_no_inline_styles() {
    let find = |tokens: &[&str]| match tokens {
        // As in `<p style="…">` and `<p style:color="…">`; the policy of the pages forbids both.
        ["<", ..] => {
            let end = tokens.iter().position(|token| *token == ">")?;
            let tag = tokens.get(..end)?;
            let is_style = |two: &&[&str]| two[0] == "style" && (two[1] == "=" || two[1] == ":");
            tag.windows(2).find(is_style).map(|_| "style".to_owned())
        }
        _ => None,
    };
    let in_scope = |path: &str| is_below(path, &["src/", "crates/site/src/render/"]);
    let help = "give it a class and let style/ say how it looks";
    hold("Views have no inline styles", faults(in_scope, find, help));
}
