//! Back and Forward lead through the views the reader chose, and to the place in the list they left.

use crate::browser::on_site;

#[test]
fn back_and_forward_lead_through_the_views() {
    on_site(async |page| {
        page.open_timeline("").await;
        let all = page.count().await;
        page.choose("[data-key='category:rally']", "?category=rally").await;
        let rallies = page.count().await;
        page.search("london").await;
        page.at_query("?q=london&category=rally").await;
        let london = page.count().await;
        page.click("li[data-event] h3 a").await;
        page.until_exists("the event's page", "article.detail h1").await;
        page.back().await;
        page.answers("london").await;
        page.at_query("?q=london&category=rally").await;
        assert_eq!(page.count().await, london);
        let kept = page.probe("fieldValue", ["[role=search] input"]).await;
        assert_eq!(kept, "london", "the box says what is shown");
        page.back().await;
        // Typing replaces the view's address: one step back is the view before the facet was chosen.
        page.at_query("").await;
        assert_eq!(page.count().await, all);
        page.forward().await;
        page.at_query("?q=london&category=rally").await;
        assert_eq!(page.count().await, london);
        assert!(london < rallies);
    });
}

#[test]
fn back_restores_the_place_in_the_list() {
    on_site(async |page| {
        page.open_timeline("").await;
        page.probe("scrollDownTo", [6000]).await;
        page.until("a whole row in the window", "hasWholeRow", ()).await;
        let seen = page.probe("firstRowBelowSearch", ()).await;
        page.probe("followFirstRowBelowSearch", ()).await;
        page.until_exists("the event's page", "article.detail h1").await;
        page.back().await;
        page.until_is("the same event at the same place", "firstRowBelowSearch", (), seen).await;
    });
}
