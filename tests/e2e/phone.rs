//! A phone: the filters are a sheet whose button counts the chosen values, and suggestions and rows are visible above the
//! screen keyboard.

use crate::browser::on_site;
use crate::kinds::resize;
use fantoccini::Locator;
use serde_json::{Value, json};

#[test]
fn filters_are_a_sheet_on_a_phone() {
    on_site(async |page| {
        resize(page, 360, 740, true).await;
        page.open_timeline("").await;
        assert!(!page.is_visible("aside.facets").await);
        page.click(".facets-open").await;
        assert!(page.is_visible("aside.facets").await);
        page.choose("[data-key='category:rally']", "?category=rally").await;
        page.until_exists("the sheet's button", ".facets-close").await;
        assert!(page.is_visible(".facets-close").await, "the sheet stays open to choose more");
        page.click(".facets-close").await;
        assert!(!page.is_visible("aside.facets").await);
        assert!(page.count().await > 0);
    });
}

#[test]
fn a_shared_view_shows_its_first_event_on_the_first_screen_of_a_phone() {
    on_site(async |page| {
        resize(page, 360, 740, true).await;
        let top = async || page.probe("top", ["#main .row"]).await.as_f64().unwrap();
        page.open_timeline("").await;
        let welcome = top().await;
        page.open_timeline("?case=hk47").await;
        let asked = top().await;
        assert!(
            asked < 740.0 && asked < welcome - 100.0,
            "the first event stands at {asked}, on the front page at {welcome}"
        );
        // The same if the view is opened from a page of the site.
        page.open("case/hk47/").await;
        page.ready().await;
        page.click("main section a.button[href*='?case=hk47']").await;
        page.at_query("?case=hk47").await;
        let has_room = |top: &Value| top.as_f64().is_some_and(|top| top < 740.0);
        page.browser.until("the welcome to make room", "top", &json!(["#main .row"]), has_room).await;
    });
}

#[test]
fn share_is_on_the_line_of_the_count() {
    on_site(async |page| {
        resize(page, 390, 844, true).await;
        page.open_timeline("").await;
        let middle = async |selector: &str| page.probe("middle", [selector]).await[1].as_f64().unwrap();
        let (count, share) = (middle(".count [role=status]").await, middle(".count .share > summary").await);
        assert!((count - share).abs() < 12.0, "{count}, {share}");
    });
}

/// The button counts the values of the sheet only: dates and words have fields of their own, and chips like all others.
#[test]
fn the_button_of_the_sheet_counts_its_chosen_values() {
    on_site(async |page| {
        resize(page, 360, 740, true).await;

        for (path, count) in [
            ("", 0),
            ("?q=court&from=2020&to=2025", 0),
            ("?category=rally,trial&from=2020", 2),
            ("?category=rally,arrest&case=hk47&person=benny-tai&q=court&to=2025", 4),
            ("?country=GB&kind=vigil&org=hk-alliance", 3),
        ] {
            page.open_timeline(path).await;
            let words = if count == 0 { String::new() } else { count.to_string() };
            assert_eq!(page.probe("text", [".facets-open .count"]).await, json!(words), "{path}");
            page.until_count("as many in the sheet", "#facets [aria-current]", count).await;
        }
    });
}

#[test]
fn suggestions_and_rows_are_visible_above_the_screen_keyboard() {
    on_site(async |page| {
        resize(page, 360, 740, true).await;
        page.open_timeline("").await;
        let viewport = page.probe("attribute", ["meta[name=viewport]", "content"]).await;
        assert!(viewport.as_str().unwrap().contains("interactive-widget=resizes-content"), "{viewport}");
        page.probe("scrollDownTo", [2000]).await;
        let search_box = page.browser.client.find(Locator::Css("[role=search] input")).await.unwrap();
        search_box.click().await.unwrap();
        // The keyboard takes most of the screen.
        resize(page, 360, 330, true).await;
        search_box.send_keys("benny").await.unwrap();
        page.answers("benny").await;
        page.until_visible("suggestions", ".suggestions li").await;
        let reached = page.probe("reachedSuggestions", ()).await;
        assert_eq!(reached, json!([true, true, true]), "the box, the whole list, its first name");
        page.press_keys(&fantoccini::key::Key::Escape.to_string()).await;
        page.until_hidden("no suggestions", ".suggestions").await;
        // The rest of the screen shows rows.
        let seen = page.probe("seenPixelsOfFirstRow", ()).await.as_u64().unwrap();
        assert!(seen >= 100, "{seen} of 330 pixels show the first row");
    });
}
