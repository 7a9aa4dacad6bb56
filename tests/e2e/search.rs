//! Search by words, Chinese words in either form, with typing errors, phrases, exclusions and operators.

use crate::browser::on_site;
use crate::kinds::resize;
use crate::page::Page;
use fantoccini::key::Key;
use serde_json::json;
use std::time::Duration;

/// The marked words, in small letters.
async fn marked(page: &Page) -> Vec<String> {
    page.texts("li[data-event] mark").await.iter().map(|text| text.to_lowercase()).collect()
}

#[test]
fn a_word_is_found_as_it_is_typed() {
    on_site(async |page| {
        page.open_timeline("").await;
        let all = page.count().await;
        page.search("subversion").await;
        let found = page.count().await;
        assert!(0 < found && found < all, "{found} of {all}");
        assert!(marked(page).await.iter().all(|word| word.starts_with("subver")));
        assert!(!page.events().await.is_empty());
        assert!(page.count_of("subver").await >= found, "the beginning of a word finds at least as much");
        assert_eq!(page.count_of("SUBVERSION").await, found, "case makes no difference");
        page.until_is("the address", "address", ["search"], "?q=SUBVERSION").await;
    });
}

#[test]
fn a_chinese_word_is_found_in_either_form() {
    on_site(async |page| {
        // Around the primaries themselves, whose texts have the word; later events have it in the name of their case.
        page.open_timeline("zh-Hant/?from=2020-06&to=2020-08").await;
        page.search("初選").await;
        let (traditional, count) = (page.events().await, page.count().await);
        assert!(count > 0);
        assert!(marked(page).await.iter().any(|word| word.contains("初選")));
        page.search("初选").await;
        assert_eq!(page.count().await, count);
        assert_eq!(page.events().await, traditional);
        assert!(marked(page).await.iter().any(|word| word.contains("初選")), "marked as it is written");
        page.open_timeline("?from=2020-06&to=2020-08").await;
        assert_eq!(page.count_of("初選").await, count, "on the English page too");
    });
}

#[test]
fn a_typing_error_is_corrected_and_the_correction_can_be_undone() {
    on_site(async |page| {
        page.open_timeline("").await;
        page.search("Benny Tai").await;
        let (meant, count) = (page.events().await, page.count().await);
        assert!(count > 0);
        assert!(!page.is_visible(".notice[data-tone=info]").await);
        page.search("Beny Tai").await;
        assert_eq!(page.count().await, count);
        assert_eq!(page.events().await, meant);
        let notice = page.texts(".notice[data-tone=info]").await.concat();
        assert!(notice.to_lowercase().contains("benny tai") && notice.contains("Beny Tai"), "{notice}");
        page.click(".notice[data-tone=info] a:last-child").await;
        page.answers("\"Beny\" Tai").await;
        assert_eq!(page.count().await, 0);
        assert!(page.is_visible(".empty a").await, "ways out of an empty list");
    });
}

#[test]
fn a_phrase_is_found_as_a_whole_and_a_word_can_be_excluded() {
    on_site(async |page| {
        page.open_timeline("").await;
        let words = page.count_of("conspiracy to commit subversion").await;
        let phrase = page.count_of("\"conspiracy to commit subversion\"").await;
        assert!(0 < phrase && phrase <= words, "{phrase} of {words}");
        assert_eq!(page.count_of("\"subversion commit to conspiracy\"").await, 0);
        let all = page.count_of("rally ").await;
        let with = page.count_of("rally toronto ").await;
        let without = page.count_of("rally -toronto ").await;
        assert!(with > 0 && without > 0, "{with} and {without}");
        assert_eq!(with + without, all);
    });
}

#[test]
fn an_operator_filters_as_the_facet_of_its_name() {
    on_site(async |page| {
        page.open_timeline("").await;
        page.search("place:toronto").await;
        let (typed, count) = (page.events().await, page.count().await);
        assert!(count > 0);
        page.open_timeline("?place=toronto").await;
        assert_eq!(page.count().await, count);
        assert_eq!(page.events().await, typed);
        page.search("colour:red").await;
        assert!(page.texts(".notice[data-tone=warning]").await.concat().contains("colour:red"));
    });
}

#[test]
fn the_front_page_fetches_the_manifest_at_once_and_the_index_with_the_first_query() {
    on_site(async |page| {
        page.open_timeline("").await;
        // Longer than the app waits before it prefetches.
        tokio::time::sleep(Duration::from_millis(1_500)).await;
        let files = [r"manifest\.json|names|terms"];
        assert_eq!(page.probe("loadedNames", files).await, json!(["manifest.json"]));
        page.search("subversion").await;
        assert!(page.probe("loadedNames", files).await.as_array().unwrap().len() > 1);
    });
}

#[test]
fn every_page_leads_to_the_search() {
    on_site(async |page| {
        for prefix in ["", "zh-Hant/"] {
            page.open(&format!("{prefix}people/")).await;
            page.until_exists("the app", "html[data-ready]").await;
            page.probe("fillField", [".site-search [name=q]", "subversion"]).await;
            page.focus(".site-search [name=q]").await;
            page.press_keys(&Key::Enter.to_string()).await;
            page.at_query("?q=subversion").await;
            page.until_is("the front page", "addressEndsWith", ["pathname", &format!("/{prefix}")], true)
                .await;
            assert!(page.count().await > 0);
            // On a phone an icon leads to the search box.
            resize(page, 390, 844, true).await;
            page.open(&format!("{prefix}people/")).await;
            page.until_exists("the app", "html[data-ready]").await;
            page.click(".search-open").await;
            page.until("the search box", "isFocused", ["#q"]).await;
            resize(page, 1280, 900, false).await;
        }
    });
}
