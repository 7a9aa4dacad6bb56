//! The bars of the histogram are links, for the pointer and by keyboard.

use crate::browser::on_site;
use fantoccini::key::Key;
use serde_json::json;

#[test]
fn arrow_keys_move_the_focus_from_month_to_month() {
    on_site(async |page| {
        page.open_timeline("").await;
        let stop = "figure.histogram svg a[tabindex='0']";
        assert_eq!(page.probe("count", [stop]).await, json!(1), "one stop of the tab key");
        page.focus(stop).await;
        let last = page.probe("focusedAttribute", ["aria-label"]).await;
        let keys = format!("{}{}{}{}", Key::Left, Key::Left, Key::Left, Key::Right);
        page.browser.client.active_element().await.unwrap().send_keys(&keys).await.unwrap();
        let other = page.probe("focusedAttribute", ["aria-label"]).await;
        assert_ne!(last, other);
        let address = page.probe("focusedAttribute", ["href"]).await;
        page.browser.client.active_element().await.unwrap().send_keys(&Key::Enter.to_string()).await.unwrap();
        let query = address.as_str().unwrap().split_once('?').unwrap().1.to_owned();
        page.at_query(&format!("?{query}")).await;
        let count = page.count().await.to_string();
        assert!(other.as_str().unwrap().contains(&count), "{other}: {count}");
    });
}
