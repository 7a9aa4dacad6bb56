//! The page of numbers: complete without JavaScript, in its own sheet however it is reached, and its numbers hold.

use crate::browser::{on_site, on_site_with};
use fantoccini::Locator;
use serde_json::json;

/// How many columns the panels stand in: without the page's sheet they stand in none.
const COLUMNS: &str =
    "getComputedStyle(document.querySelector('.panels')).gridTemplateColumns.split('px').length - 1";

#[test]
fn a_number_leads_to_as_many_events() {
    on_site(async |page| {
        page.open_timeline("").await;
        page.click("nav a[href='numbers/']").await;
        page.until("the page", "document.querySelector('.panels .hbars a b')").await;
        page.until("its sheet", &format!("{COLUMNS} > 0")).await;
        let promised = page.texts("[aria-labelledby=years] .hbars li:nth-child(3) b").await.concat();
        page.click("[aria-labelledby=years] .hbars li:nth-child(3) a").await;
        page.until("the timeline", "location.search.startsWith('?from=')").await;
        page.ready().await;
        assert_eq!(promised.replace(',', ""), page.count().await.to_string());
        page.back().await;
        page.until("the page again", "document.querySelector('.panels .hbars a b')").await;
        page.click("[aria-labelledby=terms] .hbars a").await;
        page.until(
            "the terms behind the number",
            "document.querySelector('tr:target li a')?.checkVisibility()",
        )
        .await;
    });
}

#[test]
fn without_javascript_every_chart_and_table_is_there() {
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
