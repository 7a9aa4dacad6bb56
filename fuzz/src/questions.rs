//! What a page asks of an index, and what must be true of the answers however damaged the files are.

use crate::small_index::EVENTS;
use vigil_index::{Chosen, Facet, Highlighter, Hits, Index, Need, Order, Request, Values};
use vigil_model::Day;

/// Texts that reach each kind of file.
const TEXTS: [&str; 9] = [
    "",
    "benny ",
    "sax",
    "beny tai",
    "\"ten years\" 「判囚十」",
    "戴耀庭",
    "国安 OR arres*",
    "-rally person:\"benny tai\" OR case:hk47 after:2020-02",
    "who was jailled in toronto",
];

/// How often files may be needed for one answer; each round needs others.
const ROUNDS: usize = 32;

/// The orders in which a page shows events.
pub(crate) const ORDERS: [Order; 3] = [Order::Newest, Order::Oldest, Order::Best];

/// Asks everything that a page asks. Files that are missing fail.
pub(crate) fn ask(index: &mut Index) {
    let chosen = Chosen::from_iter([(Facet::Person, "benny-tai"), (Facet::Year, "2020")]);
    for (place, text) in TEXTS.into_iter().enumerate() {
        let query = index.parse(text);
        let none = Chosen::default();
        let request = Request {
            query: &query,
            facets: if place % 3 == 1 { &chosen } else { &none },
            from: "2019-12".parse().ok().filter(|_| place % 4 == 2),
            to: "2020".parse().ok().filter(|_| place % 2 == 0),
            order: ORDERS[place % 3],
            exact: place == 3,
        };
        let outcome = answer(index, |index| index.search(&request));
        check_hits(&outcome.hits, index.manifest().documents);
        check_marks(&outcome.highlighter, text);
        ask_counts(index, &request, &outcome.hits, Facet::ALL[place]);
        answer(index, |index| index.suggest(text, 8));
        answer(index, |index| index.named(text));
    }
    for facet in Facet::ALL {
        answer(index, |index| index.labels(facet, &["benny-tai", "toronto", "2020", "nobody"]));
    }
}

fn ask_counts(index: &mut Index, request: &Request<'_>, hits: &Hits, facet: Facet) {
    for values in [Values::Top, Values::All] {
        answer(index, |index| index.facet_counts(request, facet, values));
    }
    let months = answer(index, |index| index.histogram(hits));
    assert!(months.is_sorted_by_key(|month| (month.year, month.month)));
    let days = Day(18_190)..=Day(18_230);
    assert_eq!(answer(index, |index| index.histogram_of_days(hits, days.clone())).len(), 41);
    answer(index, |index| index.lanes(hits, Facet::Person, &["benny-tai", "nobody"]));
    let sum: u32 = index.year_counts(hits).into_iter().map(|(_, count)| count).sum();
    assert!(sum <= hits.len(), "{sum} hits by year of {}", hits.len());
    index.month_count(hits, 2020, 2);
}

/// Asks until no file is missing.
fn answer<T>(index: &mut Index, question: impl Fn(&Index) -> Result<T, Need>) -> T {
    for _ in 0..ROUNDS {
        match question(index) {
            Ok(answer) => return answer,
            Err(Need(resources)) => resources.iter().for_each(|resource| index.fail(resource)),
        }
    }
    panic!("the same files are needed again and again: {:?}", question(index).err());
}

/// Checks that ranks and documents are inverses, and that each document is one of the index.
pub(crate) fn check_hits(hits: &Hits, documents: u32) {
    let count = hits.len();
    assert!(count <= documents, "{count} of {documents}");
    for order in ORDERS {
        for rank in [0, 1, count / 2, count.saturating_sub(1), count, u32::MAX] {
            let doc = hits.doc_at(rank, order);
            assert_eq!(doc.is_some(), rank < count, "{rank} of {count}");
            if let Some(doc) = doc {
                assert!(doc.0 < documents, "{doc:?} of {documents}");
                assert_eq!(hits.rank_of(doc, order), Some(rank));
            }
        }
    }
}

/// Checks that marks leave each text as it is.
pub(crate) fn check_marks(highlighter: &Highlighter, typed: &str) {
    for text in EVENTS.iter().flat_map(|(title, summary)| [title, summary]).chain([&typed]) {
        let joined: String = highlighter.highlight(text).iter().map(|segment| segment.text).collect();
        assert_eq!(joined, *text);
    }
}
