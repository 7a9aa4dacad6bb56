//! An address leads straight to a filtered view and to an event.

use crate::browser::on_site;
use serde_json::json;

#[test]
fn an_address_opens_a_filtered_view() {
    on_site(async |page| {
        page.open_timeline("?category=rally&from=2021").await;
        let count = page.count().await;
        assert!(count > 0);
        for id in page.events().await {
            assert!(*id.as_str() >= *"2021", "{id} is older");
        }

        assert_eq!(
            page.probe("count", ["li[data-event] .event:not(.rally)"]).await,
            json!(0),
            "events of other categories"
        );
        let chosen = page.texts(".facet a[aria-current] .label").await;
        assert_eq!(chosen, ["Rallies"]);
        page.search("london").await;
        assert!(page.count().await < count, "words search within the view");
        page.at_query("?q=london&category=rally&from=2021").await;
    });
}

#[test]
fn the_list_links_to_the_page_of_an_event() {
    on_site(async |page| {
        page.open_timeline("").await;
        let id = page.events().await.remove(0);
        let title = page.texts("li[data-event] h3 a").await.remove(0);
        page.click("li[data-event] h3 a").await;
        page.until_is("the event's page", "address", ["pathname"], format!("/event/{id}/")).await;
        page.until_exists("its heading", ".detail h1").await;
        assert_eq!(page.texts(".detail h1").await, std::slice::from_ref(&title));
        page.open(&format!("event/{id}/")).await;
        assert_eq!(page.texts(".detail h1").await, [title]);
        assert!(page.is_visible("#sources").await);
        page.open("event/2021-01-06-no-such-event/").await;
        assert_eq!(page.texts("h1").await, ["There is no such page"]);
    });
}

#[test]
fn a_reader_can_keep_a_search_from_the_host() {
    on_site(async |page| {
        page.open_timeline("?q=london&category=rally").await;
        let count = page.count().await;
        page.click(".share > summary").await;
        page.click("[data-share=private]").await;
        page.until_is("the fragment", "address", ["hash"], "#?q=london&category=rally").await;
        page.at_query("").await;
        assert!(page.texts(".share [aria-live]").await[0].contains('#'));
        // It outlasts further views, one without a query too.
        page.search("toronto").await;
        page.until_is("the fragment", "address", ["hash"], "#?q=toronto&category=rally").await;
        page.open_timeline("").await;
        page.open_timeline("#?").await;
        page.search("court").await;
        page.until_is("the fragment", "address", ["hash"], "#?q=court").await;
        // Such an address opens its view, and can be turned back.
        page.open("about/").await;
        page.open_timeline("#?q=london&category=rally").await;
        assert_eq!(page.count().await, count);
        page.click(".share > summary").await;
        page.click("[data-share=private]").await;
        page.at_query("?q=london&category=rally").await;
        assert_eq!(page.count().await, count);
    });
}
