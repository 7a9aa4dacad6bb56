//! A whole site out of the real data, with an empty app: what stands in it, that it fits together, and that it comes out
//! the same a second time.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use serde_json::Value;
use tempfile::TempDir;
use vigil_app::ViewState;
use vigil_index::{Facet, Options};
use vigil_model::{Case, Custody, CustodyState, Dataset, Event, Organization, Person, Place};
use vigil_site::app_files::AppFiles;
use vigil_site::build::{Scope, Site};
use vigil_site::card::{Choice, Studio};
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
    build_with(dataset, None).unwrap()
}

/// The same, with what draws cards.
fn build_with(dataset: Dataset, studio: Option<&Studio>) -> anyhow::Result<TempDir> {
    let locales = language::locales(&root().join("locales"), dataset.site()).unwrap();
    let options = Options::for_documents(dataset.events().len());
    let site = Site::compile(dataset, locales, options).unwrap();
    let app = AppFiles {
        script: "app.js".to_owned(),
        wasm: "app.wasm".to_owned(),
        share: "share.js".to_owned(),
        take_away: "take_away.js".to_owned(),
        brush: "brush.js".to_owned(),
        modules: Vec::new(),
        map: "map.js".to_owned(),
        outline: "outline.json".to_owned(),
        people: "people.js".to_owned(),
        style: "style.css".to_owned(),
        sheet: String::new(),
        own_sheets: ["bars", "numbers", "poster"].map(|page| (page, format!("{page}.css"))).to_vec(),
        files: Vec::new(),
    };
    let folder = tempfile::tempdir().unwrap();
    let output = Output::begin(&folder.path().join("site")).unwrap();
    site.write(&app, Scope { studio, ..Scope::default() }, &output)?;
    output.finish()?;
    Ok(folder)
}

type Files = BTreeMap<String, Vec<u8>>;

fn files(folder: &TempDir) -> Files {
    read::files_below(&folder.path().join("site")).unwrap().into_iter().collect()
}

/// Whether a file is a page that can be found: all but posters and the page that other sites show in a frame.
fn is_listed(path: &str) -> bool {
    let others = ["embed/index.html", "poster/index.html"];
    path.ends_with("index.html") && !others.iter().any(|other| path.ends_with(other))
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

/// The dates in the rows of a list, by the ids of their events, as they stand in a page.
fn dates_of_rows(html: &str) -> BTreeMap<&str, &str> {
    let rows = html.split("<li class=\"row\" data-event=\"").skip(1);
    let first = |text| str::split(text, '"').next().unwrap_or_default();
    rows.map(|row| (first(row), first(row.split("<time datetime=\"").nth(1).unwrap()))).collect()
}

/// How many letters of a date name the file of its sources, and where these files are, as every page says it.
fn places_of_sources(html: &str) -> (&str, usize) {
    let call = html.split("m.default('").find(|call| call.contains("/sources/',")).unwrap();
    let (folder, rest) = call.split_once("',").unwrap();
    (folder, rest.split(')').next().unwrap().parse().unwrap())
}

#[test]
fn the_sources_of_an_event_are_in_the_file_its_row_leads_to() {
    let (dataset, files) = (dataset(), real_site());
    let by_id: BTreeMap<&str, &Event> =
        dataset.events().iter().map(|event| (event.id.as_str(), event)).collect();
    let mut checked = 0;
    for (path, _) in files.iter().filter(|(path, _)| path.starts_with("year/") && is_listed(path)) {
        let html = text(files, path);
        let (folder, letters) = places_of_sources(html);
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
    let folder = build(dataset);
    let files = files(&folder);
    let (place, letters) = places_of_sources(text(&files, "index.html"));
    assert_eq!(letters, 10);
    let written: BTreeMap<String, usize> = files
        .iter()
        .filter_map(|(path, bytes)| {
            let date = path.strip_prefix(place)?.strip_suffix(".json")?;
            let sources: BTreeMap<String, Value> = serde_json::from_slice(bytes).unwrap();
            Some((date.to_owned(), sources.len()))
        })
        .collect();
    assert_eq!(written, expected);
    assert!(written.contains_key("2018"));
}

#[test]
fn another_source_makes_another_edition() {
    let edition = |folder: &TempDir| {
        let files = files(folder);
        let manifest = files.keys().find(|path| path.ends_with("/manifest.json")).unwrap();
        manifest.split('/').nth(1).unwrap().to_owned()
    };
    let one = build(changed(|_, _| ()));
    let other = build(changed(|_, events| events[7].sources[0].url.push('#')));
    assert_ne!(edition(&one), edition(&other));
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
    let pages: Vec<&String> = files.keys().filter(|path| is_listed(path)).collect();
    assert_eq!(sitemap.matches("<loc>").count(), pages.len());
    for page in pages {
        let address = format!("<loc>https://example.org/t/{}</loc>", page.trim_end_matches("index.html"));
        assert!(sitemap.contains(&address), "{address}");
    }
    assert!(text(&files, "robots.txt").ends_with("Sitemap: https://example.org/t/sitemap.xml\n"));
}

const BASE: &str = "https://example.org/t/";

/// A small site that knows its address.
fn addressed() -> Dataset {
    changed(|site, _| site.base_url = Some(BASE.to_owned()))
}

/// What stands in an attribute behind a text, as often as the text does.
fn behind<'h>(html: &'h str, before: &str) -> Vec<&'h str> {
    html.split(before).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

fn linked_data(html: &str) -> Value {
    let (_, rest) = html.split_once("<script type=\"application/ld+json\">").expect("a page has JSON-LD");
    serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
}

#[test]
fn every_page_tells_previews_and_search_engines_what_it_is() {
    let folder = build(addressed());
    let files = files(&folder);
    for (path, bytes) in files.iter().filter(|(path, _)| is_listed(path)) {
        let html = std::str::from_utf8(bytes).unwrap();
        let address = format!("{BASE}{}", path.trim_end_matches("index.html"));
        assert_eq!(behind(html, "rel=\"canonical\" href=\""), [address.as_str()], "{path}");
        assert_eq!(behind(html, "property=\"og:url\" content=\""), [address.as_str()], "{path}");
        let languages = behind(html, "rel=\"alternate\" hreflang=\"");
        assert_eq!(languages, ["en", "zh-Hant", "x-default"], "{path}");
        let embedding = behind(html, "type=\"application/json+oembed\" title=\"");
        let is_embedded = ["event/", "case/", "person/"].iter().any(|folder| path.contains(folder))
            || ["index.html", "zh-Hant/index.html"].contains(&path.as_str());
        assert_eq!(embedding.len(), usize::from(is_embedded), "{path}");
        for name in ["og:title", "og:description", "og:type", "og:site_name", "og:locale"] {
            let said = behind(html, &format!("property=\"{name}\" content=\""));
            assert!(said.len() == 1 && !said[0].is_empty(), "{path}: {name}");
        }
        assert_eq!(behind(html, "name=\"twitter:card\" content=\""), ["summary"], "{path}");
        assert!(behind(html, "name=\"description\" content=\"")[0].chars().count() <= 310, "{path}");
        let graph = linked_data(html);
        let kind = graph["@graph"][0]["@type"].as_str().unwrap_or_default();
        let expected = match path.trim_start_matches("zh-Hant/").split('/').next() {
            Some("event") => "Event",
            Some("person") => "Person",
            Some("case" | "year" | "cases" | "people") => "CollectionPage",
            Some("numbers") => "WebPage",
            Some("data") => "Dataset",
            Some("about" | "embed") => "BreadcrumbList",
            _ => "WebSite",
        };
        assert_eq!(kind, expected, "{path}");
    }
}

#[test]
fn without_an_address_nothing_is_whole_that_has_to_be() {
    let files = real_site();
    for path in ["index.html", "zh-Hant/index.html", "data/index.html"] {
        let html = text(files, path);
        for name in ["rel=\"canonical\"", "hreflang=\"x-default\"", "og:url", "og:image"] {
            assert!(!html.contains(name), "{path}: {name}");
        }
        assert!(html.contains("og:title") && html.contains("application/ld+json"), "{path}");
    }
}

#[test]
fn a_date_that_is_about_is_told_in_words_and_not_as_a_date() {
    let dataset = changed(|_, events| {
        events[0].date = "2019-03~".parse().unwrap();
        events[1].date = "2019-04".parse().unwrap();
        events[1].title = vigil_model::Localized::from([("en", "</script><script>alert(1)</script>")]);
    });
    let ids: Vec<String> = dataset.events()[..2].iter().map(|event| event.id.to_string()).collect();
    let folder = build(dataset);
    let files = files(&folder);
    let data = |id: &str| linked_data(text(&files, &format!("event/{id}/index.html")))["@graph"][0].clone();
    let (about, known) = (data(&ids[0]), data(&ids[1]));
    assert_eq!(about["startDate"], Value::Null);
    assert_eq!(about["disambiguatingDescription"], "about March 2019");
    assert_eq!(known["startDate"], "2019-04");
    assert_eq!(known["name"], "</script><script>alert(1)</script>");
}

#[test]
fn every_page_has_its_card_which_is_drawn_once() {
    let cache = tempfile::tempdir().unwrap();
    let draw = || {
        let studio = Studio::open(Choice::All, None, Some(cache.path())).unwrap().unwrap();
        let folder = build_with(addressed(), Some(&studio)).unwrap();
        (files(&folder), studio.finish().unwrap())
    };
    let (files, (count, drawn)) = draw();
    let mut shown = std::collections::BTreeSet::new();
    for (path, bytes) in files.iter().filter(|(path, _)| is_listed(path)) {
        let html = std::str::from_utf8(bytes).unwrap();
        let image = behind(html, "property=\"og:image\" content=\"");
        let card = image[0].strip_prefix(BASE).unwrap();
        let png = files.get(card).unwrap_or_else(|| panic!("{path} shows {card}, which is not there"));
        assert!(png.len() <= 60_000, "{card} has {} bytes", png.len());
        // The picture's width and height, as its header has them.
        assert_eq!((&png[16..20], &png[20..24]), (&1200_u32.to_be_bytes()[..], &630_u32.to_be_bytes()[..]));
        assert!(!behind(html, "property=\"og:image:alt\" content=\"")[0].is_empty(), "{path}");
        shown.insert(card.to_owned());
    }
    assert_eq!((drawn, shown.len()), (count, count));
    let (again, (_, drawn)) = draw();
    assert!(again == files && drawn == 0, "{drawn} were drawn again");
}

#[test]
fn a_card_is_never_drawn_with_a_letter_missing() {
    let dataset = changed(|_, events| {
        events[3].title = vigil_model::Localized::from([("en", "A \u{10fffd}")]);
    });
    let id = dataset.events()[3].id.to_string();
    let studio = Studio::open(Choice::All, None, None).unwrap().unwrap();
    let error = build_with(dataset, Some(&studio)).unwrap_err().to_string();
    assert!(error.contains(&format!("event/{id}/: U+10FFFD")) && error.contains("--fonts"), "{error}");
}

#[test]
fn citations_stand_on_the_page_and_beside_it() {
    let files = real_site();
    let is_cited = |path: &str| {
        let path = path.strip_prefix("zh-Hant/").unwrap_or(path);
        path == "data/index.html" || path.starts_with("event/") && is_listed(path)
    };
    for (path, bytes) in files.iter().filter(|(path, _)| is_cited(path)) {
        let html = std::str::from_utf8(bytes).unwrap();
        assert!(html.contains("id=\"cite-apa\"") && html.contains("id=\"cite-chicago\""), "{path}");
        for name in vigil_site::cite::FILES {
            let file = path.replace("index.html", name);
            assert!(html.contains(&format!("href=\"{file}\"")) && files.contains_key(&file), "{file}");
        }
    }
}

#[test]
fn pages_say_how_they_are_embedded() {
    let cache = tempfile::tempdir().unwrap();
    let studio = Studio::open(Choice::Cases, None, Some(cache.path())).unwrap().unwrap();
    let folder = build_with(addressed(), Some(&studio)).unwrap();
    let files = files(&folder);
    let answers: Vec<&String> = files.keys().filter(|path| path.starts_with("oembed/")).collect();
    assert!(answers.len() > 80, "{}", answers.len());
    for path in answers {
        let answer: Value = serde_json::from_str(text(&files, path)).unwrap();
        assert_eq!((&answer["version"], &answer["type"]), (&"1.0".into(), &"rich".into()), "{path}");
        let page = path.trim_start_matches("oembed/").trim_end_matches(".json");
        let page = page.strip_suffix("timeline").map_or(format!("{page}/"), str::to_owned);
        let html = text(&files, &format!("{page}index.html"));
        assert!(html.contains(&format!("href=\"{BASE}{path}\"")), "{page} does not lead to {path}");
        let shown = answer["thumbnail_url"].as_str().and_then(|url| url.strip_prefix(BASE)).unwrap();
        assert!(files.contains_key(shown), "{path} shows {shown}, which is not there");
        assert!(
            answer["html"].as_str().unwrap().starts_with("<iframe src=\"https://example.org/t/"),
            "{path}"
        );
    }
}

/// How many events a view shows, counted one by one.
fn count(dataset: &Dataset, state: &ViewState) -> usize {
    let holds = |event: &&Event| {
        let place = event.place.as_ref().and_then(|id| dataset.place(id));
        let values = |facet: Facet| match facet {
            Facet::Category => vec![event.category.as_str()],
            Facet::Kind => vec![event.kind.as_str()],
            Facet::Place => place.iter().map(|place| place.id.as_str()).collect(),
            Facet::Country => place.iter().map(|place| place.country.as_str()).collect(),
            other => panic!("no number is filtered by {}", other.as_str()),
        };
        let is_chosen = |facet: Facet| {
            let chosen: Vec<&str> = state.chosen(facet).collect();
            chosen.is_empty() || values(facet).iter().any(|value| chosen.contains(value))
        };
        let chosen = Facet::ALL.into_iter().filter(|facet| state.chosen(*facet).next().is_some());
        let starts = state.to.is_none_or(|to| event.date.first_day() <= to.last_day());
        let lasts = state.from.is_none_or(|from| event.last_day() >= from.first_day());
        starts && lasts && chosen.into_iter().all(is_chosen)
    };
    dataset.events().iter().filter(holds).count()
}

/// The links of a page: their addresses, and the number each shows: that of a bar, else all its text.
fn links(html: &str) -> Vec<(String, Option<usize>)> {
    let links = html.split("<a ").skip(1).map(|rest| {
        let (tag, rest) = rest.split_once('>').unwrap();
        let address = tag.split("href=\"").nth(1).unwrap().split('"').next().unwrap().replace("&amp;", "&");
        let inner = rest.split("</a>").next().unwrap();
        let number = inner.split("<b>").nth(1).map_or(inner, |bold| bold.split("</b>").next().unwrap());
        (address, number.replace(',', "").parse().ok())
    });
    links.collect()
}

#[test]
fn each_number_is_what_its_link_counts() {
    let (dataset, files) = (dataset(), real_site());
    for prefix in ["", "zh-Hant/"] {
        let html = text(files, &format!("{prefix}numbers/index.html"));
        assert!(!html.contains(">numbers."), "a message is missing");
        let main = &html[html.find("<main").unwrap()..html.find("</main>").unwrap()];
        let (mut views, mut cases, mut lists) = (0, 0, 0);
        for (address, number) in links(main) {
            let timeline = if prefix.is_empty() { "./" } else { prefix };
            if let Some(query) = address.strip_prefix(timeline).filter(|rest| rest.starts_with('?')) {
                let (state, rejected) = ViewState::from_query_with_rejected(&query[1..]);
                assert_eq!(rejected, []);
                assert_eq!(number, Some(count(&dataset, &state)), "{address}");
                views += 1;
            } else if let Some(id) =
                address.strip_prefix(&format!("{prefix}case/")).filter(|_| number.is_some())
            {
                let id = id.trim_end_matches('/').into();
                let charges = dataset.people().iter().flat_map(|person| &person.cases);
                assert_eq!(number, Some(charges.filter(|fact| fact.case == id).count()), "{address}");
                cases += 1;
            } else if let Some((_, anchor)) =
                address.split_once('#').filter(|(_, anchor)| anchor.contains('-'))
            {
                let row = main.split(&format!("<tr id=\"{anchor}\">")).nth(1).unwrap();
                let row = links(row.split("</tr>").next().unwrap());
                let named = row.iter().filter(|(address, _)| address.contains("person/")).count();
                assert_eq!(number, Some(named), "{address}");
                lists += 1;
            }
        }
        assert!(views > 150 && cases >= 12 && lists > 12, "{views} views, {cases} cases, {lists} lists");
    }
}

/// The row of a person in the table of time of a case's page.
fn time_row<'p>(page: &'p str, person: &str) -> &'p str {
    let (_, row) =
        page.split_once(&format!("data-id=\"{person}\"")).unwrap_or_else(|| panic!("no row of {person}"));
    row.split_once("</tr>").unwrap().0
}

/// The real data with stretches of custody of a few people in it, which no source of ours need have told: in each case
/// `held` or `bail`, with the first day and, where there is one, the last.
fn with_custody() -> &'static Files {
    const STRETCHES: [(&str, &str, &str); 9] = [
        ("claudia-mo", "hk47", "held 2021-02-28 2024-11-19"),
        ("benny-tai", "hk47", "held 2021-02-28 2021-03-04"),
        ("mike-lam", "hk47", "held 2021-02-28 2021-03-05"),
        ("mike-lam", "hk47", "bail 2021-03-05 2024-09-03"),
        ("jimmy-lai", "jimmy-lai-nsl", "held 2020-12-11 2020-12-23"),
        ("jimmy-lai", "jimmy-lai-nsl", "bail 2020-12-23 2020-12-31"),
        ("jimmy-lai", "jimmy-lai-nsl", "held 2020-12-31 2026-02-09"),
        ("jimmy-lai", "jimmy-lai-fraud", "held 2020-12-03 2020-12-23"),
        ("jimmy-lai", "jimmy-lai-fraud", "held 2020-12-31 2022-12-10"),
    ];
    static FILES: OnceLock<Files> = OnceLock::new();
    FILES.get_or_init(|| {
        let dataset = dataset();
        let mut people = dataset.people().to_vec();
        for (person, case, stretch) in STRETCHES {
            let person = people.iter_mut().find(|one| one.id.as_str() == person).unwrap();
            let fact = person.cases.iter_mut().find(|fact| fact.case.as_str() == case).unwrap();
            let [state, from, to] = stretch.split(' ').collect::<Vec<_>>()[..] else { panic!("{stretch}") };
            let state = if state == "held" { CustodyState::Held } else { CustodyState::Bail };
            fact.custody.push(Custody { state, from: from.parse().unwrap(), to: Some(to.parse().unwrap()) });
        }
        let lists = vigil_model::Lists {
            events: dataset.events().to_vec(),
            people,
            places: dataset.places().to_vec(),
            orgs: dataset.orgs().to_vec(),
            cases: dataset.cases().to_vec(),
        };
        files(&build(Dataset::new(dataset.site().clone(), lists)))
    })
}

#[test]
fn a_case_draws_what_is_known_of_each_persons_time_and_no_more() {
    let page = text(with_custody(), "case/hk47/index.html");
    assert_eq!(page.matches("<tr data-keys=").count(), 47);
    assert_eq!(
        page.matches("<svg class=\"bar\" role=\"img\"><title>").count(),
        47,
        "each bar is told in words"
    );
    assert!(page.contains("as of 13 March 2026"), "today is the last day of the data");
    let released = time_row(page, "claudia-mo");
    for told in [
        "<rect class=\"held\"",
        "<rect class=\"served\"",
        "<circle class=\"released\"",
        "held from 28 February 2021 to 19 November 2024",
        "released 29 April 2025",
        "1,521–1,574",
    ] {
        assert!(released.contains(told), "{told} in {released}");
    }
    assert!(
        !released.contains("estimated") && !released.contains("ahead"),
        "nothing is estimated behind a release"
    );
    let month = time_row(page, "eddie-chu");
    assert!(
        month.contains("<rect class=\"released\""),
        "a release known to the month is as wide as the month"
    );
    let serving = time_row(page, "benny-tai");
    for told in
        ["class=\"unrecorded\"", "class=\"served estimated\"", "class=\"ahead\"", "class=\"ahead possible\""]
    {
        assert!(serving.contains(told), "{told} in {serving}");
    }
    assert!(
        !serving.contains("<rect class=\"served\""),
        "time served without a recorded release is an estimate"
    );
    assert!(time_row(page, "mike-lam").contains("class=\"bail\""));
    assert!(
        page.contains("?case=hk47&amp;person=lawrence-lau,lee-yue-shun&amp;view=bars\">2</a>"),
        "a total leads to its people"
    );
    let longest = page.find("data-id=\"benny-tai\"") < page.find("data-id=\"owen-chow\"");
    assert!(longest && page.contains("<th scope=\"col\" aria-sort=\"descending\">"));
}

#[test]
fn a_person_has_a_bar_for_each_case_and_days_counted_once() {
    let page = text(with_custody(), "zh-Hant/person/jimmy-lai/index.html");
    assert_eq!(page.matches("<svg class=\"bar\" role=\"img\"><title>").count(), 6);
    assert!(page.contains("2020年12月31日至2026年2月9日羈押"));
    let all = page.split_once("只計一次）：至今").unwrap().1;
    // Held in two cases from December 2020 on: more than in either, much less than their sum.
    assert!(all.starts_with("1,886–"), "{}", &all[..40]);
}

#[test]
fn posters_have_a_code_where_the_site_knows_its_address_and_are_not_listed() {
    let dataset = dataset();
    let sheets = |files: &Files| files.keys().filter(|path| path.ends_with("poster/index.html")).count();
    assert_eq!(sheets(real_site()), 2 * (dataset.events().len() + dataset.cases().len()));
    let unknown = text(real_site(), "case/hk47/poster/index.html");
    assert!(unknown.contains("Read more on Vigil: case/hk47/") && !unknown.contains("class=\"code\""));

    let known = files(&build(changed(|site, _| site.base_url = Some("https://example.org/t/".to_owned()))));
    let sheet = text(&known, "zh-Hant/case/hk47/poster/index.html");
    for told in [
        "<title>香港47人案（民主派初選案） · 海報 · Vigil 守望</title>",
        "<meta name=\"robots\" content=\"noindex\">",
        "<base href=\"../../../../\">",
        "aria-label=\"https://example.org/t/zh-Hant/case/hk47/的QR碼\"",
        ">https://example.org/t/zh-Hant/case/hk47/</p>",
    ] {
        assert!(sheet.contains(told), "{told}");
    }
    assert!(sheet.contains("<svg class=\"code\" viewBox=\"0 0 ") && !sheet.contains("<script"));
    assert_eq!(sheet.matches("<svg class=\"bar\" role=\"img\"><title>").count(), 47, "a bar for each person");
    assert!(!text(&known, "sitemap.xml").contains("poster"), "posters are not for search engines");
    assert!(text(&known, "zh-Hant/case/hk47/index.html").contains("href=\"zh-Hant/case/hk47/poster/\""));
}
