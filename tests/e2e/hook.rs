//! The hooks for those who test or script pages stay what they are.

use crate::browser::on_site;
use serde_json::json;

/// Keeps the order in which the page became busy and ready.
const WATCH: &str = "
    window.turns = [];
    new MutationObserver(() => window.turns.push(document.documentElement.hasAttribute('data-ready')))
        .observe(document.documentElement, { attributeFilter: ['data-ready'] });
";

#[test]
fn the_timeline_has_its_hooks() {
    on_site(async |page| {
        page.open_timeline("").await;
        assert_eq!(page.value("document.querySelectorAll('[role=search]').length").await, json!(1));
        let boxes = "document.querySelectorAll('[role=search] input[type=search]').length";
        assert_eq!(page.value(boxes).await, json!(1));
        let first = page.value("document.querySelector('[role=status]').textContent").await;
        assert!(first.as_str().unwrap().contains(|c: char| c.is_ascii_digit()), "the live region: {first}");
        page.browser.run(WATCH, Vec::new()).await;
        page.search("london").await;
        let turns = page.value("window.turns").await;
        let turns = turns.as_array().unwrap();
        assert_eq!(turns.last(), Some(&json!(true)), "ready at the end");
        assert!(turns.contains(&json!(false)), "and not ready between");
        assert_eq!(page.value("document.querySelector('ol.results').dataset.query").await, json!("london"));
    });
}

#[test]
fn every_page_says_when_the_app_is_ready() {
    on_site(async |page| {
        for path in ["about/", "people/", "year/2021/", "zh-Hant/cases/"] {
            page.open(path).await;
            page.ready().await;
        }
    });
}

#[test]
fn what_others_put_into_the_page_harms_nothing() {
    on_site(async |page| {
        let intruder = "addEventListener('DOMContentLoaded', () => {
            document.body.prepend(document.createElement('aside'), 'text');
            document.body.append(document.createElement('div'));
        })";
        page.browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": intruder })).await;
        page.open_timeline("").await;
        page.search("london").await;
        assert!(page.count().await > 0);
        assert!(!page.is_visible("#app-failed").await);
        assert!(page.browser.console().await.is_empty());
    });
}
