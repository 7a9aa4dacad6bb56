//! A slow host: a placeholder is shown for fetches of more than half a second, and never before.

use crate::browser::on_site;
use crate::host::{SCRIPT, enter, leave, open_host, until_high};
use crate::page::Page;
use serde_json::{Value, json};
use std::time::Duration;

/// How long the slow host takes for each file, in milliseconds.
const LATENCY_MS: u32 = 900;

async fn slow(page: &Page, latency_ms: u32) {
    let slow =
        json!({ "offline": false, "latency": latency_ms, "downloadThroughput": -1, "uploadThroughput": -1 });
    page.browser.devtools("Network.emulateNetworkConditions", slow).await;
}

/// Follows when an element is seen, in milliseconds after now: from its first to its last frame.
async fn watch(page: &Page, selector: &str) {
    page.probe("watchSight", [selector]).await;
}

/// Waits until the watched element is visible; fails if it is within the first half second.
async fn assert_late(page: &Page, what: &str) {
    page.browser.until(what, "kept", &json!(["seen"]), Value::is_number).await;
    let seen = page.probe("kept", ["seen"]).await.as_f64().unwrap();
    assert!(seen >= 450.0, "{what} is shown after {seen} ms");
}

#[test]
fn a_slow_search_shows_a_skeleton_instead_of_old_rows() {
    on_site(async |page| {
        page.open_timeline("").await;
        page.browser.devtools("Network.enable", json!({})).await;
        slow(page, LATENCY_MS).await;
        watch(page, ".list > .skeleton").await;
        page.click("[data-key='category:rally']").await;
        assert_late(page, "the skeleton").await;
        let row = ["ol.results li"];
        assert_eq!(page.probe("isNotHidden", row).await, json!(false), "rows of another answer");
        page.at_query("?category=rally").await;
        assert_eq!(page.probe("isNotHidden", row).await, json!(true));
        assert!(!page.is_visible(".skeleton").await);
    });
}

#[test]
fn a_frame_keeps_its_height_while_its_view_is_late() {
    on_site(async |page| {
        page.browser.devtools("Network.enable", json!({})).await;
        slow(page, LATENCY_MS).await;
        let element = "<vigil-timeline case=\"hk47\" layout=\"chart\"></vigil-timeline>";
        let _host = open_host(page, &format!("{SCRIPT}{element}")).await;
        until_high(page).await;
        enter(page, 0).await;
        page.until_exists("the chart", ".chart:not([data-drawn])").await;
        leave(page).await;
        // A part as high as the frame would enlarge it with each message about its height.
        tokio::time::sleep(Duration::from_millis(500)).await;
        let height = page.probe("frameHeight", [0]).await.as_f64().unwrap();
        assert!(height < 1_000.0, "{height} pixels");
        enter(page, 0).await;
        page.until_exists("the drawing", ".chart[data-drawn]").await;
    });
}

#[test]
fn a_slow_view_shows_a_placeholder_of_its_size() {
    on_site(async |page| {
        page.browser.devtools("Network.enable", json!({})).await;
        for (view, waiting, drawn) in [
            ("chart", ".chart .loading", "figure.chart[data-drawn]"),
            ("map", ".map .skeleton", ".world .symbol"),
            ("bars", "[data-bars] .skeleton", "[data-bars] .bars:not([hidden])"),
        ] {
            slow(page, 0).await;
            page.open_timeline("").await;
            slow(page, LATENCY_MS).await;
            watch(page, waiting).await;
            page.click(&format!(".view [data-key={view}]")).await;
            page.until_exists("the frame", ".view-frame > *").await;
            assert_eq!(
                page.probe("isBelowWindow", [".foot"]).await,
                json!(true),
                "{view}: what follows is out of sight"
            );
            assert_late(page, view).await;
            page.until_exists(view, drawn).await;
            assert!(!page.is_visible(waiting).await, "{view}: nothing is waited for any more");
            assert!(!page.is_visible(".view-frame [role=alert]").await, "{view}: nothing failed");
        }
    });
}

#[test]
fn a_slow_page_or_facet_shows_that_it_loads() {
    on_site(async |page| {
        page.open_timeline("").await;
        page.browser.devtools("Network.enable", json!({})).await;
        slow(page, LATENCY_MS).await;
        watch(page, ".facet-all [role=status]").await;
        page.click(".facet[data-facet=person] .more").await;
        assert_late(page, "the names").await;
        page.until_exists("the names", ".facet-all li a").await;
        assert!(!page.is_visible(".facet-all [role=status]").await);
        page.click(".facet-all .done").await;
        // Another page: a line along the upper edge, which is no element.
        page.probe("watchProgressLine", ()).await;
        page.click("li[data-event] h3 a").await;
        assert_late(page, "the line").await;
        page.until_exists("the page", "article.detail h1").await;
        page.ready().await;
        assert_eq!(page.probe("contentBefore", ["html"]).await, json!("none"), "nothing is waited for");
    });
}
