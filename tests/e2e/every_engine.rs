//! Promises that the tests with Chromium's DevTools make in detail, in a form that every engine can test.

use crate::browser::{on_copy_of_site, on_site};
use serde_json::json;
use std::fs;

/// The failure in the frame of a view.
const FAILURE: &str = ".view-frame [role=alert]";

#[test]
fn a_missing_script_of_a_view_is_reported_and_fetched_again_by_retry() {
    on_copy_of_site(
        |_| {},
        async |page, folder| {
            let mut files = fs::read_dir(folder).unwrap().map(|child| child.unwrap().path());
            let is_views = |path: &std::path::PathBuf| {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                name.starts_with("views-") && name.ends_with(".js")
            };
            let script = files.find(is_views).unwrap();
            let gone = folder.join("gone");
            fs::rename(&script, &gone).unwrap();
            page.open_timeline("?case=apple-daily&view=map").await;
            page.until_visible("the failure", FAILURE).await;
            assert!(page.is_visible(".view-frame ol a").await, "the numbers stand");
            page.click(&format!("{FAILURE} [data-action=retry]")).await;
            page.ready().await;
            page.until_visible("the failure again", FAILURE).await;
            fs::rename(&gone, &script).unwrap();
            page.click(&format!("{FAILURE} [data-action=retry]")).await;
            page.until_visible("the map", ".world .symbol").await;
            page.until_hidden("no failure", FAILURE).await;
        },
    );
}

#[test]
fn a_hydrated_page_has_the_content_that_was_sent() {
    on_site(async |page| {
        for path in ["", "zh-Hant/"] {
            page.open_timeline(path).await;
            let both = page.probe("sentAndPresent", ()).await;
            assert_eq!(both[0], both[1], "{path}");
            assert_ne!(both[0], json!(null));
        }
    });
}
