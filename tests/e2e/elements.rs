//! Long pages: their first part is drawn at once, the rest when it is asked for, on paper, and where no script runs.

use crate::browser::{on_part_of_site, on_site, on_site_with};
use crate::page::Page;
use fantoccini::Locator;
use fantoccini::key::Key;
use serde_json::json;

/// The number of events of a case that are elements.
const ROWS: &str = "document.querySelectorAll('.thread .row').length";
/// The number of all events of the case.
const ALL: u64 = 115;
/// The most elements that a page may have before more is asked for.
const MOST: u64 = 1_500;

async fn open_case(page: &Page) {
    page.open("case/hk47/").await;
    page.ready().await;
    assert_eq!(page.value(ROWS).await, json!(10));
}

#[test]
fn long_pages_are_drawn_in_part() {
    on_site(async |page| {
        for path in ["case/hk47/", "zh-Hant/case/hk47/", "numbers/", "year/2021/", "people/", "inside/", ""] {
            page.open(path).await;
            page.ready().await;
            let count = page.value("document.querySelectorAll('*').length").await.as_u64().unwrap();
            assert!(count <= MOST, "{path} has {count} elements");
        }
    });
}

#[test]
fn the_button_shows_the_other_events_and_moves_the_focus_to_the_first_of_them() {
    on_site(async |page| {
        open_case(page).await;
        let button = page.browser.client.find(Locator::Css("[data-more] > button")).await.unwrap();
        assert_eq!(button.text().await.unwrap(), "Show all 115 events");
        button.send_keys(&Key::Enter.to_string()).await.unwrap();
        page.until("all events", &format!("{ROWS} === {ALL}")).await;
        let focused =
            "[...document.querySelectorAll('.thread .row')].indexOf(document.activeElement.closest('.row'))";
        assert_eq!(page.value(focused).await, json!(10));
        assert_eq!(
            page.value("document.querySelectorAll('.thread').length").await,
            json!(1),
            "they are one list"
        );
        assert!(!page.is_visible("[data-more] > button").await);
        page.assert_silent().await;
    });
}

#[test]
fn going_back_leads_to_the_place_among_events_that_were_asked_for() {
    on_site(async |page| {
        open_case(page).await;
        page.click("[data-more] > button").await;
        let row = "document.querySelector('.thread .row:nth-child(100)')";
        page.until("all events", row).await;
        page.browser
            .run(&format!("{row}.scrollIntoView(); {row}.querySelector('a').click()"), Vec::new())
            .await;
        page.until("the event", "document.querySelector('article.detail h1')").await;
        page.ready().await;
        page.back().await;
        let top = format!("{row}?.getBoundingClientRect().top");
        page.until("the row in the window", &format!("{top} > -5 && {top} < innerHeight")).await;
    });
}

#[test]
fn another_order_is_that_of_all_events() {
    on_site(async |page| {
        open_case(page).await;
        page.click("[data-arrange=newest]").await;
        let first = "document.querySelector('.thread .meta').textContent";
        page.until("the newest first", &format!("{first}.endsWith('115 of 115')")).await;
        assert_eq!(page.value(ROWS).await, json!(ALL));
        page.assert_silent().await;
    });
}

#[test]
fn a_folded_table_is_placed_when_it_is_opened_or_linked_to() {
    on_site(async |page| {
        let row = "document.querySelector('#terms-4')";
        page.open("numbers/").await;
        page.ready().await;
        assert_eq!(page.value(row).await, json!(null));
        page.click("[aria-labelledby=terms] summary").await;
        page.until("the table", &format!("{row}?.checkVisibility()")).await;
        page.open("about/").await;
        page.open("numbers/#terms-4").await;
        page.ready().await;
        let is_shown = format!("{row}?.checkVisibility() && {row}.getBoundingClientRect().top < innerHeight");
        page.until("the row the address names", &is_shown).await;
    });
}

#[test]
fn all_events_are_on_paper() {
    on_site(async |page| {
        for path in ["case/hk47/", "zh-Hant/case/hk47/"] {
            page.open(path).await;
            page.ready().await;
            page.browser.run("dispatchEvent(new Event('beforeprint'))", Vec::new()).await;
            assert_eq!(page.value(ROWS).await, json!(ALL), "{path}");
            page.browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
            assert!(page.is_visible(".thread .row:last-child").await, "{path}");
            page.browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "" })).await;
        }
    });
}

#[test]
fn without_javascript_all_events_and_facts_are_there() {
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
fn all_is_placed_where_the_app_cannot_start() {
    let no_wasm = |path: &std::path::Path| !path.to_string_lossy().contains(".wasm");
    on_part_of_site(no_wasm, async |page| {
        page.open("case/hk47/").await;
        page.until("all events", &format!("{ROWS} === {ALL}")).await;
        assert!(!page.is_visible("[data-more] > button").await);
        page.click(".facts > summary").await;
        page.until("the facts", "document.querySelector('.facts tbody tr')?.checkVisibility()").await;
    });
}
