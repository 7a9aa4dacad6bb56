//! An event opened in place, above the list it was found in.

use crate::browser::on_site;
use fantoccini::key::Key;

/// The headline of the event in the dialog.
const HEADLINE: &str = "dialog.event-opened h1";

#[test]
fn an_event_opens_above_the_list_and_closes_to_it() {
    on_site(async |page| {
        page.open_timeline("?q=london").await;
        let (found, id) = (page.events().await, page.events().await[0].clone());
        page.click("li[data-event] [data-action=open]").await;
        page.until_exists("the event", HEADLINE).await;
        page.until_is("its address", "address", ["search"], format!("?q=london&event={id}")).await;
        assert!(!page.texts("dialog.event-opened .sources a").await.is_empty(), "its sources");
        page.browser
            .client
            .active_element()
            .await
            .unwrap()
            .send_keys(&Key::Escape.to_string())
            .await
            .unwrap();
        page.until_exists("the list alone", "dialog.event-opened:not([open])").await;
        page.until_is("its address", "address", ["search"], "?q=london").await;
        assert_eq!(page.events().await, found);
        page.back().await;
        page.until_exists("the event again", "dialog.event-opened[open] h1").await;
    });
}

#[test]
fn a_link_to_an_event_in_a_view_opens_the_event_above_the_view() {
    on_site(async |page| {
        page.open_timeline("zh-Hant/?category=rally").await;
        let id = page.events().await[0].clone();
        page.open_timeline(&format!("zh-Hant/?category=rally&event={id}")).await;
        page.until_exists("the event", HEADLINE).await;
        page.click("dialog.event-opened .done").await;
        page.at_query("?category=rally").await;
        page.open_timeline("?event=2019-01-01-no-such-event").await;
        page.until_exists("what went wrong", "dialog.event-opened [role=alert]").await;
    });
}
