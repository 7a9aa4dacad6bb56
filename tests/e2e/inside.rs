//! The page of those in prison: read without JavaScript, filtered and sorted with it, and its days run on no further than
//! sources and terms allow.

use crate::browser::{on_site, on_site_with};
use crate::page::Page;
use fantoccini::Locator;
use serde_json::json;

/// Sets the clock of all pages opened from now on.
async fn at_day(page: &Page, day: &str) {
    page.browser.probe_new_documents("setClock", &json!([format!("{day}T12:00:00Z")])).await;
}

/// Waits until the view `inside` is open.
async fn started(page: &Page) {
    page.until_exists("the script of the page", "[data-view-root=inside][data-open]").await;
}

/// Chooses a value of a control, as a reader does.
async fn choose(page: &Page, name: &str, value: &str) {
    page.probe("chooseControl", [name, value]).await;
}

/// The Latin names of the rows or tiles that are shown, in the order of the page.
async fn shown_names(page: &Page, selector: &str) -> Vec<String> {
    let names = page.probe("shownNames", [selector]).await;
    names.as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned()).collect()
}

/// The Latin names of the tiles that are shown.
async fn names(page: &Page) -> Vec<String> {
    shown_names(page, ".tablet").await
}

/// The words of somebody's tile.
async fn tile(page: &Page, person: &str) -> String {
    let tile = format!(".tablet:has([href$='person/{person}/'])");
    page.probe("drawnText", [tile]).await.as_str().unwrap().to_owned()
}

#[test]
fn filters_and_order_change_the_wall_the_table_and_the_count() {
    on_site(async |page| {
        // The page is reached within the app, which puts its content into place.
        page.open_timeline("").await;
        page.click(".inside-count").await;
        started(page).await;
        let everybody = names(page).await;
        assert_eq!(page.texts(".shown").await, [format!("{0} of {0}", everybody.len())]);
        choose(page, "status", "in-custody").await;
        assert_eq!(page.texts(".shown").await, [format!("3 of {}", everybody.len())]);
        assert_eq!(names(page).await, ["Chow Hang-tung", "Lee Cheuk-yan", "Albert Ho"]);
        assert_eq!(page.probe("countVisible", [".band"]).await, json!(2), "a year without anybody is hidden");
        choose(page, "case", "hk47").await;
        assert_eq!(names(page).await.len(), 0, "nobody of the 47 is held before judgment");
        choose(page, "status", "").await;
        choose(page, "order", "end").await;
        let by_end = names(page).await;
        assert_eq!(by_end.first().map(String::as_str), Some("Alvin Yeung"));
        choose(page, "order", "name").await;
        let mut sorted = by_end.clone();
        sorted.sort();
        assert_eq!(names(page).await, sorted);
        page.click(".twin summary").await;
        assert_eq!(shown_names(page, ".twin tbody tr").await, sorted, "the table follows");
        choose(page, "case", "").await;
        choose(page, "order", "since").await;
        assert_eq!(names(page).await, everybody, "the first order is found again");
    });
}

#[test]
fn without_javascript_everybody_is_named_and_controls_are_hidden() {
    let no_script = json!({ "profile.managed_default_content_settings.javascript": 2 });
    on_site_with(&no_script, async |page| {
        for path in ["inside/", "zh-Hant/inside/"] {
            page.open(path).await;
            let client = &page.browser.client;
            let tiles = client.find_all(Locator::Css(".tablet")).await.unwrap();
            assert_eq!(tiles.len(), 36, "{path}");
            assert!(tiles[35].is_displayed().await.unwrap());
            for selector in ["select[name=case]", ".twin", ".stale"] {
                let element = client.find(Locator::Css(selector)).await.unwrap();
                assert!(!element.is_displayed().await.unwrap(), "{path}: {selector} would do nothing");
            }
            let csv = client.find(Locator::Css(".forms [href='inside.csv']")).await.unwrap();
            assert!(csv.is_displayed().await.unwrap(), "{path}");
        }
    });
}

#[test]
fn days_are_counted_on_only_if_all_are_known_and_up_to_the_earliest_end() {
    on_site(async |page| {
        at_day(page, "2026-03-13").await;
        page.open("inside/").await;
        started(page).await;
        assert!(
            tile(page, "benny-tai").await.contains("\n1,839 days"),
            "on the day of the data nothing is added"
        );
        assert!(!page.is_visible(".stale").await);
        at_day(page, "2026-03-23").await;
        page.open("inside/").await;
        started(page).await;
        let benny = tile(page, "benny-tai").await;
        assert!(benny.contains("at least 1,849 days, if still held"), "{benny}");
        let ryan = tile(page, "ryan-law").await;
        assert!(ryan.contains("at least 968 days\n"), "days are missing, so none is added: {ryan}");
        let albert = tile(page, "albert-ho").await;
        assert!(albert.contains("\n1,038 days"), "in custody, so none is added: {albert}");
        assert!(!tile(page, "alvin-yeung").await.contains("may have ended"));
        at_day(page, "2026-06-01").await;
        page.open("inside/").await;
        started(page).await;
        let alvin = tile(page, "alvin-yeung").await;
        assert!(
            alvin.contains("as of 13 March 2026") && alvin.contains("The term may have ended since."),
            "{alvin}"
        );
        assert!(alvin.contains("at least 1,855 days, if still held"), "no day after the end: {alvin}");
        assert!(page.is_visible(".stale").await, "the data is 80 days old");
        assert_eq!(page.texts("h1 b").await, ["36"], "the count is that of its day");
    });
}

#[test]
fn a_notice_of_old_data_shifts_no_layout() {
    on_site(async |page| {
        page.browser.probe_new_documents("watchShifts", &json!([])).await;
        for (day, is_stale) in [("2026-05-11", false), ("2026-05-14", true)] {
            at_day(page, day).await;
            for path in ["", "people/", "numbers/", "inside/"] {
                page.open(path).await;
                page.ready().await;
                assert_eq!(page.is_visible(".stale").await, is_stale, "{path} on {day}");
                assert_eq!(page.probe("kept", ["shifts"]).await, json!([]), "{path} on {day}");
            }
        }
    });
}
