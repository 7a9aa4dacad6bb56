//! Metadata of a page for other programs: previews, search engines, cards, citations, embeds.

use serde_json::Value;
use vigil_model::Dataset;
use vigil_site::paths::CITATIONS;
use vigil_site::publish::cards::painter::{CardPainter, Choice};

use crate::sites::*;

const BASE: &str = "https://example.org/t/";

/// A small site that knows its address.
fn addressed() -> Dataset {
    changed(|site, _| site.base_url = Some(BASE.to_owned()))
}

/// The value of the attribute after each occurrence of a text.
fn behind<'h>(html: &'h str, before: &str) -> Vec<&'h str> {
    html.split(before).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

fn linked_data(html: &str) -> Value {
    let (_, rest) = html.split_once("<script type=\"application/ld+json\">").expect("a page has JSON-LD");
    serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
}

#[test]
fn every_page_has_metadata_for_previews_and_search_engines() {
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
            Some("case" | "country" | "year" | "cases" | "people") => "CollectionPage",
            Some("index.html") => "WebSite",
            Some("data") => "Dataset",
            Some("about" | "embed") => "BreadcrumbList",
            _ => "WebPage",
        };
        assert_eq!(kind, expected, "{path}");
    }
}

#[test]
fn every_page_has_its_card_which_is_drawn_once() {
    let cache = tempfile::tempdir().unwrap();
    let draw = || {
        let painter = CardPainter::open(Choice::All, None, Some(cache.path())).unwrap().unwrap();
        let folder = build_with(addressed(), Some(&painter)).unwrap();
        (files(&folder), painter.finish().unwrap())
    };
    let (files, (count, drawn)) = draw();
    let mut shown = std::collections::BTreeSet::new();
    for (path, bytes) in files.iter().filter(|(path, _)| is_listed(path)) {
        let html = std::str::from_utf8(bytes).unwrap();
        let image = behind(html, "property=\"og:image\" content=\"");
        let card = image[0].strip_prefix(BASE).unwrap();
        let png = files.get(card).unwrap_or_else(|| panic!("{path} shows {card}, which is not there"));
        assert!(png.len() <= budget("bytes.card"), "{card} has {} bytes", png.len());
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
    let painter = CardPainter::open(Choice::All, None, None).unwrap().unwrap();
    let error = format!("{:#}", build_with(dataset, Some(&painter)).unwrap_err());
    assert!(error.contains(&format!("event/{id}/: U+10FFFD")) && error.contains("--fonts"), "{error}");
}

#[test]
fn every_listed_page_is_cited_without_an_invented_day_of_reading() {
    let files = real_site();
    let mut pages = 0;
    for (path, bytes) in files.iter().filter(|(path, _)| is_listed(path) && !path.contains("embed/")) {
        let html = std::str::from_utf8(bytes).unwrap();
        assert_eq!(html.matches("<details class=\"share cite\"").count(), 1, "{path}");
        for reading in html.split("data-reading").skip(1) {
            assert!(reading.starts_with(" hidden>"), "{path}");
            let day = reading.split("<span data-form=").nth(1).unwrap();
            assert!(day.split_once('>').unwrap().1.starts_with("</span>"), "{path}: a day without a reader");
        }
        pages += 1;
    }
    assert!(pages > 1_000, "{pages}");
}

#[test]
fn citations_are_on_the_page_and_in_files() {
    let files = real_site();
    let is_cited = |path: &str| {
        let path = path.strip_prefix("zh-Hant/").unwrap_or(path);
        path == "data/index.html" || path.starts_with("event/") && is_listed(path)
    };
    for (path, bytes) in files.iter().filter(|(path, _)| is_cited(path)) {
        let html = std::str::from_utf8(bytes).unwrap();
        assert!(html.contains("data-style=\"apa\"") && html.contains("data-style=\"chicago\""), "{path}");
        for name in CITATIONS {
            let file = path.replace("index.html", name);
            assert!(html.contains(&format!("href=\"{file}\"")) && files.contains_key(&file), "{file}");
        }
    }
}

#[test]
fn pages_link_to_their_oembed_description() {
    let cache = tempfile::tempdir().unwrap();
    let painter = CardPainter::open(Choice::Cases, None, Some(cache.path())).unwrap().unwrap();
    let folder = build_with(addressed(), Some(&painter)).unwrap();
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
        let html = answer["html"].as_str().unwrap();
        let (_, framed) =
            html.split_once("<iframe src=\"https://example.org/t/").unwrap_or_else(|| panic!("{path}"));
        let framed = framed.split(['"', '?']).next().unwrap();
        assert!(files.contains_key(&format!("{framed}index.html")), "{path} frames {framed}");
    }
}

#[test]
fn the_page_of_a_person_is_described_by_their_status_first() {
    for (path, status) in [
        ("person/claudia-mo/index.html", "Released 29 April 2025. (As of 13 March 2026.) "),
        ("zh-Hant/person/claudia-mo/index.html", "2025年4月29日獲釋。（截至2026年3月13日）"),
    ] {
        let html = text(real_site(), path);
        for place in ["name=\"description\" content=\"", "property=\"og:description\" content=\""] {
            assert!(behind(html, place)[0].starts_with(status), "{path}: {}", behind(html, place)[0]);
        }
        assert!(html.contains(&format!("\"description\":\"{status}")), "{path}: for search engines");
    }
    // Whoever is of no case has no status.
    let html = text(real_site(), "person/carrie-lam/index.html");
    assert!(!behind(html, "name=\"description\" content=\"")[0].contains("As of"));
}

#[test]
fn embeds_and_posters_show_the_day_of_the_data() {
    let is_shown = |path: &&String| path.ends_with("embed/index.html") || path.ends_with("poster/index.html");
    let mut checked = 0;
    for path in real_site().keys().filter(is_shown) {
        let day = if path.starts_with("zh-Hant/") { "截至2026年3月13日" } else { "As of 13 March 2026" };
        assert!(text(real_site(), path).contains(day), "{path}");
        checked += 1;
    }
    assert!(checked > 1_500, "{checked}");
}
