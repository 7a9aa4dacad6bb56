//! What readers type into the search box.

use crate::questions::{ORDERS, check_hits, check_marks};
use crate::small_index::SMALL;
use crate::text_of;
use vigil_index::{Chosen, Facet, Request, Values};

/// A text, after a byte of choices: each text is a query, needs no file that is there, and its counts agree with its hits.
pub fn query(bytes: &[u8]) -> bool {
    let Some((&choices, text)) = bytes.split_first() else { return false };
    let is_chosen = |bit: u8| choices >> bit & 1 == 1;
    let text = text_of(text);
    let index = &SMALL.index;
    let query = index.parse(&text);
    let mut facets = Chosen::default();
    if is_chosen(0) {
        facets.insert(Facet::Category, "trial");
    }
    let request = Request {
        query: &query,
        facets: &facets,
        from: "2019-12".parse().ok().filter(|_| is_chosen(1)),
        to: "2020-12".parse().ok().filter(|_| is_chosen(2)),
        order: ORDERS[usize::from(choices >> 4) % 3],
        exact: is_chosen(3),
    };
    let outcome = index.search(&request).expect("every file is loaded");
    let hits = &outcome.hits;
    assert!(!outcome.incomplete);
    check_hits(hits, index.manifest().documents);
    check_marks(&outcome.highlighter, &text);
    let mut sum = 0;
    for (year, count) in index.year_counts(hits) {
        let months: u32 = (1..=12).map(|month| index.month_count(hits, year, month)).sum();
        assert_eq!(months, count, "{year}");
        sum += count;
    }
    assert_eq!(sum, hits.len());
    for facet in Facet::ALL.into_iter().filter(|facet| facets.of(*facet).next().is_none()) {
        let counts = index.facet_counts(&request, facet, Values::All).expect("every file is loaded");
        assert!(counts.iter().all(|(_, count)| *count <= hits.len()), "{counts:?} of {}", hits.len());
    }
    let suggestions = index.suggest(&text, 5).expect("every file is loaded");
    assert!(suggestions.len() <= 5);
    index.named(&text).expect("every file is loaded");
    !query.is_empty() && !hits.is_empty()
}

/// Texts with each operator that find something, after bytes of few choices.
pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let texts = [
        "@benny",
        "P\"ten years\" OR 「判囚十」",
        "@-rally person:\"benny tai\" after:2019-02 on:2020",
        "`saxaphone",
        "Bbeny tai",
        "@国安 NOT person:chow-hang-tung|org:alliance",
        "Awho was charged",
        "Hvigil",
    ];
    texts.map(|text| text.as_bytes().to_vec()).to_vec()
}
