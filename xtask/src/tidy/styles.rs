//! The style sheets and the scripts: what Biome does not know. One place for literals, every sheet in a layer and in the
//! page, no long lines, and little JavaScript.

use super::{TextFile, files, forbid, hold};
use vigil_process::root;

/// Names of colors that would otherwise pass for words.
const COLOR_NAMES: &[&str] =
    &["white", "black", "red", "green", "blue", "yellow", "orange", "gray", "grey", "silver"];
/// Functions that make a color.
const COLOR_FUNCTIONS: &[&str] = &["rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch"];

/// The color literals in a line of a formatted sheet; selectors, comments and strings have none.
fn colors(line: &str) -> Vec<&str> {
    let line = line.split("/*").next().unwrap_or_default();
    if line.ends_with('{') || line.contains("url(") {
        return Vec::new();
    }
    let value = line.split_once(": ").map_or(line, |(_, value)| value);
    let words = value.split([' ', ',', ')', ';', '/']).flat_map(|word| word.split_inclusive('('));
    let is_color = |word: &&str| {
        let is_hex =
            word.strip_prefix('#').is_some_and(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let is_function = word.strip_suffix('(').is_some_and(|name| COLOR_FUNCTIONS.contains(&name));
        is_hex || is_function || COLOR_NAMES.contains(word)
    };
    words.filter(is_color).collect()
}

#[test]
fn colors_are_named_in_tokens_css_only() {
    let mut faults = Vec::new();
    for TextFile { path, text } in
        files("style", ".css").iter().filter(|file| file.path != "style/tokens.css")
    {
        for (line, text) in (1..).zip(text.lines()) {
            for color in colors(text) {
                faults.push(format!("{path}:{line}: the color `{color}`; name its role in style/tokens.css"));
            }
        }
    }
    hold("Colors are named in style/tokens.css only", faults);
}

#[test]
fn no_page_shows_what_its_reader_has_read() {
    let help = "it shows others at the screen what was read; leave it out";
    forbid("No page shows what its reader has read", &[".css"], &[(":visited", help)]);
}

/// Elements around the list of events. A browser evaluates `:has()` of one anew whenever a row comes or goes.
const AROUND_ROWS: &[&str] = &["html", "body", "main", ".columns", ".results-region", ".list", ".results"];

/// Why the `:has()` of a selector makes each change of the list slow, if it does. An open popover is told by its own state alone.
fn slow_has(line: &str) -> Option<&'static str> {
    line.match_indices(":has(").find_map(|(at, has)| {
        let argument = &line[at + has.len()..];
        let subject = line[..at].rsplit([' ', ',', '(', '>']).next().unwrap_or_default();
        if argument.starts_with(":nth-") {
            Some("`:has(:nth-…)` restyles the descendants of every list whose rows change; set a class")
        } else if AROUND_ROWS.contains(&subject) && !argument.contains(":popover-open") {
            Some("it contains the list of events, whose every change evaluates `:has()`; set an attribute")
        } else {
            None
        }
    })
}

#[test]
fn no_has_selector_follows_the_rows_of_the_list() {
    let mut faults = Vec::new();
    // The sheets of the front page; those of other pages have no list that changes as it is scrolled.
    let sheets = files("style", ".css").into_iter().filter(|file| !file.path.starts_with("style/page/"));
    for TextFile { path, text } in sheets.filter(|file| file.path != "style/print.css") {
        for (number, line) in (1..).zip(text.lines()) {
            faults.extend(slow_has(line).map(|why| format!("{path}:{number}: {why}")));
        }
    }
    hold("No `:has()` follows the rows of the list", faults);
}

#[test]
fn slow_has_selectors_are_told_from_others() {
    for line in [
        "  html:has(dialog[open]) {",
        "  a, .results-region:has(.failed) b {",
        "  .axis:has(:nth-child(41)) a {",
    ] {
        assert!(slow_has(line).is_some(), "{line}");
    }
    for line in [".notices:has(.failed) ~ *", "html:has(.facets:popover-open)", ".share:not(:has(svg))"] {
        assert!(slow_has(line).is_none(), "{line}");
    }
}

#[test]
fn every_sheet_is_in_a_layer_and_in_the_page() {
    let page = std::fs::read_to_string(root().join("index.html")).unwrap_or_default();
    let mut faults = Vec::new();
    for TextFile { path, text } in files("style", ".css") {
        if !text.contains("@layer ") {
            faults.push(format!("{path}:1: no `@layer`; put its rules into their layer"));
        }
        if !page.contains(&path) {
            faults.push(format!("{path}:1: not in index.html; link it there in the order of layers"));
        }
    }
    hold("Every style sheet is in a layer and in the page", faults);
}

/// Scripts and sheets, by the folders that Biome formats. It breaks code, but no comments and no texts.
const FORMATTED: &[(&str, &str)] = &[
    ("script", ".js"),
    ("script", ".ts"),
    ("style", ".css"),
    ("crates/site/src/render", ".css"),
    ("tools", ".mjs"),
    ("bench", ".mjs"),
    ("tests/e2e", ".js"),
    ("tests/readers", ".mjs"),
    ("tests/script", ".mjs"),
];
/// Letters of a line.
const LINE_LENGTH: usize = 120;
/// Lines of all scripts; all else that runs in the browser is Rust. 475 are for the pages, 75 for the site in one file, and 200
/// for the copy that a browser saves. The app cannot filter the site in one file: it would have to be in the file, with its
/// index, and would be as large as the events. A service worker has to be a script, and the panel that saves the copy is
/// used too rarely to be part of the app. Of the lines for pages some twenty check hashes.
const SCRIPT_LINES: usize = 750;

#[test]
fn lines_are_at_most_120_letters() {
    let mut faults = Vec::new();
    let files = FORMATTED.iter().flat_map(|(folder, ending)| files(folder, ending));
    for TextFile { path, text } in files {
        for (number, line) in (1..).zip(text.lines()) {
            let letters = line.chars().count();
            if letters > LINE_LENGTH {
                faults.push(format!("{path}:{number}: {letters} letters of at most {LINE_LENGTH}; break it"));
            }
        }
    }
    hold("Lines of scripts and sheets have at most 120 letters", faults);
}

#[test]
fn scripts_are_typed_and_at_most_750_lines_together() {
    let mut faults = Vec::new();
    let mut lines = 0;
    for TextFile { path, text } in files("script", ".js") {
        lines += text.lines().count();
        if !text.starts_with("// @ts-check\n") {
            faults.push(format!("{path}:1: no `// @ts-check`; begin the script with it"));
        }
    }
    if lines > SCRIPT_LINES {
        faults.push(format!("script: {lines} lines of at most {SCRIPT_LINES}; move the work into src/"));
    }
    hold("Scripts are typed, and short together", faults);
}

#[test]
fn literals_are_told_from_words() {
    assert_eq!(colors("  background: #fff url-less white;"), ["#fff", "white"]);
    assert_eq!(colors("    0 1px rgb(0 0 0 / 50%),"), ["rgb("]);
    for line in [
        ".red:hover #fade {",
        "  color: var(--red);",
        "  white-space: nowrap; /* red */",
        "  src: url(red.svg);",
    ] {
        assert!(colors(line).is_empty(), "{line}");
    }
}
