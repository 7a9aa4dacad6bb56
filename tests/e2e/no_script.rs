//! Without JavaScript every event can be read, year by year.

use crate::browser::on_site_with;
use fantoccini::Locator;
use serde_json::json;

#[test]
fn without_javascript_every_event_can_be_read() {
    let no_script = json!({ "profile.managed_default_content_settings.javascript": 2 });
    on_site_with(&no_script, async |page| {
        page.open("").await;
        let client = &page.browser.client;
        let rows = client.find_all(Locator::Css("li[data-event]")).await.unwrap();
        assert!(!rows.is_empty());
        assert!(rows[0].is_displayed().await.unwrap());
        let told = client.find(Locator::Css(".unscripted")).await.unwrap();
        assert!(told.is_displayed().await.unwrap(), "the reader is told what needs JavaScript");
        for selector in ["form.search", "aside.facets", "#app-failed"] {
            let element = client.find(Locator::Css(selector)).await.unwrap();
            assert!(!element.is_displayed().await.unwrap(), "{selector} would do nothing");
        }
        let years = client.find_all(Locator::Css(".all-years a")).await.unwrap();
        assert!(years.len() > 1);
        years[0].click().await.unwrap();
        let listed = client.find_all(Locator::Css("li[data-event]")).await.unwrap();
        assert!(!listed.is_empty(), "a year's page lists its events");
        client.find(Locator::Css("li[data-event] h3 a")).await.unwrap().click().await.unwrap();
        let heading = client.find(Locator::Css("article.detail h1")).await.unwrap();
        assert!(heading.is_displayed().await.unwrap());
    });
}
