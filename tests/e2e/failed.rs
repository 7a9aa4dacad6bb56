//! When a fetch fails, or a view is empty, the page says so in place and offers the way on: Retry fetches each part again.

use crate::browser::on_site;
use crate::page::Page;
use serde_json::json;

/// Makes fetches of these addresses fail from now on.
async fn block(page: &Page, urls: &[&str]) {
    page.browser.devtools("Network.enable", json!({})).await;
    page.browser.devtools("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await;
    page.browser.devtools("Network.setBlockedURLs", json!({ "urls": urls })).await;
}

/// The failure next to the list.
const FAILURE: &str = ".notices > .failed";

/// The failure in the frame of a view.
const FRAME_FAILURE: &str = ".view-frame [role=alert]";

async fn until_shown(page: &Page, selector: &str) {
    page.until_visible(selector, selector).await;
}

/// Presses Retry of a failure, with all files available, and waits until the failure is gone.
async fn retry(page: &Page, failure: &str) {
    block(page, &[]).await;
    page.click(&format!("{failure} [data-action=retry]")).await;
    page.until_hidden("no failure", failure).await;
}

#[test]
fn a_failed_view_shows_the_error_until_retry_succeeds() {
    let map = ".world .symbol";
    let bars = "[data-bars] .bars";
    let chart = "figure.chart[data-drawn]";
    on_site(async |page| {
        for (view, file, failure, drawn) in [
            ("map", "*/views-*.js", FRAME_FAILURE, map),
            ("map", "*/outline-*", FRAME_FAILURE, map),
            ("bars", "*/views-*.js", FRAME_FAILURE, bars),
            ("bars", "*/bars/apple-daily.json", FRAME_FAILURE, bars),
            ("chart", "*/views-*.js", FRAME_FAILURE, chart),
            ("chart", "*/views_bg-*.wasm", FRAME_FAILURE, chart),
        ] {
            block(page, &[file]).await;
            page.open_timeline(&format!("?case=apple-daily&view={view}")).await;
            until_shown(page, failure).await;
            for waiting in [".skeleton", ".loading"] {
                assert!(!page.is_visible(waiting).await, "{file}: nothing is waited for");
            }
            if view != "chart" {
                assert!(page.is_visible(".view-frame ol a").await, "{file}: the numbers stand");
            }
            // A second failure is shown like the first.
            page.click(&format!("{failure} [data-action=retry]")).await;
            page.ready().await;
            until_shown(page, failure).await;
            retry(page, failure).await;
            page.until_visible(file, drawn).await;
        }
    });
}

#[test]
fn old_results_are_hidden_when_a_search_fails() {
    on_site(async |page| {
        block(page, &["*/manifest.json"]).await;
        page.open_timeline("?category=rally").await;
        until_shown(page, FAILURE).await;
        let parts =
            ["ol.results li", ".skeleton", ".results-region [role=status]", ".facet .count", ".chips .chip"];
        let seen = page.probe("areSeen", [parts]).await;
        assert_eq!(
            seen,
            json!([false, false, false, false, true]),
            "rows, skeleton, count, counts, conditions"
        );
        retry(page, FAILURE).await;
        page.ready().await;
        assert!(page.is_visible("ol.results li").await && page.count().await > 0);
    });
}

#[test]
fn failed_rows_show_the_error_in_the_window() {
    on_site(async |page| {
        page.open_timeline("").await;
        block(page, &["*/data/*"]).await;
        page.probe("scrollBelow", (".list", 20_000)).await;
        until_shown(page, FAILURE).await;
        page.until("the failure in the window", "isInWindow", [FAILURE]).await;
        let place = page.probe("scrollTop", ()).await.as_f64().unwrap();
        // However many frames pass until the new rows are measured.
        page.probe("delayFrames", ()).await;
        retry(page, FAILURE).await;
        page.until("rows where the reader is", "isAtPoint", (0.5, 0.7, "li[data-event]")).await;
        let now = page.probe("scrollTop", ()).await.as_f64().unwrap();
        assert!((now - place).abs() < 2000.0, "{place} then {now}");
    });
}

#[test]
fn a_failed_dialog_shows_the_error_until_retry_succeeds() {
    on_site(async |page| {
        page.open_timeline("").await;
        block(page, &["*/event/*", "*/data/*"]).await;
        page.click(".facet[data-facet=person] .more").await;
        until_shown(page, ".facet-all [role=alert]").await;
        retry(page, ".facet-all [role=alert]").await;
        until_shown(page, ".facet-all li a").await;
        page.click(".facet-all .done").await;
        page.ready().await;
        block(page, &["*/event/*"]).await;
        page.click("li[data-event] [data-action=open]").await;
        until_shown(page, ".event-opened [role=alert]").await;
        retry(page, ".event-opened [role=alert]").await;
        until_shown(page, ".event-opened h1").await;
    });
}

#[test]
fn an_empty_view_says_so_and_links_to_all_events() {
    on_site(async |page| {
        for view in ["list", "chart", "map", "bars"] {
            page.open_timeline(&format!("?q=nothingofthekind&view={view}")).await;
            until_shown(page, ".results-region .empty a").await;
            assert!(!page.is_visible(".view-frame > *").await, "{view}: no empty frame");
            page.click(".results-region .empty li:last-child a").await;
            page.until_absent("all events", ".results-region > * > .empty").await;
            let shown = if view == "list" { "ol.results li" } else { ".view-frame > *" };
            until_shown(page, shown).await;
            assert!(page.probe("address", ["search"]).await.as_str().unwrap().len() < 15);
        }
        // Events that name nobody have no bars; choosing others brings them.
        page.open_timeline("?org=npc&view=bars").await;
        until_shown(page, "[data-bars] .empty").await;
        assert!(
            !page.is_visible("[data-bars] .skeleton").await && !page.is_visible("[data-bars] .bars").await
        );
        page.choose(".chips .clear", "?view=bars").await;
        page.until_visible("the bars", "[data-bars] .bars").await;
        assert!(!page.is_visible("[data-bars] .empty").await);
    });
}
