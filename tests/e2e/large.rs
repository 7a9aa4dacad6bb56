//! Ten thousand made-up events, searched, filtered and scrolled to the end; each count is compared with a naive scan.

use crate::browser::on_large_site;
use crate::page::Page;
use serde_json::json;
use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;
use vigil_index::Variants;
use vigil_model::{Dataset, Event, Localized};
use vigil_site::source::language::{fold, stem, variants};
use vigil_site::source::read;
use vigil_site::tool::synth;

/// As many as `cargo xtask test` builds the large site from.
const COUNT: usize = 10_000;

/// The most elements a page may have, wherever in the list the reader is.
const NODES_MAX: u64 = 1_500;

/// The events of the large site, which are the same on every machine.
fn dataset() -> &'static Dataset {
    static DATASET: OnceLock<Dataset> = OnceLock::new();
    DATASET.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        synth::write(COUNT, folder.path()).unwrap();
        read::load(folder.path()).unwrap().dataset
    })
}

/// The texts by which an event is found.
fn texts(event: &Event) -> Vec<&str> {
    let data = dataset();
    let mut texts: Vec<&str> = Vec::new();
    let mut add = |name: &'static Localized, aliases: &'static [String]| {
        texts.extend(name.iter().map(|text| text.text));
        texts.extend(aliases.iter().map(String::as_str));
    };
    let event = data.event(&event.id).unwrap();
    add(&event.title, &[]);
    add(&event.summary, &[]);
    event.people.iter().filter_map(|id| data.person(id)).for_each(|one| add(&one.name, &one.aliases));
    event.place.iter().filter_map(|id| data.place(id)).for_each(|one| add(&one.name, &one.aliases));
    event.orgs.iter().filter_map(|id| data.org(id)).for_each(|one| add(&one.name, &one.aliases));
    event.cases.iter().filter_map(|id| data.case(id)).for_each(|one| add(&one.name, &one.aliases));
    texts
}

/// The words of a text, folded.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.is_ascii() && !word.is_empty());
    words.map(fold).collect()
}

/// The number of events that have a word of the same stem.
fn count_word(word: &str) -> u64 {
    let wanted = stem(word);
    let mut stems: HashMap<String, bool> = HashMap::new();
    let mut has = |word: String| *stems.entry(word).or_insert_with_key(|word| stem(word) == wanted);
    let found = dataset()
        .events()
        .iter()
        .filter(|event| texts(event).iter().any(|text| words(text).into_iter().any(&mut has)));
    found.count() as u64
}

/// Traditional and simplified characters as one.
fn one_form(text: &str, variants: &Variants) -> String {
    text.chars().map(|letter| variants.fold(letter)).collect()
}

/// The number of events that have a Chinese text, in either form.
fn count_chinese(wanted: &str) -> u64 {
    let all = dataset().events().iter().flat_map(texts);
    let variants = variants(all);
    let wanted = one_form(wanted, &variants);
    let found = |event: &&Event| texts(event).iter().any(|text| one_form(text, &variants).contains(&wanted));
    dataset().events().iter().filter(found).count() as u64
}

/// A word of a title that some events have and most do not.
fn rare_word() -> (String, u64) {
    let title = |event: &Event| event.title.text("en", "en").text.to_owned();
    let events = dataset().events().iter().skip(COUNT / 2);
    let candidates = events.flat_map(|event| words(&title(event))).filter(|word| word.len() >= 8);
    let candidates: BTreeSet<String> = candidates.take(50).collect();
    let counted = candidates.into_iter().map(|word| (count_word(&word), word));
    let (count, word) = counted.into_iter().find(|(count, _)| (2..200).contains(count)).unwrap();
    (word, count)
}

/// Two Chinese characters of a title that some events have and most do not.
fn rare_pair() -> (String, u64) {
    let title = dataset().events()[COUNT / 3].title.text("zh-Hant", "en").text;
    let letters: Vec<char> = title.chars().collect();
    let pairs =
        letters.windows(2).filter(|pair| pair.iter().all(|letter| ('\u{4e00}'..'\u{9fff}').contains(letter)));
    let counted = pairs.map(|pair| pair.iter().collect::<String>()).map(|pair| (count_chinese(&pair), pair));
    let (count, pair) = counted.into_iter().find(|(count, _)| (2..2_000).contains(count)).unwrap();
    (pair, count)
}

/// The place most events happened at, and how many of them are trials.
fn busiest_place() -> (String, u64) {
    let mut trials: HashMap<&str, (u64, u64)> = HashMap::new();
    for event in dataset().events() {
        if let Some(place) = &event.place {
            let (all, trial) = trials.entry(place.as_str()).or_default();
            *all += 1;
            *trial += u64::from(event.category.as_str() == "trial");
        }
    }
    let (place, (_, trials)) = trials.into_iter().max_by_key(|(place, (all, _))| (*all, *place)).unwrap();
    (place.to_owned(), trials)
}

#[test]
fn a_search_in_ten_thousand_events_finds_what_counting_finds() {
    on_large_site(async |page| {
        page.open_timeline("").await;
        assert_eq!(page.count().await, COUNT as u64);
        let newest = dataset().events().last().unwrap().id.as_str();
        assert_eq!(page.events().await.first().map(String::as_str), Some(newest));
        let (word, count) = rare_word();
        // The space ends the word, so that it is not the beginning of others.
        assert_eq!(page.count_of(&format!("{word} ")).await, count, "{word}");
        assert!(!page.events().await.is_empty());
        // Each letter is a search of its own, and all of them want much the same.
        let index = "manifest|terms|postings|facets|names";
        assert_eq!(page.probe("loadedTwice", [index]).await, json!([]));
        let (pair, count) = rare_pair();
        assert_eq!(page.count_of(&pair).await, count, "{pair}");
        page.assert_silent().await;
    });
}

#[test]
fn facets_of_ten_thousand_events_count_what_counting_finds() {
    on_large_site(async |page| {
        let events = dataset().events();
        let trials = events.iter().filter(|event| event.category.as_str() == "trial").count() as u64;
        page.open_timeline("").await;
        let promised = page.texts("[data-key='category:trial'] .count").await.concat();
        assert_eq!(promised.replace(',', ""), trials.to_string());
        page.choose("[data-key='category:trial']", "?category=trial").await;
        assert_eq!(page.count().await, trials);
        let (place, count) = busiest_place();
        page.open_timeline(&format!("?category=trial&place={place}")).await;
        assert_eq!(page.count().await, count, "{place}");
        page.assert_silent().await;
    });
}

#[test]
fn scrolling_through_ten_thousand_events_keeps_few_of_them_in_the_page() {
    on_large_site(async |page| {
        page.open_timeline("").await;
        let oldest = json!(dataset().events().first().unwrap().id.as_str());
        for tenth in 1..=9 {
            page.probe("scrollToPart", [f64::from(tenth) / 10.0]).await;
            page.until("a row in the window", "hasRowInWindow", ()).await;
            assert_few_nodes(page).await;
        }
        // Rows that were not measured yet are estimated, so the end may move while it is approached.
        page.until("the oldest event", "isReachedAtEnd", [&oldest]).await;
        assert_few_nodes(page).await;
        assert_eq!(page.events().await.last().map(String::as_str), oldest.as_str());
        page.assert_silent().await;
    });
}

async fn assert_few_nodes(page: &Page) {
    let nodes = page.probe("count", ["*"]).await.as_u64().unwrap();
    assert!(nodes <= NODES_MAX, "{nodes} elements");
}
