//! A broken host: each kind of file that the browser fetches with each kind of wrong answer. The page says so where the file
//! is missed, shows nothing of it, and Retry succeeds as soon as the host is mended, although caches hold the wrong answer.

use crate::browser::on_copy_of_site;
use crate::page::Page;
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

/// A kind of file, and what of the page depends on it.
struct Kind {
    /// The files: the beginning of their paths, and the end.
    files: (&'static str, &'static str),
    /// The view that needs them.
    path: &'static str,
    /// What is done in the view, by name.
    act: Act,
    /// What tells of the failure, with the button that tries again.
    failed: &'static str,
    /// What must not be seen without the files.
    absent: &'static str,
    /// What is seen with them.
    right: &'static str,
}

/// What a reader does.
#[derive(Clone, Copy)]
enum Act {
    /// Opens the view.
    Open,
    /// Types a text.
    Type(&'static str),
    /// Clicks one element after the other.
    Click(&'static [&'static str]),
}

/// The failure next to the list.
const LIST: &str = ".notices > .failed";
/// The notice that events may be missing.
const INCOMPLETE: &str = ".notices > .notice[data-tone=error]";
/// The failure in the frame of a view.
const FRAME: &str = ".view-frame .failed";
/// The failure that no region shows itself.
const NOTICE: &str = "#app > .region > .unreached > .failed";
/// The failure of the app.
const APP: &str = "#app-failed";
/// What would be false without the index.
const ROWS: &str = "ol.results li, .results-region > * > .empty";

const fn kind(
    files: (&'static str, &'static str),
    path: &'static str,
    act: Act,
    [failed, absent, right]: [&'static str; 3],
) -> Kind {
    Kind { files, path, act, failed, absent, right }
}

/// The files of the index and the rows.
const INDEX: [Kind; 6] = [
    kind(("data/*/manifest", ".json"), "?category=rally", Act::Open, [LIST, ROWS, "ol.results li"]),
    kind(("data/*/terms/", ".bin"), "?category=rally", Act::Open, [LIST, ROWS, "ol.results li"]),
    kind(("data/*/positions/", ".bin"), "?q=%22police%20arrest%22", Act::Open, [LIST, ROWS, "ol.results li"]),
    kind(("data/*/spans", ".bin"), "?q=on:2021-01-06", Act::Open, [INCOMPLETE, "none", "ol.results li"]),
    kind(("data/*/en/events/", ".json"), "?category=rally", Act::Open, [LIST, ROWS, "ol.results li"]),
    kind(("data/*/names/", ".bin"), "", Act::Type("benny"), [NOTICE, ".suggestions li", ".suggestions li"]),
];

/// The files of views.
const VIEWS: [Kind; 10] = [
    kind(
        ("data/*/en/bars", ".json"),
        "?view=bars",
        Act::Open,
        [FRAME, "[data-bars] table", "[data-bars] .bars"],
    ),
    kind(("data/*/en/map", ".json"), "?view=map", Act::Open, [FRAME, ".world .symbol", ".world .symbol"]),
    kind(
        ("data/*/en/key-events", ".json"),
        "?view=chart",
        Act::Open,
        [FRAME, "[data-drawn]", "figure.chart[data-drawn]"],
    ),
    kind(("outline-", ".json"), "?view=map", Act::Open, [FRAME, ".world .symbol", ".world .symbol"]),
    kind(("views-", ".js"), "?view=map", Act::Open, [FRAME, ".world .symbol", ".world .symbol"]),
    kind(("map-", ".css"), "?view=map", Act::Open, [FRAME, ".world .symbol", ".world .symbol"]),
    kind(
        ("views_bg-", ".wasm"),
        "?view=chart",
        Act::Open,
        [FRAME, "[data-drawn]", "figure.chart[data-drawn]"],
    ),
    kind(
        ("data/*/dates", ".bin"),
        "?view=chart",
        Act::Open,
        [FRAME, "[data-drawn]", "figure.chart[data-drawn]"],
    ),
    kind(
        ("views_bg-", ".wasm"),
        "cases/",
        Act::Click(&["[data-view-root] [data-arrange]"]),
        [NOTICE, "[data-open]", "[data-open]"],
    ),
    kind(("views-", ".js"), "inside/", Act::Open, [NOTICE, "[data-open]", "[data-open]"]),
];

/// Pages, and what readers take away.
const PAGES: [Kind; 7] = [
    kind(
        ("event/", "index.html"),
        "",
        Act::Click(&["li[data-event] [data-action=open]"]),
        [".event-opened .region > .failed", ".event-opened h1", ".event-opened h1"],
    ),
    kind(
        ("event/", "index.html"),
        "",
        Act::Click(&["li[data-event] h3 a"]),
        [NOTICE, "article.detail h1", "article.detail h1"],
    ),
    kind(
        ("data/*/sources/", ".json"),
        "?category=rally",
        Act::Click(&[".share summary", "[data-value=print]"]),
        ["[data-take-failed]", "[data-taken]", "[data-taken]"],
    ),
    kind(
        ("events", ".csv"),
        "?category=rally",
        Act::Click(&[".share summary", "[data-value=csv]"]),
        ["[data-take-failed]", "[data-taken]", "[data-taken]"],
    ),
    kind(
        ("share-", ".js"),
        "case/hk47/",
        Act::Click(&[".share summary", "[data-share=code]"]),
        [NOTICE, ".share-code svg", ".share-code svg"],
    ),
    kind(
        ("qr", ".js"),
        "case/hk47/",
        Act::Click(&[".share summary", "[data-share=code]"]),
        [NOTICE, ".share-code svg", ".share-code svg"],
    ),
    kind(
        ("data/*/names/", ".bin"),
        "",
        Act::Click(&[".facet[data-facet=person] .more"]),
        [".facet-all .failed", ".facet-all li", ".facet-all li"],
    ),
];

/// What the app needs to start. The prerendered page stays.
const START: [Kind; 4] = [
    kind(("vigil-app-", ".js"), "?q=london", Act::Open, [APP, "[data-ready]", "[data-ready]"]),
    kind(("vigil-app-", ".wasm"), "?q=london", Act::Open, [APP, "[data-ready]", "[data-ready]"]),
    kind(("page-", ".js"), "?q=london", Act::Open, [APP, "[data-ready]", "[data-ready]"]),
    kind(("data/*/en/messages", ".json"), "?q=london", Act::Open, [APP, "[data-ready]", "[data-ready]"]),
];

/// A wrong answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    Missing,
    Cut,
    Flipped,
    Swapped,
    Empty,
    Html,
}

impl Fault {
    const ALL: [Fault; 6] =
        [Fault::Missing, Fault::Cut, Fault::Flipped, Fault::Swapped, Fault::Empty, Fault::Html];

    /// What the host sends instead of a file; nothing if it has none. `other` is another file of the kind.
    fn answer(self, file: &[u8], other: &[u8]) -> Option<Vec<u8>> {
        let half = file.len() / 2;
        match self {
            Fault::Missing => None,
            Fault::Cut => Some(file[..half].to_vec()),
            Fault::Flipped => Some([&file[..half], &[file[half] ^ 1], &file[half + 1..]].concat()),
            Fault::Swapped => Some(other.to_vec()),
            Fault::Empty => Some(Vec::new()),
            Fault::Html => Some(b"<!doctype html><title>Welcome</title><p>Welcome".to_vec()),
        }
    }
}

/// A file of a site: its path, its content, and that of another of its kind.
struct Struck {
    path: PathBuf,
    content: Vec<u8>,
    other: Vec<u8>,
}

impl Struck {
    fn write(&self, content: Option<&[u8]>) {
        match content {
            Some(content) => fs::write(&self.path, content).unwrap(),
            None => fs::remove_file(&self.path).unwrap(),
        }
    }
}

/// The files of a site whose paths begin and end so; `*` is the edition. Of thousands of pages only the last.
fn files(folder: &Path, (start, end): (&str, &str)) -> Vec<Struck> {
    let mut editions = fs::read_dir(folder.join("data")).unwrap().map(|child| child.unwrap().path());
    let edition = editions.find(|path| path.join("manifest.json").is_file()).unwrap();
    let start = start.replace('*', edition.file_name().unwrap().to_str().unwrap());
    let mut paths = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for child in fs::read_dir(folder).unwrap().map(|child| child.unwrap().path()) {
            if child.is_dir() { folders.push(child) } else { paths.push(child) }
        }
    }
    paths.sort();
    let name = |path: &PathBuf| path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
    paths.retain(|path| name(path).ends_with(end) && !name(path).contains("embed/"));
    let wanted: Vec<&PathBuf> =
        paths.iter().filter(|path| name(path).starts_with(&start)).rev().take(80).collect();
    assert!(!wanted.is_empty(), "no file {start}…{end}");
    let struck = |path: &PathBuf| {
        let content = fs::read(path).unwrap();
        let at = paths.iter().position(|other| other == path).unwrap();
        let others = paths[at..].iter().chain(paths[..at].iter().rev()).map(|other| fs::read(other).unwrap());
        let other = others.skip(1).find(|other| *other != content).unwrap();
        Struck { path: path.clone(), content, other }
    };
    wanted.into_iter().map(struck).collect()
}

async fn act(page: &Page, kind: &Kind) {
    if kind.failed != APP {
        page.ready().await;
        page.probe("markTaken", ()).await;
    }
    match kind.act {
        Act::Open => {}
        Act::Type(text) => {
            page.click("[role=search] input").await;
            page.press_keys(text).await;
        }
        Act::Click(selectors) => {
            for selector in selectors {
                page.click(selector).await;
            }
        }
    }
}

/// Opens the view of each kind with each fault, mends the host, and tries again.
async fn check(page: &Page, folder: &Path, kinds: &[Kind]) {
    page.browser.devtools("Network.enable", json!({})).await;
    let mut count = 0;
    for kind in kinds {
        let files = files(folder, kind.files);
        // The host's own page for unknown addresses takes the place of a page that it does not have.
        let leaves =
            |fault: &Fault| *fault == Fault::Missing && kind.files.0 == "event/" && kind.failed == NOTICE;
        for fault in Fault::ALL.into_iter().filter(|fault| !leaves(fault)) {
            let case = format!("{fault:?}: {}…{} at {:?}", kind.files.0, kind.files.1, kind.path);
            files.iter().for_each(|file| file.write(fault.answer(&file.content, &file.other).as_deref()));
            page.browser.devtools("Network.clearBrowserCache", json!({})).await;
            page.open(kind.path).await;
            act(page, kind).await;
            page.until_visible(&case, kind.failed).await;
            assert_eq!(page.probe("hasText", [kind.failed]).await, json!(true), "{case}: no words");
            let seen = page.probe("areSeen", [[kind.absent]]).await;
            assert_eq!(seen, json!([false]), "{case}: shown as if it were right");
            files.iter().for_each(|file| file.write(Some(&file.content)));
            page.click(&format!("{} button", kind.failed)).await;
            page.until_visible(&format!("{case}, mended"), kind.right).await;
            page.until_hidden(&format!("{case}, mended"), kind.failed).await;
            count += 1;
        }
    }
    eprintln!("{count} cases passed");
    // The console has what failed.
    page.browser.console().await;
}

#[test]
fn a_wrong_file_of_the_index_is_never_taken_for_the_right_one() {
    on_copy_of_site(|_| {}, async |page, folder| check(page, folder, &INDEX).await);
}

#[test]
fn a_wrong_file_of_a_view_is_never_taken_for_the_right_one() {
    on_copy_of_site(|_| {}, async |page, folder| check(page, folder, &VIEWS).await);
}

#[test]
fn a_wrong_page_or_download_is_never_taken_for_the_right_one() {
    on_copy_of_site(|_| {}, async |page, folder| check(page, folder, &PAGES).await);
}

#[test]
fn an_app_that_is_not_whole_says_so_and_starts_when_the_host_is_mended() {
    on_copy_of_site(|_| {}, async |page, folder| check(page, folder, &START).await);
}
