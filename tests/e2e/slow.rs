//! A slow host: what takes longer than half a second says so, and comes; what is quicker says nothing.

use crate::browser::on_site;
use crate::page::Page;
use serde_json::json;

/// How long the slow host takes for each file, in milliseconds.
const LATENCY_MS: u32 = 900;

async fn slow(page: &Page, latency_ms: u32) {
    let slow =
        json!({ "offline": false, "latency": latency_ms, "downloadThroughput": -1, "uploadThroughput": -1 });
    page.browser.devtools("Network.emulateNetworkConditions", slow).await;
}

/// Follows when an element is seen, in milliseconds after now: from its first to its last frame.
async fn watch(page: &Page, selector: &str) {
    let script = "const [selector] = arguments, begun = performance.now();
        window.seen = null;
        const isSeen = element => element?.checkVisibility({ opacityProperty: true, visibilityProperty: true });
        const look = () => {
            if (isSeen(document.querySelector(selector))) window.seen ??= performance.now() - begun;
            window.watching = requestAnimationFrame(look);
        };
        cancelAnimationFrame(window.watching);
        look();";
    page.browser.run(script, vec![json!(selector)]).await;
}

/// Waits until the element watched is seen, and fails where that is within the first half second.
async fn assert_late(page: &Page, what: &str) {
    page.until(what, "window.seen !== null").await;
    let seen = page.value("window.seen").await.as_f64().unwrap();
    assert!(seen >= 450.0, "{what} is shown after {seen} ms");
}

#[test]
fn a_slow_answer_shows_a_skeleton_until_it_comes() {
    on_site(async |page| {
        page.open_timeline("").await;
        page.browser.devtools("Network.enable", json!({})).await;
        slow(page, LATENCY_MS).await;
        watch(page, ".list > .skeleton").await;
        page.click("[data-key='category:rally']").await;
        assert_late(page, "the skeleton").await;
        let rows = "document.querySelector('ol.results li').checkVisibility({ visibilityProperty: true })";
        assert_eq!(page.value(rows).await, json!(false), "rows of another answer");
        page.at_query("?category=rally").await;
        assert_eq!(page.value(rows).await, json!(true));
        assert!(!page.is_visible(".skeleton").await);
    });
}

#[test]
fn a_slow_view_holds_its_place_until_it_comes() {
    on_site(async |page| {
        page.browser.devtools("Network.enable", json!({})).await;
        for (view, waiting, drawn) in [
            ("chart", ".chart .loading", "document.querySelector('figure.chart[data-drawn]')"),
            ("map", ".map .skeleton", "document.querySelector('.world .symbol')"),
            ("bars", "[data-bars] .skeleton", "document.querySelector('[data-bars] .bars:not([hidden])')"),
        ] {
            slow(page, 0).await;
            page.open_timeline("").await;
            slow(page, LATENCY_MS).await;
            watch(page, waiting).await;
            page.click(&format!(".view [data-key={view}]")).await;
            page.until("the frame", "document.querySelector('.view-frame').children.length").await;
            let foot = "document.querySelector('.foot').getBoundingClientRect().top >= innerHeight";
            assert_eq!(page.value(foot).await, json!(true), "{view}: what follows is out of sight");
            assert_late(page, view).await;
            page.until(view, drawn).await;
            assert!(!page.is_visible(waiting).await, "{view}: nothing is waited for any more");
            assert!(!page.is_visible(".view-frame [role=alert]").await, "{view}: nothing failed");
        }
    });
}

#[test]
fn a_slow_page_event_or_facet_says_so() {
    on_site(async |page| {
        page.open_timeline("").await;
        page.browser.devtools("Network.enable", json!({})).await;
        slow(page, LATENCY_MS).await;
        watch(page, ".facet-all [role=status]").await;
        page.click(".facet[data-facet=person] .more").await;
        assert_late(page, "the names").await;
        page.until("the names", "document.querySelector('.facet-all li a')").await;
        assert!(!page.is_visible(".facet-all [role=status]").await);
        page.click(".facet-all .done").await;
        // Another page: a line along the upper edge, which elements cannot be asked for.
        let line = "getComputedStyle(document.documentElement, '::before')";
        let script = "window.seen = null;
            const begun = performance.now(), look = () => {
                const { content, opacity } = getComputedStyle(document.documentElement, '::before');
                if (content !== 'none' && opacity > 0) window.seen ??= performance.now() - begun;
                requestAnimationFrame(look);
            };
            look();";
        page.browser.run(script, Vec::new()).await;
        page.click("li[data-event] h3 a").await;
        assert_late(page, "the line").await;
        page.until("the page", "document.querySelector('article.detail h1')").await;
        page.ready().await;
        assert_eq!(page.value(&format!("{line}.content")).await, json!("none"), "nothing is waited for");
    });
}
