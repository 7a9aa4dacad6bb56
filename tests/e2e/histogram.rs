//! The bars of the histogram are links, for the pointer and by keyboard.

use crate::browser::on_site;
use fantoccini::key::Key;
use serde_json::json;

#[test]
fn the_arrow_keys_lead_from_month_to_month() {
    on_site(async |page| {
        page.open_timeline("").await;
        let stops = "document.querySelectorAll('figure.histogram svg a[tabindex=\"0\"]').length";
        assert_eq!(page.value(stops).await, json!(1), "one stop of the tab key");
        let focus = "document.querySelector('figure.histogram svg a[tabindex=\"0\"]').focus()";
        page.browser.run(focus, Vec::new()).await;
        let named = "document.activeElement.getAttribute('aria-label')";
        let last = page.value(named).await;
        let keys = format!("{}{}{}{}", Key::Left, Key::Left, Key::Left, Key::Right);
        page.browser.client.active_element().await.unwrap().send_keys(&keys).await.unwrap();
        let other = page.value(named).await;
        assert_ne!(last, other);
        let address = page.value("document.activeElement.getAttribute('href')").await;
        page.browser.client.active_element().await.unwrap().send_keys(&Key::Enter.to_string()).await.unwrap();
        let query = address.as_str().unwrap().split_once('?').unwrap().1.to_owned();
        page.at_query(&format!("?{query}")).await;
        let count = page.count().await.to_string();
        assert!(other.as_str().unwrap().contains(&count), "{other}: {count}");
    });
}
