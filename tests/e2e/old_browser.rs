//! A browser of 2019: it has no cascade layers, so it ignores the whole sheet, and cannot parse the app. The page is plain and
//! whole.

use crate::browser::on_copy_of_site;
use crate::kinds::{LOCALES, pages};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// Syntax of 2020, which such a browser cannot parse.
const NEWER_SCRIPT: &str = "null?.of_2020";

/// The paths of one page of every kind, in both languages.
fn paths() -> Vec<String> {
    let paths = pages().into_iter().filter(|path| !path.contains('?'));
    paths.flat_map(|path| LOCALES.map(|locale| format!("{locale}{path}"))).collect()
}

/// A sheet as a browser without layers has it: without each `@layer` and its block.
fn without_layers(sheet: &str) -> String {
    let Some((before, rest)) = sheet.split_once("@layer") else { return sheet.to_owned() };
    let mut depth = 0;
    let end = rest.bytes().position(|byte| {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        depth == 0 && (byte == b'}' || byte == b';')
    });
    let after = end.map_or("", |end| &rest[end + 1..]);
    format!("{before}{}", without_layers(after))
}

/// Leaves of the sheets and scripts of a site what such a browser understands.
fn make_old(folder: &Path) {
    for file in fs::read_dir(folder).unwrap().map(|child| child.unwrap().path()) {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        if name.ends_with(".css") {
            fs::write(&file, without_layers(&fs::read_to_string(&file).unwrap())).unwrap();
        } else if name.ends_with(".js") && (name.starts_with("vigil-app-") || name.starts_with("page-")) {
            fs::write(&file, NEWER_SCRIPT).unwrap();
        }
    }
    for path in paths() {
        let file = folder.join(path).join("index.html");
        let text = fs::read_to_string(&file).unwrap();
        // The policy refuses what is left of the style, which is nothing.
        let (head, rest) = text.split_once("<style>").unwrap_or((&text, ""));
        let (style, body) = rest.split_once("</style>").unwrap_or_default();
        fs::write(&file, format!("{head}<style>{}</style>{body}", without_layers(style))).unwrap();
    }
}

#[test]
fn every_page_is_plain_and_whole_in_a_browser_of_2019() {
    on_copy_of_site(make_old, async |page, _| {
        let mut faults = Vec::new();
        for path in paths() {
            page.open(&path).await;
            page.until("the end of the start", "isPlain", ()).await;
            let found: Vec<String> = serde_json::from_value(page.probe("plainFaults", ()).await).unwrap();
            faults.extend(found.into_iter().map(|fault| format!("{path}: {fault}")));
        }
        assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
    });
}

#[test]
fn the_events_of_a_plain_timeline_and_all_years_can_be_read() {
    on_copy_of_site(make_old, async |page, _| {
        page.open("?q=london").await;
        page.until("the end of the start", "isPlain", ()).await;
        assert!(page.is_visible("#app-failed [data-unanswered]").await, "the list is not that of the search");
        assert!(page.is_visible("li[data-event] h3").await);
        page.click(".all-years a").await;
        page.until("a year's page", "addressStartsWith", ["pathname", "/year/"]).await;
        let count = page.probe("count", ["li[data-event] h3 a"]).await;
        assert!(count.as_u64() > Some(10), "{count} events");
        assert_ne!(page.probe("text", ["h1"]).await, Value::Null);
        page.click("li[data-event] h3 a").await;
        page.until_visible("the event", "article.detail h1").await;
        assert_eq!(page.probe("exists", ["article.detail .sources a"]).await, json!(true));
    });
}

#[test]
fn layers_are_left_out_with_their_blocks() {
    let sheet = "a{b:c}@layer x,y;@layer x{d{e:f}@media g{h{i:j}}}k{l:m}";
    assert_eq!(without_layers(sheet), "a{b:c}k{l:m}");
}
