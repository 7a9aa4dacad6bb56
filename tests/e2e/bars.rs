//! Time in custody: a table that is complete without JavaScript, and is sorted and grouped by keyboard.

use crate::browser::{on_site, on_site_with};
use crate::kinds::resize;
use crate::page::Page;
use fantoccini::Locator;
use fantoccini::key::Key;
use serde_json::{Value, json};

/// The table of a page.
const TABLE: &str = ".timed tbody tr[data-id]";

/// The rows of the view that are shown.
const SHOWN: &str = "[data-bars] tr[data-id]:not([hidden])";

/// The id of the first person of the table.
async fn first_person(page: &Page) -> Value {
    page.probe("ids", [TABLE]).await[0].clone()
}

/// Waits until one column is sorted.
async fn until_sorted(page: &Page, what: &str, column: &str) {
    page.until_is(what, "sortedColumns", (), [column]).await;
}

/// Waits until the view shows these people and no others, in the order of their ids.
async fn until_people(page: &Page, what: &str, people: &[&str]) {
    page.until_is(what, "sortedIds", [SHOWN], people).await;
}

#[test]
fn a_table_of_people_is_sorted_and_grouped_by_keyboard() {
    on_site(async |page| {
        page.open("case/hk47/").await;
        page.ready().await;
        assert_eq!(page.probe("sortedColumns", ()).await, json!(["Days descending"]));
        assert_eq!(first_person(page).await, json!("joshua-wong"));
        page.focus(".timed th button").await;
        let press = async |key: Key| {
            let focused = page.browser.client.active_element().await.unwrap();
            focused.send_keys(&key.to_string()).await.unwrap();
        };
        press(Key::Enter).await;
        until_sorted(page, "the order of names", "Person ascending").await;
        assert_eq!(first_person(page).await, json!("alvin-yeung"));
        press(Key::Enter).await;
        until_sorted(page, "the names turned round", "Person descending").await;
        assert_eq!(first_person(page).await, json!("wu-chi-wai"));
        // From the names over the status to the term.
        for _ in 0..2 {
            press(Key::Tab).await;
        }
        press(Key::Space).await;
        until_sorted(page, "the longest term", "Term descending").await;
        let people = page.probe("ids", [TABLE]).await;
        assert_eq!(people.as_array().unwrap().len(), 47);
        assert_eq!(people[0], json!("benny-tai"));
        press(Key::Space).await;
        until_sorted(page, "the shortest term", "Term ascending").await;
        let last = page.probe("text", [".timed tbody tr:last-child .term"]);
        assert_eq!(last.await, json!(""), "people without a term come last in both directions");

        page.focus("[data-group=plea]").await;
        press(Key::Enter).await;
        page.until_count("two groups", ".timed tbody", 2).await;
        assert_eq!(page.texts(".timed th[scope=rowgroup]").await, ["guilty · 31", "not guilty · 16"]);
        press(Key::Enter).await;
        page.until_count("one table again", ".timed tbody", 1).await;
        assert_eq!(page.probe("count", [TABLE]).await, json!(47));
    });
}

#[test]
fn a_view_shows_only_the_bars_of_its_people() {
    on_site(async |page| {
        page.open_timeline("?case=apple-daily&view=bars").await;
        page.until_exists("the bars", "[data-bars] tr[data-id=ryan-law]:not([hidden])").await;
        assert!(!page.is_visible("ol.results").await, "the bars stand in the list's place");
        let people = page.probe("ids", [SHOWN]).await;
        assert!(!people.as_array().unwrap().contains(&json!("benny-tai")), "{people}");
        page.open_timeline("?person=benny-tai,owen-chow&view=bars").await;
        page.until_count("both", SHOWN, 2).await;
        assert_eq!(page.probe("sortedIds", [SHOWN]).await, json!(["benny-tai", "owen-chow"]));
        page.click(".chips a").await;
        page.until_count("one", SHOWN, 1).await;
        // A total of a case leads to as many people as it counts.
        page.open("case/hk47/").await;
        page.ready().await;
        page.click(".tally div:nth-child(5) a").await;
        until_people(page, "the two acquitted", &["lawrence-lau", "lee-yue-shun"]).await;
    });
}

#[test]
fn a_view_of_one_case_shows_the_table_of_that_case() {
    on_site(async |page| {
        let days = "[data-bars] tr[data-id=jimmy-lai] .days";
        page.open_timeline("?case=hk47&view=bars").await;
        page.until_count("the 47 people charged", SHOWN, 47).await;
        page.open_timeline("?case=jimmy-lai-nsl&view=bars").await;
        page.until("the case", "hasText", [days]).await;
        let of_case = page.probe("text", [days]).await;
        // A second case is no longer one case: the table of everybody, with the time of all cases.
        page.open_timeline("?case=jimmy-lai-nsl,jimmy-lai-fraud&view=bars").await;
        page.until("both cases", "hasText", [days]).await;
        page.until("the words of all cases", "startsWith", [".bars > p", "Bars are of all cases"]).await;
        page.click(".chips a").await;
        page.until("the words of one case", "startsWith", [".bars > p", "Bars are of this case"]).await;
        assert_ne!(of_case, json!(null));
        // Further filters narrow the rows of the case.
        page.open_timeline("?case=hk47&person=benny-tai,owen-chow&view=bars").await;
        until_people(page, "both", &["benny-tai", "owen-chow"]).await;
        page.open("embed/?case=hk47&layout=bars").await;
        page.until_count("the embedded table", SHOWN, 47).await;
    });
}

#[test]
fn on_a_phone_a_row_is_one_line_and_the_legend_is_folded() {
    on_site(async |page| {
        resize(page, 390, 844, true).await;
        page.open("case/hk47/").await;
        page.ready().await;
        assert!(!page.is_visible(".legend").await);
        page.click(".legend-box > button").await;
        assert!(page.is_visible(".legend").await);
        let tallest = page.probe("tallest", [".timed tbody tr"]).await;
        assert!(tallest.as_f64().unwrap() < 90.0, "{tallest}");
    });
}

#[test]
fn the_time_scale_of_bars_fits_the_people_shown() {
    on_site(async |page| {
        let drawing = async || page.probe("barDrawing", ["fergus-leung"]).await;
        let until_drawing = async |what: &str, expected: &Value| {
            page.until_is(what, "barDrawing", ["fergus-leung"], expected).await;
        };
        page.open("person/fergus-leung/").await;
        page.ready().await;
        let alone = drawing().await;
        let row = "[data-bars] tr[data-id=fergus-leung]:not([hidden])";
        page.open_timeline("?view=bars").await;
        page.until_exists("everybody", row).await;
        let among_all = drawing().await;
        assert_ne!(among_all, alone, "others were sentenced to more");
        page.open_timeline("?person=fergus-leung&view=bars").await;
        page.until_exists("the bar", row).await;
        until_drawing("the bar of the person's page", &alone).await;
        page.click(".chips a").await;
        until_drawing("the whole time again", &among_all).await;
    });
}

#[test]
fn the_table_is_complete_without_javascript() {
    let no_script = json!({ "profile.managed_default_content_settings.javascript": 2 });
    on_site_with(&no_script, async |page| {
        page.open("case/hk47/").await;
        let client = &page.browser.client;
        assert_eq!(client.find_all(Locator::Css(".timed tbody tr")).await.unwrap().len(), 47);
        let heading = client.find(Locator::Css(".timed thead th:nth-child(4)")).await.unwrap();
        assert_eq!(heading.text().await.unwrap(), "Days", "the heading's words, without a button");
        for button in client.find_all(Locator::Css(".timed button, .groupings button")).await.unwrap() {
            assert!(!button.is_displayed().await.unwrap(), "a button that would do nothing");
        }
        assert!(client.find(Locator::Css(".timed svg.bar")).await.unwrap().is_displayed().await.unwrap());
        let total = client.find(Locator::Css(".tally div:nth-child(2) a")).await.unwrap();
        assert_eq!(total.text().await.unwrap(), "23");
    });
}
