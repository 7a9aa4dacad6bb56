//! Exports and the page that lists them; feeds and calendars.

use std::collections::BTreeMap;

use serde_json::Value;
use vigil_model::{Case, Event, Organization, Person, Place};

use crate::sites::*;

#[test]
fn exports_contain_the_data() {
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
        assert_eq!(offered.len(), 20);
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
fn the_data_page_lists_changes_by_day() {
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
fn every_link_to_a_feed_or_calendar_has_its_file() {
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
