//! The style sheets and the scripts: what Biome does not know. One place for literals, every sheet in a layer and in the
//! page, no long lines, and little JavaScript.

use super::{TextFile, files, hold, line_of};

/// Names of colors that would otherwise pass for words.
const COLOR_NAMES: &[&str] =
    &["white", "black", "red", "green", "blue", "yellow", "orange", "gray", "grey", "silver"];
/// Functions that make a color.
const COLOR_FUNCTIONS: &[&str] =
    &["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch("];

/// The sheet with every comment and quoted text blanked out, lines kept.
fn plain(sheet: &str) -> String {
    let mut plain = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some(start) = rest.find(['/', '"', '\'']) {
        let (before, from) = rest.split_at(start);
        plain.push_str(before);
        let end = match from.as_bytes() {
            [b'/', b'*', ..] => from[2..].find("*/").map_or(from.len(), |end| end + 4),
            [b'/', ..] => {
                plain.push('/');
                rest = &from[1..];
                continue;
            }
            _ => from[1..].find(&from[..1]).map_or(from.len(), |end| end + 2),
        };
        plain.extend(from[..end].chars().map(|letter| if letter == '\n' { '\n' } else { ' ' }));
        rest = &from[end..];
    }
    plain + rest
}

/// The places of color literals in a sheet, with the literal.
fn colors(sheet: &str) -> Vec<(usize, String)> {
    let sheet = plain(sheet);
    let mut colors = Vec::new();
    // Only what stands behind a colon and before the end of its declaration is a value.
    for (place, _) in sheet.match_indices(':') {
        let value = sheet[place + 1..].split([';', '{', '}']).next().unwrap_or_default();
        let is_declaration = sheet[place + 1 + value.len()..].starts_with([';', '}']);
        if !is_declaration {
            continue;
        }
        for word in value.split([' ', ',', '(', ')', '\n', '/']).filter(|word| !word.is_empty()) {
            let is_hex =
                word.strip_prefix('#').is_some_and(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()));
            if is_hex || COLOR_NAMES.contains(&word) {
                colors.push((place, word.to_owned()));
            }
        }
        for function in COLOR_FUNCTIONS {
            let found = value
                .match_indices(function)
                .any(|(at, _)| !value[..at].ends_with(|c: char| c.is_alphanumeric()));
            if found {
                colors.push((place, format!("{function}…)")));
            }
        }
    }
    colors
}

#[test]
fn colors_are_named_in_tokens_css_only() {
    let mut faults = Vec::new();
    for TextFile { path, text } in
        files("style", ".css").iter().filter(|file| file.path != "style/tokens.css")
    {
        for (place, color) in colors(text) {
            let line = line_of(text, place);
            faults.push(format!(
                "{path}:{line}: the color `{color}` stands here; name its role in style/tokens.css"
            ));
        }
    }
    hold("Colors are named in style/tokens.css only", faults);
}

#[test]
fn no_page_shows_what_its_reader_has_read() {
    let mut faults = Vec::new();
    for TextFile { path, text } in files("style", ".css") {
        for (place, _) in plain(&text).match_indices(":visited") {
            let line = line_of(&text, place);
            faults.push(format!(
                "{path}:{line}: `:visited` tells whoever looks at the screen what was read; leave it out"
            ));
        }
    }
    hold("No page shows what its reader has read", faults);
}

#[test]
fn every_sheet_is_in_a_layer_and_in_the_page() {
    let page = std::fs::read_to_string(crate::process::root().join("index.html")).unwrap_or_default();
    let mut faults = Vec::new();
    for TextFile { path, text } in files("style", ".css") {
        if !plain(&text).contains("@layer") {
            faults.push(format!("{path}:1: no `@layer`; put its rules into the layer they belong to"));
        }
        // A sheet of one page waits until there is that page.
        let waits = path.strip_prefix("style/page/").is_some_and(|name| {
            !crate::process::root()
                .join("crates/site/src/render/page")
                .join(name)
                .with_extension("rs")
                .exists()
        });
        if !waits && !page.contains(&path) {
            faults.push(format!(
                "{path}:1: the sheet is not in index.html; link it there in the order of layers"
            ));
        }
    }
    hold("Every style sheet is in a layer and in the page", faults);
}

/// Scripts and sheets, by the folders that Biome formats. It breaks code, but no comments and no texts.
const FORMATTED: &[(&str, &str)] = &[
    ("script", ".js"),
    ("script", ".ts"),
    ("style", ".css"),
    ("tools", ".mjs"),
    ("bench", ".mjs"),
    ("tests/e2e", ".js"),
    ("tests/readers", ".mjs"),
    ("tests/script", ".mjs"),
];
/// Letters of a line.
const LINE_LENGTH: usize = 120;
/// Lines of all scripts of the pages; all else that runs in the browser is Rust.
const SCRIPT_LINES: usize = 450;

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
fn scripts_are_typed_and_at_most_450_lines_together() {
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
    let sheet = "a:hover { color: #fff; }\n/* red; #000 */ .b { background: url(\"red.svg\") white; border: 1px solid\n rgb(0 0 0) }\n#fade { color: var(--red); color: color-mix(in oklab, var(--a), transparent) }";
    let found: Vec<_> = colors(sheet).into_iter().map(|(_, color)| color).collect();
    assert_eq!(found, ["#fff", "white", "rgb(…)"]);
}
