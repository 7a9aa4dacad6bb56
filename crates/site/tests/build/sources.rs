//! The files of sources, and the notes of printed pages.

use std::collections::BTreeMap;

use serde_json::Value;
use vigil_app::timeline::printout::download::{Format, part_of};
use vigil_app::timeline::printout::notes::{Notes, SOURCES_FOLDER, readable};
use vigil_model::{Category, Event, Source};
use vigil_site::publish::scope::Scope;

use crate::sites::*;

/// The dates in the rows of a page's list, by the ids of their events.
fn dates_of_rows(html: &str) -> BTreeMap<&str, &str> {
    let rows = html.split("<li class=\"row\" data-event=\"").skip(1);
    let first = |text| str::split(text, '"').next().unwrap_or_default();
    rows.map(|row| (first(row), first(row.split("<time datetime=\"").nth(1).unwrap()))).collect()
}

/// Where the files of sources are and how many letters of a date name one of them, as the timeline knows it.
fn places_of_sources(files: &Files) -> (String, usize) {
    let data = text(files, "index.html").split("id=\"page-data\">").nth(1).unwrap();
    let data: Value = serde_json::from_str(data.split("</script>").next().unwrap()).unwrap();
    let folder = format!("data/{}/{SOURCES_FOLDER}/", data["build"].as_str().unwrap());
    (folder, data["timeline"]["source_letters"].as_u64().unwrap() as usize)
}

#[test]
fn the_sources_of_an_event_are_in_the_file_that_its_row_names() {
    let (dataset, files) = (dataset(), real_site());
    let by_id: BTreeMap<&str, &Event> =
        dataset.events().iter().map(|event| (event.id.as_str(), event)).collect();
    let (folder, letters) = places_of_sources(files);
    let mut checked = 0;
    for (path, _) in files.iter().filter(|(path, _)| path.starts_with("year/") && is_listed(path)) {
        let html = text(files, path);
        for (id, date) in dates_of_rows(html) {
            let name = date.get(..letters).unwrap_or(date);
            let sources: Value = serde_json::from_str(text(files, &format!("{folder}{name}.json"))).unwrap();
            assert_eq!(sources[id], serde_json::to_value(&by_id[id].sources).unwrap(), "{id}");
            checked += 1;
        }
    }
    assert_eq!(checked, dataset.events().len());
}

#[test]
fn sources_of_a_full_month_are_split_into_days() {
    let mut many = Vec::new();
    let dataset = changed(|_, events| {
        for number in 0..1_001 {
            let mut event = events[number % 40].clone();
            event.date = format!("2020-05-{:02}", 1 + number % 31).parse().unwrap();
            event.end = None;
            event.id = format!("{}-number-{number}", event.date).as_str().into();
            many.push(event);
        }
        events.append(&mut many);
        events[0].date = "2018".parse().unwrap();
        events[0].end = None;
        events[0].id = "2018-only-its-year".into();
    });
    let expected: BTreeMap<String, usize> =
        dataset.events().iter().fold(BTreeMap::new(), |mut count, event| {
            *count.entry(event.date.unqualified()).or_default() += 1;
            count
        });
    let folder = build_scope(dataset, Scope { lists_only: true, ..Scope::default() }).unwrap();
    let files = files(&folder);
    let (place, letters) = places_of_sources(&files);
    assert_eq!(letters, 10);
    let written: BTreeMap<String, usize> = files
        .iter()
        .filter_map(|(path, bytes)| {
            let date = path.strip_prefix(&*place)?.strip_suffix(".json")?;
            let sources: BTreeMap<String, Value> = serde_json::from_slice(bytes).unwrap();
            Some((date.to_owned(), sources.len()))
        })
        .collect();
    assert_eq!(written, expected);
    assert!(written.contains_key("2018"));
}

#[test]
fn a_changed_source_changes_the_edition() {
    let edition = |dataset| with_edition(&dataset, |_, edition| edition.id.clone());
    let one = edition(changed(|_, _| ()));
    let other = edition(changed(|_, events| events[7].sources[0].url.push('#')));
    assert_ne!(one, other);
}

/// The beginning of the notes for paper.
const NOTES: &str = "<section class=\"notes print-only\"><noscript>";

/// The notes for paper on a page, as they would be parsed where no script runs, and the numbers in its rows.
fn paper_of(html: &str) -> (Vec<&str>, Vec<Vec<usize>>) {
    let kept = html.split(NOTES).nth(1).map_or("", |kept| kept.split("</noscript>").next().unwrap());
    let notes = kept.split("<li value=\"").skip(1);
    let rows = html.split("<li class=\"row\"").skip(1);
    let numbers = |row: &str| {
        let marks = row.split("data-marks=\"").nth(1).unwrap().split('"').next().unwrap();
        let numbers =
            marks.split(|letter: char| !letter.is_ascii_digit()).filter(|number| !number.is_empty());
        numbers.map(|number| number.parse().unwrap()).collect()
    };
    (notes.collect(), rows.map(numbers).collect())
}

#[test]
fn a_page_of_events_has_their_sources_as_notes_in_one_element() {
    let (dataset, files) = (dataset(), real_site());
    let by_id: BTreeMap<&str, &Event> =
        dataset.events().iter().map(|event| (event.id.as_str(), event)).collect();
    for path in ["year/2020/index.html", "zh-Hant/case/hk47/index.html", "person/benny-tai/index.html"] {
        let html = text(files, path);
        let (notes, numbers) = paper_of(html);
        let rows = html.split("<li class=\"row\" data-event=\"").skip(1);
        let ids = rows.map(|row| row.split('"').next().unwrap());
        let mut expected = Notes::default();
        ids.for_each(|id| expected.add(&by_id[id].sources));
        assert!(notes.len() > 10 && notes.len() == expected.sources.len(), "{path}");
        assert_eq!(numbers, expected.numbers, "{path}");
        for (place, (note, source)) in notes.iter().zip(&expected.sources).enumerate() {
            assert!(note.starts_with(&format!("{}\"", place + 1)), "{note}");
            let address = readable(&source.url).replace('&', "&amp;");
            assert!(note.contains(&format!("<span class=\"address\">{address}</span>")), "{note}");
        }
        assert_eq!(html.matches(NOTES).count(), 1, "{path}");
    }
    for path in ["about/index.html", "event/2021-01-06-police-arrest-53-over-primaries/index.html"] {
        assert!(text(files, path).contains("<section class=\"notes print-only\"></section>"), "{path}");
    }
}

#[test]
fn a_download_has_the_rows_of_its_events_and_all_lines_of_their_cells() {
    let (dataset, files) = (dataset(), real_site());
    let rallies: Vec<&Event> =
        dataset.events().iter().filter(|event| event.category == Category::Rally).collect();
    let ids = || rallies.iter().rev().map(|event| event.id.as_str()).collect();
    let lines = part_of(text(files, Format::Json.path_of_all()), Format::Json, ids()).unwrap();
    let read: Vec<Event> = serde_json::from_str(&lines).unwrap();
    assert!(read.iter().eq(rallies.iter().copied()), "the events, in the order of time");
    let table = part_of(text(files, Format::Csv.path_of_all()), Format::Csv, ids()).unwrap();
    assert!(table.starts_with("\u{feff}id,"), "spreadsheets know its letters by the mark at its beginning");
    assert!(table.replace("\r\n", "").contains('\n'), "some cell has several lines");
    let mut rows = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let column = rows.headers().unwrap().iter().position(|name| name == "source_urls").unwrap();
    let cell = |event: &&Event| {
        let urls: Vec<&str> = event.sources.iter().map(|source| source.url.as_str()).collect();
        (event.id.as_str().to_owned(), urls.join("\n"))
    };
    let expected: Vec<(String, String)> = rallies.iter().map(cell).collect();
    let rows = rows.records().map(|row| row.unwrap());
    assert_eq!(rows.map(|row| (row[0].to_owned(), row[column].to_owned())).collect::<Vec<_>>(), expected);
}

#[test]
fn every_printed_address_leads_to_its_source() {
    // A browser writes letters as percent codes; their digits may be of either case (RFC 3986, 6.2.2.1).
    fn written(url: &str) -> String {
        let code = |letter: char| -> String {
            let bytes = letter.encode_utf8(&mut [0; 4]).bytes().map(|byte| format!("%{byte:02X}")).collect();
            if letter.is_ascii() { letter.to_ascii_uppercase().to_string() } else { bytes }
        };
        url.chars().map(code).collect()
    }
    let addresses = |source: &Source| [Some(source.url.clone()), source.archive.clone()];
    let dataset = dataset();
    let urls = dataset.events().iter().flat_map(|event| &event.sources).flat_map(addresses).flatten();
    let mut changed = 0;
    for url in urls {
        assert_eq!(written(&readable(&url)), written(&url));
        changed += usize::from(readable(&url) != url);
    }
    assert!(changed > 0, "some address has letters in codes");
}
