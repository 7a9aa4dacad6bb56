//! A facet's value is chosen by a click, is shown as a chip, and is taken back by the chip.

use crate::browser::on_site;
use serde_json::{Value, json};

#[test]
fn a_chosen_value_narrows_the_list_until_its_chip_is_removed() {
    on_site(async |page| {
        page.open_timeline("").await;
        let all = page.count().await;
        let promised = page.texts("[data-key='category:rally'] .count").await.concat();
        page.choose("[data-key='category:rally']", "?category=rally").await;
        let rallies = page.count().await;
        assert!(rallies < all);
        assert_eq!(promised.replace(',', ""), rallies.to_string(), "the count beside the value");
        assert_eq!(page.texts(".chips .chip").await.len(), 1);
        page.choose("[data-key='category:trial']", "?category=rally,trial").await;
        let both = page.count().await;
        assert!(both > rallies, "within a facet any value will do");
        page.choose("[data-facet=country] li:nth-child(2) a", &page_query(page, 2).await).await;
        assert!(page.count().await < both, "between facets all must hold");
        page.click(".chips .clear").await;
        page.at_query("").await;
        page.choose("[data-key='category:rally']", "?category=rally").await;
        page.choose(".chips .chip", "").await;
        assert_eq!(page.count().await, all);
        assert!(page.texts(".chips .chip").await.is_empty());
    });
}

/// The query string of the link at a place of the countries.
async fn page_query(page: &crate::page::Page, place: usize) -> String {
    let link = format!("[data-facet=country] li:nth-child({place}) a");
    page.probe("linkQuery", [link]).await.as_str().unwrap().to_owned()
}

#[test]
fn the_dialog_of_a_facet_lists_and_searches_all_values() {
    on_site(async |page| {
        page.open_timeline("").await;
        page.click("[data-facet=person] .more").await;
        page.until_above("the list", "count", ["dialog[open] li"], 8.0).await;
        let listed = page.texts("dialog[open] li").await.len() as u64;
        let found = page.browser.client.find(fantoccini::Locator::Css("dialog[open] input")).await.unwrap();
        found.send_keys("benny").await.unwrap();
        let is_fewer = |count: &Value| count.as_u64() < Some(listed);
        page.browser.until("fewer values", "count", &json!(["dialog[open] li"]), is_fewer).await;
        page.choose("dialog[open] li a", "?person=benny-tai").await;
        page.until_absent("the closed list", "dialog[open]").await;
        assert!(page.count().await > 0);
    });
}
