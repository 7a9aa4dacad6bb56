//! The files of sources, and what pages give on paper.

use std::collections::BTreeMap;

use serde_json::Value;
use vigil_model::Event;
use vigil_site::build::Scope;

use crate::sites::*;

/// The dates in the rows of a list, by the ids of their events, as they stand in a page.
fn dates_of_rows(html: &str) -> BTreeMap<&str, &str> {
    let rows = html.split("<li class=\"row\" data-event=\"").skip(1);
    let first = |text| str::split(text, '"').next().unwrap_or_default();
    rows.map(|row| (first(row), first(row.split("<time datetime=\"").nth(1).unwrap()))).collect()
}

/// Where the files of sources are and how many letters of a date name one of them, as the script of every page knows it.
fn places_of_sources(files: &Files) -> (String, usize) {
    let script = files.keys().find(|path| path.starts_with("page-")).unwrap();
    let told: Value =
        serde_json::from_str(text(files, script).strip_prefix("const files=").unwrap()).unwrap();
    assert!(text(files, "index.html").contains(&format!("import('./{script}')")), "the page loads it");
    let place = [&told["edition"], &told["sources"]].map(|part| part.as_str().unwrap());
    (place.concat() + "/", told["sourceLetters"].as_u64().unwrap() as usize)
}

#[test]
fn the_sources_of_an_event_are_in_the_file_its_row_leads_to() {
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
fn a_full_month_has_a_file_of_sources_a_day() {
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
fn another_source_makes_another_edition() {
    let one = compile(changed(|_, _| ()));
    let other = compile(changed(|_, events| events[7].sources[0].url.push('#')));
    assert_ne!(one.build, other.build);
}

#[test]
fn a_page_gives_its_address_on_paper_where_the_site_knows_its_own() {
    let folder = build(changed(|site, _| site.base_url = Some("https://example.org/t/".to_owned())));
    let files = files(&folder);
    for path in files.keys().filter(|path| is_listed(path) && !path.contains("/builder/")) {
        let address = format!("address\">https://example.org/t/{}</p>", path.trim_end_matches("index.html"));
        assert!(text(&files, path).contains(&address), "{path}");
    }
}
