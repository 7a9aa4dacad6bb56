//! The page of numbers: complete without JavaScript, in its own sheet however it is reached, and its numbers hold.

use crate::browser::{on_site, on_site_with};
use fantoccini::Locator;
use serde_json::json;

#[test]
fn a_number_links_to_as_many_events() {
    on_site(async |page| {
        page.open_timeline("").await;
        page.click("nav a[href='numbers/']").await;
        page.until_exists("the page", ".panels .hbars a b").await;
        page.until_above("its sheet", "columns", [".panels"], 0.0).await;
        let promised = page.texts("[aria-labelledby=years] .hbars li:nth-child(3) b").await.concat();
        page.click("[aria-labelledby=years] .hbars li:nth-child(3) a").await;
        page.until("the timeline", "addressStartsWith", ["search", "?from="]).await;
        page.ready().await;
        assert_eq!(promised.replace(',', ""), page.count().await.to_string());
        page.back().await;
        page.until_exists("the page again", ".panels .hbars a b").await;
        page.click("[aria-labelledby=terms] .hbars a").await;
        page.until_visible("the terms behind the number", "tr:target li a").await;
    });
}

#[test]
fn charts_and_tables_of_numbers_are_complete_without_javascript() {
    let no_script = json!({ "profile.managed_default_content_settings.javascript": 2 });
    on_site_with(&no_script, async |page| {
        for path in ["numbers/", "zh-Hant/numbers/"] {
            page.open(path).await;
            let client = &page.browser.client;
            let charts = client.find_all(Locator::Css(".panels .hbars")).await.unwrap();
            let tables = client.find_all(Locator::Css(".panels table")).await.unwrap();
            assert_eq!((charts.len(), tables.len()), (9, 9), "{path}");
            client.find(Locator::Css(".panels summary")).await.unwrap().click().await.unwrap();
            assert!(tables[0].is_displayed().await.unwrap(), "{path}: the table opens");
        }
    });
}
