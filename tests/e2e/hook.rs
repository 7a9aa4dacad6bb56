//! The attributes and roles by which tests and scripts of others find parts of a page.

use crate::browser::on_site;
use serde_json::json;

#[test]
fn the_timeline_keeps_its_hooks_for_scripts() {
    on_site(async |page| {
        page.open_timeline("").await;
        assert_eq!(page.probe("count", ["[role=search]"]).await, json!(1));
        assert_eq!(page.probe("count", ["[role=search] input[type=search]"]).await, json!(1));
        let first = page.probe("text", ["[role=status]"]).await;
        assert!(first.as_str().unwrap().contains(|c: char| c.is_ascii_digit()), "the live region: {first}");
        page.probe("watchReadiness", ()).await;
        page.search("london").await;
        let turns = page.probe("kept", ["turns"]).await;
        let turns = turns.as_array().unwrap();
        assert_eq!(turns.last(), Some(&json!(true)), "ready at the end");
        assert!(turns.contains(&json!(false)), "and not ready between");
        assert_eq!(page.probe("attribute", ["ol.results", "data-query"]).await, json!("london"));
    });
}

#[test]
fn every_page_is_marked_when_the_app_is_ready() {
    on_site(async |page| {
        for path in ["about/", "people/", "year/2021/", "zh-Hant/cases/"] {
            page.open(path).await;
            page.ready().await;
        }
    });
}

#[test]
fn the_app_starts_with_foreign_elements_in_the_page() {
    on_site(async |page| {
        page.browser.probe_new_documents("intrude", &json!([])).await;
        page.open_timeline("").await;
        page.search("london").await;
        assert!(page.count().await > 0);
        assert!(!page.is_visible("#app-failed").await);
        assert!(page.browser.console().await.is_empty());
    });
}
