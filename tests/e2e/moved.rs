//! Former ids lead on: its page leads on, with scripts and without, and views and
//! embeds that name the old id show the same.

use crate::browser::{PATIENCE, on_site, on_site_with};
use crate::page::Page;
use crate::site::dist;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// The first event of the data that had another id before: the old id and that of today.
async fn moved_event(page: &Page) -> (String, String) {
    page.open("about/").await;
    let ids = page.probe("movedEvent", ()).await;
    let id = |at: usize| ids[at].as_str().expect("an event that moved").to_owned();
    (id(0), id(1))
}

#[test]
fn a_former_address_redirects_to_the_present_page() {
    on_site(async |page| {
        let (old, new) = moved_event(page).await;
        page.open(&format!("zh-Hant/event/{old}/")).await;
        page.until("the new page", "addressEndsWith", ("pathname", format!("/zh-Hant/event/{new}/"))).await;
        page.ready().await;
        page.open(&format!("event/{old}/embed/?theme=dark")).await;
        assert_eq!(page.probe("theme", ()).await, json!("dark"));
        assert!(page.is_visible("h1").await, "the event is in the frame");
    });
}

#[test]
fn a_former_id_in_a_view_is_replaced_by_the_present_one() {
    on_site(async |page| {
        let (old, new) = moved_event(page).await;
        page.open_timeline(&format!("?q=hong&event={old}")).await;
        page.at_query(&format!("?q=hong&event={new}")).await;
        page.until_exists("the event", ".event-opened h1").await;
        page.open(&format!("embed/?event={old}")).await;
        page.until_exists("the event in the frame", ".event-opened h1").await;
        assert_eq!(page.probe("exists", [".failure"]).await, json!(false));
    });
}

#[test]
fn a_former_address_redirects_without_scripts() {
    let dist = dist();
    let text = std::fs::read_to_string(dist.join("events.json")).unwrap();
    let no_script = json!({ "profile.managed_default_content_settings.javascript": 2 });
    on_site_with(&no_script, async |page| {
        let events: Vec<Value> = serde_json::from_str(&text).unwrap();
        let moved = events.iter().find(|event| event["former_ids"].is_array()).expect("an event that moved");
        let (old, new) = (moved["former_ids"][0].as_str().unwrap(), moved["id"].as_str().unwrap());
        page.open(&format!("event/{old}/")).await;
        // Firefox follows a redirect of the page itself a moment later.
        let begun = Instant::now();
        loop {
            let address = page.browser.client.current_url().await.unwrap();
            if address.path().ends_with(&format!("/event/{new}/")) {
                return;
            }
            assert!(begun.elapsed() < PATIENCE, "{address}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    });
}
