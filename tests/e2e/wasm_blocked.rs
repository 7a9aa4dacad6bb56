//! Without the wasm the page stays readable and says that the app failed.

use crate::browser::on_part_of_site;

#[test]
fn the_page_stays_readable_and_says_so_without_the_wasm() {
    let no_wasm = |path: &std::path::Path| !path.to_string_lossy().contains(".wasm");
    on_part_of_site(no_wasm, async |page| {
        page.open("?q=london").await;
        page.until_visible("the line that says so", "#app-failed").await;
        assert!(!page.events().await.is_empty());
        assert!(page.is_visible("li[data-event] h3").await, "the events can still be read");
        assert!(page.is_visible(".all-years a").await, "and the years reached");
        page.click(".all-years a").await;
        page.until("a year's page", "addressStartsWith", ["pathname", "/year/"]).await;
        assert!(!page.events().await.is_empty());
    });
}
