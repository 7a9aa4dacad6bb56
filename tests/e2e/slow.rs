//! A slow host: what takes longer than half a second says so, and comes.

use crate::browser::on_site;
use serde_json::json;

#[test]
fn a_slow_answer_shows_a_skeleton_until_it_comes() {
    on_site(async |page| {
        page.open_timeline("").await;
        let slow =
            json!({ "offline": false, "latency": 1500, "downloadThroughput": -1, "uploadThroughput": -1 });
        page.browser.devtools("Network.enable", json!({})).await;
        page.browser.devtools("Network.emulateNetworkConditions", slow).await;
        page.click("[data-key='category:rally']").await;
        page.until("the skeleton", "document.querySelector('.skeleton').checkVisibility()").await;
        let rows = "document.querySelector('ol.results li').checkVisibility({ visibilityProperty: true })";
        assert_eq!(page.value(rows).await, json!(false), "rows of another answer");
        page.at_query("?category=rally").await;
        assert_eq!(page.value(rows).await, json!(true));
        assert!(!page.is_visible(".skeleton").await);
    });
}
