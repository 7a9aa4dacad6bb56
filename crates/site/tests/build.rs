//! A whole site out of the real data, with an empty app: what stands in it, that it fits together, and that it comes out
//! the same a second time.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use serde_json::Value;
use tempfile::TempDir;
use vigil_index::Options;
use vigil_model::{Case, Dataset, Event, Organization, Person, Place};
use vigil_site::app_files::AppFiles;
use vigil_site::build::Site;
use vigil_site::write::Output;
use vigil_site::{language, read};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn dataset() -> Dataset {
    read::load(&root().join("data")).unwrap().dataset
}

/// Builds the site of a data set into a new folder.
fn build(dataset: Dataset) -> TempDir {
    let locales = language::locales(&root().join("locales"), dataset.site()).unwrap();
    let options = Options::for_documents(dataset.events().len());
    let site = Site::compile(dataset, locales, options).unwrap();
    let app = AppFiles {
        script: "app.js".to_owned(),
        wasm: "app.wasm".to_owned(),
        share: "share.js".to_owned(),
        style: "style.css".to_owned(),
        files: Vec::new(),
    };
    let folder = tempfile::tempdir().unwrap();
    let output = Output::begin(&folder.path().join("site")).unwrap();
    site.write(&app, false, &output).unwrap();
    output.finish().unwrap();
    folder
}

type Files = BTreeMap<String, Vec<u8>>;

fn files(folder: &TempDir) -> Files {
    read::files_below(&folder.path().join("site")).unwrap().into_iter().collect()
}

/// The site of the real data, built once for all tests.
fn real_site() -> &'static Files {
    static FILES: OnceLock<Files> = OnceLock::new();
    FILES.get_or_init(|| files(&build(dataset())))
}

/// The first events of the real data, with what they refer to, changed for a test.
fn changed(change: impl FnOnce(&mut vigil_model::Site, &mut Vec<Event>)) -> Dataset {
    let dataset = dataset();
    let mut site = dataset.site().clone();
    let mut events = dataset.events()[..40].to_vec();
    change(&mut site, &mut events);
    let lists = vigil_model::Lists {
        events,
        people: dataset.people().to_vec(),
        places: dataset.places().to_vec(),
        orgs: dataset.orgs().to_vec(),
        cases: dataset.cases().to_vec(),
    };
    Dataset::new(site, lists)
}

fn text<'f>(files: &'f Files, path: &str) -> &'f str {
    let bytes = files.get(path).unwrap_or_else(|| panic!("there is no {path}"));
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn the_same_data_gives_the_same_bytes() {
    assert!(*real_site() == files(&build(dataset())));
}

#[test]
fn files_to_take_away_hold_the_data() {
    fn check<T: serde::de::DeserializeOwned + PartialEq>(files: &Files, family: &str, list: &[T]) {
        let whole: Vec<T> = serde_json::from_str(text(files, &format!("{family}.json"))).unwrap();
        assert!(whole == list, "{family}.json");
        let lines = text(files, &format!("{family}.jsonl")).lines();
        let lines: Vec<T> = lines.map(|line| serde_json::from_str(line).unwrap()).collect();
        assert!(lines == list, "{family}.jsonl");
        let table = text(files, &format!("{family}.csv"));
        let table = table.strip_prefix('\u{feff}').expect("a table begins with a byte order mark");
        let mut rows = csv::Reader::from_reader(table.as_bytes());
        assert_eq!(rows.records().filter(Result::is_ok).count(), list.len(), "{family}.csv");
    }
    let (dataset, files) = (dataset(), real_site());
    check::<Event>(files, "events", dataset.events());
    check::<Person>(files, "people", dataset.people());
    check::<Case>(files, "cases", dataset.cases());
    check::<Place>(files, "places", dataset.places());
    check::<Organization>(files, "orgs", dataset.orgs());
    for prefix in ["", "zh-Hant/"] {
        let slides: Value = serde_json::from_str(text(files, &format!("{prefix}timelinejs.json"))).unwrap();
        assert_eq!(slides["events"].as_array().unwrap().len(), dataset.events().len());
        let table = text(files, &format!("{prefix}timelinejs.csv"));
        let mut rows = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
        assert_eq!(rows.records().filter(Result::is_ok).count(), dataset.events().len() + 1);
    }
}

#[test]
fn no_cell_of_a_table_begins_a_formula() {
    for (path, bytes) in real_site().iter().filter(|(path, _)| path.ends_with(".csv")) {
        let table = std::str::from_utf8(bytes).unwrap().trim_start_matches('\u{feff}');
        let mut rows = csv::Reader::from_reader(table.as_bytes());
        for row in rows.records() {
            for cell in &row.unwrap() {
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{path}: {cell}");
            }
        }
    }
}

#[test]
fn the_data_page_offers_every_file_with_its_checksum() {
    let files = real_site();
    let sums = text(files, "SHA256SUMS");
    let sums: BTreeMap<&str, &str> =
        sums.lines().map(|line| line.split_once("  ").unwrap()).map(|(sum, path)| (path, sum)).collect();
    for page in ["data/index.html", "zh-Hant/data/index.html"] {
        let html = text(files, page);
        assert!(
            !html.contains("data.column.") && !html.contains("data.family."),
            "{page}: a message is missing"
        );
        let offered = files.keys().filter(|path| {
            let name = path.strip_prefix("zh-Hant/").unwrap_or(path);
            !name.contains('/') && [".csv", ".json", ".jsonl"].iter().any(|ending| name.ends_with(ending))
        });
        let offered: Vec<&String> = offered.collect();
        assert_eq!(offered.len(), 19);
        for path in offered {
            assert!(html.contains(&format!("href=\"{path}\"")), "{page} does not offer {path}");
            assert!(html.contains(sums[path.as_str()]), "{page} does not give the checksum of {path}");
        }
        for path in files.keys().filter(|path| path.starts_with("schemas/")) {
            assert!(html.contains(&format!("href=\"{path}\"")), "{page} does not offer {path}");
        }
    }
    assert_eq!(sums.len(), files.len() - 1, "all files but the list itself");
}

#[test]
fn the_data_page_tells_what_changed_when() {
    let dataset = changed(|_, events| {
        for event in events.iter_mut().take(25) {
            event.updated = Some("2026-05-01".parse().unwrap());
        }
        events[30].updated = Some("2026-05-03".parse().unwrap());
    });
    let folder = build(dataset);
    let files = files(&folder);
    let html = text(&files, "data/index.html");
    let changes = &html[html.find("id=\"changes\"").unwrap()..];
    let (newest, oldest) = (changes.find("3 May 2026").unwrap(), changes.find("1 May 2026").unwrap());
    assert!(newest < oldest);
    assert!(changes.contains("and 5 more entries"), "{changes}");
    assert!(changes.contains("14 entries stand as they were first published."), "{changes}");
}

#[test]
fn every_link_to_a_feed_or_calendar_leads_to_one() {
    let files = real_site();
    let mut checked = 0;
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with("index.html")) {
        let html = std::str::from_utf8(bytes).unwrap();
        for address in html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            if address.ends_with("feed.xml") || address.ends_with(".ics") {
                assert!(files.contains_key(address), "{path} links to {address}, which is not there");
                checked += 1;
            }
        }
    }
    assert!(checked > 2_000, "{checked}");
}

#[test]
fn a_site_that_knows_its_address_has_a_sitemap_of_every_page() {
    let folder = build(changed(|site, _| site.base_url = Some("https://example.org/t/".to_owned())));
    let files = files(&folder);
    let sitemap = text(&files, "sitemap.xml");
    let pages: Vec<&String> = files.keys().filter(|path| path.ends_with("index.html")).collect();
    assert_eq!(sitemap.matches("<loc>").count(), pages.len());
    for page in pages {
        let address = format!("<loc>https://example.org/t/{}</loc>", page.trim_end_matches("index.html"));
        assert!(sitemap.contains(&address), "{address}");
    }
    assert!(text(&files, "robots.txt").ends_with("Sitemap: https://example.org/t/sitemap.xml\n"));
}
