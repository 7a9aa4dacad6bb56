//! The whole timeline in one file, opened from a disk: every event can be read, filtered and printed, and nothing is
//! fetched.

use crate::browser::{on_site, on_site_with};
use crate::kinds::resize;
use crate::page::Page;
use crate::site::dist;
use fantoccini::Locator;
use serde_json::{Value, json};

const ROWS: &str = "li[data-year]";
const SHOWN: &str = "li[data-year]:not([hidden])";
const COUNT: &str = "[role=status]";
const LANGUAGES: [&str; 2] = ["en", "zh-Hant"];

/// Opens the file of a language from the disk.
async fn open(page: &Page, tag: &str, fragment: &str) {
    let file = dist().join(format!("vigil-{tag}.html"));
    assert!(file.is_file(), "{} is missing: `vigil build --single-file` writes it", file.display());
    let file = file.canonicalize().unwrap();
    // A browser opens no document again if only the fragment of its address differs.
    page.browser.client.goto("about:blank").await.unwrap();
    page.browser.client.goto(&format!("file://{}{fragment}", file.display())).await.unwrap();
    page.find(COUNT).await;
}

async fn number(page: &Page, selector: &str) -> u64 {
    page.probe("count", [selector]).await.as_u64().unwrap()
}

/// Waits until the line of the count names a number of events, and the list has as many.
async fn until_shown(page: &Page, shown: u64) {
    page.until_count("the events", SHOWN, shown).await;
    let words = page.texts(COUNT).await.concat();
    let numbers = words.split(|letter: char| !letter.is_ascii_digit());
    assert!(numbers.into_iter().any(|number| number == shown.to_string()), "{shown}: {words}");
}

async fn fragment(page: &Page) -> Value {
    page.probe("address", ["hash"]).await
}

#[test]
fn the_single_file_filters_from_a_disk_and_keeps_the_filter_in_its_fragment() {
    on_site(async |page| {
        open(page, "en", "").await;
        let all = number(page, ROWS).await;
        let events = std::fs::read(dist().join("events.json")).unwrap();
        let events: Vec<Value> = serde_json::from_slice(&events).unwrap();
        assert_eq!(all, events.len() as u64);
        until_shown(page, all).await;

        page.probe("fillField", ["[name=q]", "JÍMMY lai"]).await;
        page.until_is("the fragment", "address", ["hash"], "#q=J%C3%8DMMY+lai").await;
        let named = number(page, SHOWN).await;
        assert!(named > 10 && named < all, "{named}");
        until_shown(page, named).await;
        page.probe("fillField", ["[name=q]", "immy"]).await;
        until_shown(page, 0).await;
        assert_eq!(number(page, ".period:not([hidden])").await, 0, "no year without events");

        // The name in another language, then in its simplified form.
        for name in ["黎智英", "黎智英 lai"] {
            page.probe("fillField", ["[name=q]", name]).await;
            assert!(number(page, SHOWN).await > 10, "{name}");
        }
        let of_case = |event: &&Value| {
            let cases = event["cases"].as_array();
            let is_of_case = cases.is_some_and(|cases| cases.contains(&json!("hk47")));
            let year = event["date"].as_str().unwrap();
            is_of_case && event["category"] == "trial" && ("2021".."2024").contains(&year)
        };
        let expected = events.iter().filter(of_case).count() as u64;
        open(page, "en", "#category=trial&case=hk47&from=2021&to=2023").await;
        until_shown(page, expected).await;
        assert_eq!(page.probe("fieldValue", ["[name=from]"]).await, json!("2021"));
        page.click("button[type=reset]").await;
        until_shown(page, all).await;
        assert_eq!(fragment(page).await, json!(""), "nothing is left of the filter");
        page.assert_silent().await;
        assert_eq!(page.probe("loaded", ()).await, json!([]));
    });
}

#[test]
fn a_link_in_the_single_file_shows_an_event_that_was_filtered_out() {
    on_site(async |page| {
        open(page, "en", "#q=nothingofthekind").await;
        until_shown(page, 0).await;
        page.click("nav a[href='#year-2021']").await;
        page.until_visible("the year", "#year-2021").await;
        page.click("a[href='#case=hk47']").await;
        page.until_is("the case", "fieldValue", ["[name=case]"], "hk47").await;
        page.back().await;
        page.until_is("the address", "address", ["hash"], "#year-2021").await;
    });
}

#[test]
fn the_single_file_finds_either_form_of_chinese() {
    on_site(async |page| {
        open(page, "zh-Hant", "").await;
        let mut counts = Vec::new();
        for words in ["國安法", "国安法"] {
            page.probe("fillField", ["[name=q]", words]).await;
            counts.push(number(page, SHOWN).await);
        }
        assert!(counts[0] > 10 && counts[0] == counts[1], "{counts:?}");
    });
}

#[test]
fn the_single_file_can_be_read_without_javascript() {
    let no_script = json!({ "profile.managed_default_content_settings.javascript": 2 });
    on_site_with(&no_script, async |page| {
        for tag in LANGUAGES {
            open(page, tag, "").await;
            let rows = page.browser.client.find_all(Locator::Css(ROWS)).await.unwrap();
            assert!(rows.len() > 100);
            for row in [&rows[0], &rows[rows.len() - 1]] {
                assert!(row.is_displayed().await.unwrap());
            }
            for selector in ["#people li", "#cases li", "#glossary li", ".sources a[href^=http]"] {
                assert!(page.find(selector).await.is_displayed().await.unwrap(), "{selector}");
            }
            let form = page.find("form").await;
            assert!(!form.is_displayed().await.unwrap(), "the filter would do nothing");
        }
    });
}

#[test]
fn the_single_file_loses_no_word_and_is_accessible() {
    let axe = crate::accessibility::axe();
    on_site(async |page| {
        for (tag, scheme, width) in [("en", "light", 320), ("en", "dark", 1280), ("zh-Hant", "dark", 320)] {
            resize(page, width, 740, false).await;
            open(page, tag, "#category=law").await;
            let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
            page.browser.devtools("Emulation.setEmulatedMedia", features).await;
            page.browser.run_program(&axe).await;
            assert_eq!(page.probe("lostWords", ()).await, json!([]), "{tag}, {width} pixels");
            assert_eq!(page.probe("axeFaults", ()).await, json!([]), "{tag}, {scheme}, {width} pixels");
        }
    });
}
