//! Long pages: the first part is drawn at once, the rest on demand, for the printer, and without scripts.

use crate::browser::{on_part_of_site, on_site, on_site_with};
use crate::page::Page;
use fantoccini::Locator;
use fantoccini::key::Key;
use serde_json::json;

/// The number of events of a case that are elements.
const ROWS: &str = ".thread .row";
/// The number of all events of the case.
const ALL: u64 = 115;
/// The most elements that a page may have before its reader expands it.
const MOST: u64 = 1_500;

async fn open_case(page: &Page) {
    page.open("case/hk47/").await;
    page.ready().await;
    assert_eq!(page.probe("count", [ROWS]).await, json!(10));
}

#[test]
fn long_pages_have_at_most_1500_elements() {
    on_site(async |page| {
        for path in ["case/hk47/", "zh-Hant/case/hk47/", "numbers/", "year/2021/", "people/", "inside/", ""] {
            page.open(path).await;
            page.ready().await;
            let count = page.probe("count", ["*"]).await.as_u64().unwrap();
            assert!(count <= MOST, "{path} has {count} elements");
        }
    });
}

#[test]
fn show_all_adds_the_other_events_and_focuses_the_first_of_them() {
    on_site(async |page| {
        open_case(page).await;
        let button = page.browser.client.find(Locator::Css("[data-more] > button")).await.unwrap();
        assert_eq!(button.text().await.unwrap(), "Show all 115 events");
        button.send_keys(&Key::Enter.to_string()).await.unwrap();
        page.until_count("all events", ROWS, ALL).await;
        assert_eq!(page.probe("focusedIndex", [ROWS]).await, json!(10));
        assert_eq!(page.probe("count", [".thread"]).await, json!(1), "they are one list");
        assert!(!page.is_visible("[data-more] > button").await);
        page.assert_silent().await;
    });
}

#[test]
fn back_returns_to_a_row_that_show_all_added() {
    on_site(async |page| {
        open_case(page).await;
        page.click("[data-more] > button").await;
        let row = ".thread .row:nth-child(100)";
        page.until_exists("all events", row).await;
        page.probe("followLinkIn", [row]).await;
        page.until_exists("the event", "article.detail h1").await;
        page.ready().await;
        page.back().await;
        page.until("the row in the window", "isTopInWindow", [row]).await;
    });
}

#[test]
fn reordering_a_long_list_covers_all_events() {
    on_site(async |page| {
        open_case(page).await;
        page.click("[data-arrange=newest]").await;
        page.until("the newest first", "endsWith", [".thread .meta", "115 of 115"]).await;
        assert_eq!(page.probe("count", [ROWS]).await, json!(ALL));
        page.assert_silent().await;
    });
}

#[test]
fn a_folded_table_is_added_when_it_is_opened_or_linked_to() {
    on_site(async |page| {
        let row = "#terms-4";
        page.open("numbers/").await;
        page.ready().await;
        assert_eq!(page.probe("exists", [row]).await, json!(false));
        page.click("[aria-labelledby=terms] summary").await;
        page.until_visible("the table", row).await;
        page.open("about/").await;
        page.open("numbers/#terms-4").await;
        page.ready().await;
        page.until("the row the address names", "isVisibleAboveFold", [row]).await;
    });
}

#[test]
fn a_long_list_is_printed_whole() {
    on_site(async |page| {
        for path in ["case/hk47/", "zh-Hant/case/hk47/"] {
            page.open(path).await;
            page.ready().await;
            page.probe("beforePrint", ()).await;
            assert_eq!(page.probe("count", [ROWS]).await, json!(ALL), "{path}");
            page.browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
            assert!(page.is_visible(".thread .row:last-child").await, "{path}");
            page.browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "" })).await;
        }
    });
}

#[test]
fn a_long_page_is_complete_without_javascript() {
    let no_script = json!({ "profile.managed_default_content_settings.javascript": 2 });
    on_site_with(&no_script, async |page| {
        page.open("case/hk47/").await;
        let client = &page.browser.client;
        let rows = client.find_all(Locator::Css(".thread .row")).await.unwrap();
        assert_eq!(rows.len() as u64, ALL);
        assert!(rows[114].is_displayed().await.unwrap());
        let button = client.find(Locator::Css("[data-more] > button")).await.unwrap();
        assert!(!button.is_displayed().await.unwrap(), "the button would do nothing");
        client.find(Locator::Css(".facts > summary")).await.unwrap().click().await.unwrap();
        let fact = client.find(Locator::Css(".facts tbody tr:last-child th")).await.unwrap();
        assert!(fact.is_displayed().await.unwrap());
    });
}

#[test]
fn a_long_page_is_complete_if_the_app_fails_to_start() {
    let no_wasm = |path: &std::path::Path| !path.to_string_lossy().contains(".wasm");
    on_part_of_site(no_wasm, async |page| {
        page.open("case/hk47/").await;
        page.until_count("all events", ROWS, ALL).await;
        assert!(!page.is_visible("[data-more] > button").await);
        page.click(".facts > summary").await;
        page.until_visible("the facts", ".facts tbody tr").await;
    });
}
