//! On paper: a view is printed whole, with its filter in words, the addresses of its sources, its own address and the date.

use crate::browser::{on_large_site, on_part_of_site, on_site, on_site_with};
use crate::page::Page;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use fantoccini::Locator;
use fantoccini::key::Key;
use serde_json::{Value, json};

/// Elements that exist only while the page is printed.
const LEFT: &str = ".taken > *, .notes li, .imprint, [data-marks]";

/// The rows of a view on paper.
const ROWS: &str = ".taken .row";

/// Presses the button that prints, without scrolling to it, as a reader does who has found it.
async fn print(page: &Page) {
    page.probe("stubPrint", ()).await;
    page.probe("pressPrint", ()).await;
    page.until_is("the paper", "kept", ["printed"], 1).await;
}

/// Fails if anything of the paper is left after the reader has turned to the page.
async fn assert_removed(page: &Page) {
    page.probe("turnToPage", ()).await;
    assert_eq!(page.probe("count", [LEFT]).await, json!(0));
}

/// The year in which the test runs, by the clock of the browser.
async fn year(page: &Page) -> String {
    page.probe("year", ()).await.as_str().unwrap().to_owned()
}

/// The published events of some categories from a year on, in the order of time.
async fn published(page: &Page, categories: &[&str], from: &str) -> Vec<Value> {
    serde_json::from_value(page.probe("publishedEvents", (categories, from)).await).unwrap()
}

/// Fails unless each printed event names the numbers of its sources, which are printed in full.
fn assert_sources(paper: &Value, events: &[Value]) {
    let notes = paper["notes"].as_array().unwrap();
    let addresses: Vec<&Value> = notes.iter().map(|note| &note["address"]).collect();
    for (position, address) in addresses.iter().enumerate() {
        assert_eq!(notes[position]["number"], json!(position + 1));
        assert!(!addresses[..position].contains(address), "{address} has two numbers");
    }
    for (row, event) in paper["rows"].as_array().unwrap().iter().zip(events) {
        assert_eq!(row["id"], event["id"]);
        let marks = row["marks"].as_array().unwrap();
        for source in event["sources"].as_array().unwrap() {
            let place = addresses.iter().position(|address| **address == source["url"]);
            let place = place.unwrap_or_else(|| panic!("{} is not on paper", source["url"]));
            assert!(marks.contains(&json!(place + 1)), "{} lacks {}", row["id"], place + 1);
            let note = notes[place]["text"].as_str().unwrap();
            assert!(note.contains(source["publisher"].as_str().unwrap()), "{note}");
            assert!(source.get("archive").is_none() || notes[place]["copies"] == json!(1), "{note}");
        }
    }
}

#[test]
fn a_view_is_printed_whole_with_its_filter_in_words_and_its_sources() {
    on_site(async |page| {
        let languages = [
            ("", ["Category", "Arrests or Trials", "from 2021", "Oldest first"]),
            ("zh-Hant/", ["類別", "拘捕或審訊", "2021年起", "最早在前"]),
        ];
        for (prefix, words) in languages {
            page.open_timeline(&format!("{prefix}?category=arrest,trial&from=2021&sort=oldest")).await;
            let count = page.count().await as usize;
            page.probe("scrollDownTo", [6000]).await;
            page.until_above("rows further down", "height", [".spacer.above"], 0.0).await;
            print(page).await;
            let before = page.probe("placeAndRows", ()).await;
            let paper = page.probe("paper", ()).await;
            let events = published(page, &["arrest", "trial"], "2021").await;
            assert!(count > 40 && paper["rows"].as_array().unwrap().len() == count, "{count}");
            assert_eq!(events.len(), count);
            assert_sources(&paper, &events);
            let head: Vec<String> = serde_json::from_value(paper["head"].clone()).unwrap();
            let head = head.join("\n");
            for word in words.into_iter().chain([count.to_string().as_str()]) {
                assert!(head.contains(word), "{word} in {head}");
            }
            let address = paper["address"].as_str().unwrap();
            assert!(
                address.ends_with(&format!("{prefix}?category=arrest,trial&from=2021&sort=oldest")),
                "{address}"
            );
            let year = year(page).await;
            assert!(paper["imprint"].as_str().unwrap().contains(&year), "{}", paper["imprint"]);
            assert!(!paper["imprint"].as_str().unwrap().contains('{'));

            let pdf = STANDARD.decode(page.browser.print(21.0, 29.7).await).unwrap();
            assert!(pages_of(&pdf) > count / 15, "{} pages of {count} events", pages_of(&pdf));
            assert_eq!(page.probe("focusedAttribute", ["data-value"]).await, json!("print"));
            page.browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
            assert!(page.is_visible(".taken .row:last-child").await);
            assert!(
                !page.is_visible("ol.results[data-query]").await,
                "the list of the screen is not printed too"
            );
            page.browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "" })).await;
            assert!(!page.is_visible(".taken").await, "the hand-out is for paper alone");

            assert_removed(page).await;
            let after = page.probe("placeAndRows", ()).await;
            assert_eq!(before, after, "the list is as it was");
            // The page goes on as before.
            page.probe("scrollDownTo", [0]).await;
            page.choose(".chips a.chip", "?category=trial&from=2021&sort=oldest").await;
            page.assert_silent().await;
        }
    });
}

#[test]
fn the_short_form_of_a_view_has_its_title_and_those_of_its_events_alone() {
    on_site(async |page| {
        page.open_timeline("?category=trial&case=hk47&sort=oldest").await;
        page.click(".share > summary").await;
        page.click(".short input").await;
        print(page).await;
        assert_eq!(page.texts(".hand-out-head h1").await, ["Trials · Hong Kong 47"]);
        let short = pages_of(&STANDARD.decode(page.browser.print(21.0, 29.7).await).unwrap());
        page.browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
        assert!(page.is_visible(".taken .row h3").await && !page.is_visible(".taken .row .summary").await);
        page.browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "" })).await;
        assert_removed(page).await;
        page.probe("scrollDownTo", [0]).await;
        page.click(".short input").await;
        print(page).await;
        let long = pages_of(&STANDARD.decode(page.browser.print(21.0, 29.7).await).unwrap());
        assert!(short < long, "{short} pages of titles, {long} with summaries");
    });
}

#[test]
fn the_people_of_the_largest_case_are_printed_before_its_events_a_line_each() {
    on_site(async |page| {
        page.open("case/hk47/").await;
        page.ready().await;
        // A4 between its margins.
        let size = json!({ "width": 672, "height": 950, "deviceScaleFactor": 1, "mobile": false });
        page.browser.devtools("Emulation.setDeviceMetricsOverride", size).await;
        page.browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
        let top = async |selector: &str| page.probe("top", [selector]).await.as_f64().unwrap();
        let table = top(".case .timed").await;
        let last = top(".case .timed tbody tr:last-child").await;
        let events = top(".case .thread").await;
        assert!(table < last && last < events, "{table} {last} {events}");
        assert!(last - table < 2.0 * 950.0, "47 people take {} pixels of paper", last - table);
    });
}

/// How many pages a PDF has: its page objects, which Chromium writes uncompressed.
fn pages_of(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    text.match_indices("/Type /Page").filter(|(at, found)| !text[at + found.len()..].starts_with('s')).count()
}

#[test]
fn print_keys_print_the_list_in_every_view() {
    on_site(async |page| {
        let press = async || {
            let focused = page.browser.client.active_element().await.unwrap();
            focused.send_keys(&format!("{}p{}", Key::Control, Key::Null)).await.unwrap();
        };
        for path in
            ["?q=vigil", "zh-Hant/?person=benny-tai&view=chart", "?category=rally&view=map", "?q=Beny+Tai"]
        {
            page.open_timeline(path).await;
            page.probe("stubPrint", ()).await;
            press().await;
            page.until_is("the paper", "kept", ["printed"], 1).await;
            let count = page.count().await;
            assert_eq!(page.probe("count", [ROWS]).await, json!(count), "{path}");
            let corrected = page.texts(".hand-out-head .notice").await;
            assert_eq!(corrected.len(), usize::from(path.contains("Beny")), "{corrected:?}");
            // Once more, without a turn to the page between.
            press().await;
            page.until_is("the paper again", "kept", ["printed"], 2).await;
            assert_eq!(page.probe("count", [ROWS]).await, json!(count), "{path}");
            assert_removed(page).await;
        }
        // Without a list the keys are left to the browser, which prints the page as it is.
        page.open_timeline("?q=nothingofthesort").await;
        assert_eq!(page.probe("pressPrintKeys", ()).await, json!(true));
        page.assert_silent().await;
    });
}

#[test]
fn pages_with_events_are_printed_with_their_sources() {
    on_site(async |page| {
        for path in ["person/benny-tai/", "zh-Hant/case/hk47/", "year/2020/"] {
            page.open(path).await;
            page.ready().await;
            // The rest of a long page, added for the printer, stays in the page.
            page.probe("beforePrint", ()).await;
            page.probe("turnToPage", ()).await;
            let before = page.probe("markup", ["main"]).await;
            print(page).await;
            page.browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
            assert_eq!(page.probe("unmarkedRows", ()).await, json!([]), "{path}");
            assert!(page.is_visible("main > .notes li").await && page.is_visible(".imprint").await);
            page.browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "" })).await;
            let notes = page.texts("main > .notes li .address").await;
            // An archived copy's address follows the words "archived copy".
            let address = |note: &String| note.rsplit(": ").next().is_some_and(|url| url.starts_with("http"));
            assert!(notes.len() > 10 && notes.iter().all(address), "{path}");
            let year = year(page).await;
            assert!(page.texts(".imprint").await[0].contains(&year));
            assert!(page.texts(".foot .address").await[0].ends_with(path));
            page.probe("turnToPage", ()).await;
            page.probe("removeAttribute", [".share", "open"]).await;
            assert_eq!(page.probe("markup", ["main"]).await, before, "{path}");
            page.assert_silent().await;
        }
    });
}

#[test]
fn printing_by_the_menu_of_the_browser_is_complete_with_and_without_scripts() {
    let sizes = async |page: &Page, is_scripted: bool| {
        let mut sizes = Vec::new();
        for path in ["year/2020/", "zh-Hant/case/hk47/", "about/"] {
            page.open(path).await;
            if is_scripted {
                page.ready().await;
            }
            let pdf = STANDARD.decode(page.browser.print(21.0, 29.7).await).unwrap();
            sizes.push(pages_of(&pdf));
        }
        sizes
    };
    let with = std::cell::RefCell::new(Vec::new());
    on_site(async |page| {
        with.replace(sizes(page, true).await);
        page.assert_silent().await;
    });
    let no_script = json!({ "profile.managed_default_content_settings.javascript": 2 });
    on_site_with(&no_script, async |page| {
        page.open("year/2020/").await;
        let notes = page.browser.client.find_all(Locator::Css("main > .notes li")).await.unwrap();
        assert!(notes.len() > 50, "{} notes", notes.len());
        // The day of printing is a line that only the app knows; it may need one more sheet.
        for (without, with) in sizes(page, false).await.into_iter().zip(with.take()) {
            assert!(with > 0 && with.abs_diff(without) <= 1, "{with} sheets with scripts, {without} without");
        }
    });
}

#[test]
fn print_works_without_the_app_and_hides_numbers_of_sources() {
    let no_wasm = |path: &std::path::Path| !path.to_string_lossy().contains(".wasm");
    on_part_of_site(no_wasm, async |page| {
        page.open("year/2020/").await;
        page.until_visible("the line that says so", "#app-failed").await;
        print(page).await;
        page.browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
        assert_eq!(page.probe("contentAfter", [".row .meta"]).await, json!("none"));
        assert!(page.is_visible(".row .meta > [data-action=open]").await, "how many sources there are");
        assert!(!page.is_visible("main > .notes").await);
        page.browser.console().await;
    });
}

#[test]
fn a_failed_printout_or_download_shows_the_error_until_retry_succeeds() {
    on_site(async |page| {
        for (blocked, button, done) in
            [("*/sources/*", "print", "isPrinted"), ("*/events.csv*", "csv", "isTableSaved")]
        {
            page.browser.devtools("Network.enable", json!({})).await;
            page.open_timeline("?category=rally").await;
            page.browser.devtools("Network.setBlockedURLs", json!({ "urls": [blocked] })).await;
            page.probe("stubPrint", ()).await;
            page.probe("keepSaved", ()).await;
            page.click(".share summary").await;
            page.click(&format!("[data-value={button}]")).await;
            page.until_visible("the failure", "[data-take-failed]").await;
            assert_eq!(page.probe("kept", ["printed"]).await, json!(0), "half a hand-out is none");
            assert_eq!(page.probe("kept", ["saved"]).await, json!(null), "half a file is none");
            assert_eq!(page.probe("count", [LEFT]).await, json!(0));
            page.browser.devtools("Network.setBlockedURLs", json!({ "urls": [] })).await;
            page.click("[data-take=again]").await;
            page.until("the paper or the file", done, ()).await;
            assert!(!page.is_visible("[data-take-failed]").await);
            assert!(!page.is_visible("[data-taking]").await);
            // The console has the blocked requests.
            page.browser.console().await;
        }
    });
}

#[test]
fn a_slow_printout_shows_that_it_is_prepared() {
    on_site(async |page| {
        page.open_timeline("?category=rally").await;
        page.probe("stubPrint", ()).await;
        page.probe("holdRequests", ["/sources/"]).await;
        page.click(".share summary").await;
        page.click("[data-value=print]").await;
        page.until_visible("the line that says so", "[data-taking]").await;
        page.probe("freeRequests", ()).await;
        page.until_is("the paper", "kept", ["printed"], 1).await;
        assert!(!page.is_visible("[data-taking]").await);
        page.assert_silent().await;
    });
}

#[test]
fn no_page_prints_controls_or_overflows_the_paper() {
    on_site(async |page| {
        let paths = [
            "",
            "?category=rally",
            "event/2021-01-06-police-arrest-53-over-primaries/",
            "case/hk47/",
            "person/benny-tai/",
            "year/2020/",
            "people/",
            "cases/",
            "numbers/",
            "data/",
            "about/",
        ];
        // A4 between its margins.
        let size = json!({ "width": 672, "height": 950, "deviceScaleFactor": 1, "mobile": false });
        for prefix in ["", "zh-Hant/"] {
            for path in paths {
                page.open(&format!("{prefix}{path}")).await;
                page.ready().await;
                page.browser.devtools("Emulation.setDeviceMetricsOverride", size.clone()).await;
                page.browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
                assert_eq!(page.probe("superfluousOnPaper", ()).await, json!([]), "{prefix}{path}");
                // Printed by the browser's menu, the paper says that it has only a part of the list.
                assert_eq!(
                    page.is_visible(".partial").await,
                    path.is_empty() || path.starts_with('?'),
                    "{path}"
                );
                page.browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "" })).await;
                page.browser.devtools("Emulation.clearDeviceMetricsOverride", json!({})).await;
            }
        }
    });
}

#[test]
fn a_printed_view_is_cut_after_1000_events_and_says_so() {
    on_large_site(async |page| {
        page.open_timeline("").await;
        print(page).await;
        assert_eq!(page.probe("count", [ROWS]).await, json!(1000));
        assert!(page.texts(".hand-out-head [data-cut]").await[0].contains("1,000"));
        assert_removed(page).await;
    });
}
