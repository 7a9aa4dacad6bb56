//! An event opened in place, above the list it was found in.

use crate::browser::on_site;
use fantoccini::key::Key;

const OPEN: &str = "document.querySelector('dialog.event-opened').open";
const HEADLINE: &str = "document.querySelector('dialog.event-opened h1')";

#[test]
fn an_event_opens_above_the_list_and_closes_to_it() {
    on_site(async |page| {
        page.open_timeline("?q=london").await;
        let (found, id) = (page.events().await, page.events().await[0].clone());
        page.click("li[data-event] [data-action=open]").await;
        page.until("the event", HEADLINE).await;
        page.until("its address", &format!("location.search === '?q=london&event={id}'")).await;
        assert!(!page.texts("dialog.event-opened .sources a").await.is_empty(), "its sources");
        page.browser
            .client
            .active_element()
            .await
            .unwrap()
            .send_keys(&Key::Escape.to_string())
            .await
            .unwrap();
        page.until("the list alone", &format!("!{OPEN} && location.search === '?q=london'")).await;
        assert_eq!(page.events().await, found);
        page.back().await;
        page.until("the event again", &format!("{OPEN} && {HEADLINE}")).await;
    });
}

#[test]
fn a_link_to_an_event_in_a_view_opens_both() {
    on_site(async |page| {
        page.open_timeline("zh-Hant/?category=rally").await;
        let id = page.events().await[0].clone();
        page.open_timeline(&format!("zh-Hant/?category=rally&event={id}")).await;
        page.until("the event", HEADLINE).await;
        page.click("dialog.event-opened .done").await;
        page.at_query("?category=rally").await;
        page.open_timeline("?event=2019-01-01-no-such-event").await;
        page.until("what went wrong", "document.querySelector('dialog.event-opened [role=alert]')").await;
    });
}
