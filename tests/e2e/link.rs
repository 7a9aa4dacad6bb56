//! Addresses that people have copied, shortened or typed: differences of form are understood, anything else is reported.

use crate::browser::{on_changed_site, on_site};
use crate::page::Page;
use serde_json::json;
use std::fs;

/// The sentences about what of the address was left out.
const WARNING: &str = ".notice[data-tone=warning]";

async fn count_at(page: &Page, path: &str) -> u64 {
    page.open_timeline(path).await;
    page.count().await
}

#[test]
fn an_address_that_differs_by_form_opens_the_same_view() {
    on_site(async |page| {
        for (right, written) in [
            ("?case=hk47", "?case=HK47).&amp;utm_source=x"),
            ("?category=rally&country=CA", "?Category=Rally,&country=ca"),
            ("?from=2021-03-05&to=2021-03-31", "?from=2021/03/05&to=31+March+2021."),
            ("?q=on:2021-01-06", "?q=on:2021/1/6"),
            ("?from=2021&to=2021", "?year=2021"),
            ("?from=2020-07&to=2021", "?from=2021&to=2020-07"),
            ("?case=hk47&from=2021-01-06&to=2021-01-06", "?case=hk47&on=6+January+2021"),
        ] {
            let count = count_at(page, right).await;
            assert!(count > 0, "{right}");
            assert_eq!(count_at(page, written).await, count, "{written}");
            assert!(!page.is_visible(WARNING).await, "{written}");
        }
    });
}

#[test]
fn an_unknown_key_or_value_is_reported_next_to_all_events() {
    on_site(async |page| {
        let all = count_at(page, "").await;
        assert_eq!(count_at(page, "?colour=red&country=hkg&from=6+Jaunary+2021").await, all);
        let sentences = page.texts(WARNING).await.join("\n");
        for part in
            ["colour=red", "Country: this site has no “hkg”", "“6 Jaunary 2021” in the address is not a date"]
        {
            assert!(sentences.contains(part), "{part}: {sentences}");
        }
    });
}

#[test]
fn an_id_that_the_site_does_not_have_is_named() {
    on_site(async |page| {
        for (query, term) in
            [("?case=none-such", "case:none-such"), ("?country=ZZ&category=rally", "country:ZZ")]
        {
            assert_eq!(count_at(page, query).await, 0, "{query}");
            let sentences = page.texts(WARNING).await.join("\n");
            assert!(sentences.contains(term), "{query}: {sentences}");
        }
    });
}

#[test]
fn an_embed_with_an_unusable_filter_shows_no_events() {
    on_site(async |page| {
        assert!(count_at(page, "embed/?case=HK47&limit=5&theme=light&search=").await > 0);
        page.open("embed/?country=hkg&limit=5").await;
        page.until_visible("the sentence", WARNING).await;
        page.until_count("no events", "li[data-event]", 0).await;
        assert!(count_at(page, "embed/?sort=up&limit=5").await > 0, "an order is no filter");
    });
}

#[test]
fn an_unknown_event_is_reported_as_such() {
    on_site(async |page| {
        page.open("?event=2021-01-06-none").await;
        page.until_exists("the failure", ".event-opened .failed").await;
        let text = page.texts(".event-opened .failed").await.join("");
        assert!(text.contains("There is no event at this address"), "{text}");
    });
}

#[test]
fn a_typed_date_is_read_as_a_whole_or_refused() {
    on_site(async |page| {
        page.open_timeline("zh-Hant/").await;
        let all = page.count().await;
        for (typed, query) in [("6 Jan 2021", "?from=2021-01-06"), ("２０２１年６月", "?from=2021-06")]
        {
            page.probe("fillField", [".timespan [name=from]", typed]).await;
            page.click(".timespan [type=submit]").await;
            page.at_query(query).await;
        }
        page.open_timeline("").await;
        for typed in ["6 Jaunary 2021", "Q3 2021", "2021年1月上旬"] {
            page.probe("fillField", [".timespan [name=from]", typed]).await;
            page.click(".timespan [type=submit]").await;
            page.until_is("the fault", "includes", [".timespan .fault", typed], true).await;
            assert_eq!(page.count().await, all, "{typed}");
        }
    });
}

#[test]
fn a_page_translated_before_the_start_is_searchable() {
    on_site(async |page| {
        let all = count_at(page, "").await;
        page.browser.probe_new_documents("translateBeforeStart", &json!([])).await;
        let found = count_at(page, "?category=rally").await;
        assert!(0 < found && found < all, "{found} of {all}");
        assert_eq!(page.probe("language", ()).await, json!("fr"));
        assert!(!page.is_visible("#app-failed").await);
    });
}

#[test]
fn a_path_in_small_letters_keeps_its_view() {
    on_changed_site(
        |path| !path.iter().any(|part| part == "event" || part == "person"),
        // Some hosts answer for the folder in small letters too.
        |site| {
            fs::create_dir(site.join("zh-hant")).unwrap();
            fs::copy(site.join("zh-Hant/index.html"), site.join("zh-hant/index.html")).unwrap();
        },
        async |page| {
            let found = count_at(page, "zh-Hant/?category=rally").await;
            assert_eq!(count_at(page, "zh-hant/?category=rally").await, found);
            assert_eq!(page.probe("language", ()).await, json!("zh-Hant"));
        },
    );
}

#[test]
fn the_address_of_an_event_with_punctuation_or_capitals_opens_the_event() {
    on_site(async |page| {
        page.open_timeline("").await;
        let id = page.events().await.remove(0);
        for copied in [
            format!("event/{id})."),
            format!("zh-Hant/event/{id}%20"),
            format!("Event/{}/", id.to_uppercase()),
            format!("zh-hant/event/{id}"),
        ] {
            page.open(&copied).await;
            page.until("the event", "addressEndsWith", ("pathname", format!("/event/{id}/"))).await;
            page.until_exists("its heading", ".detail h1").await;
        }
    });
}
