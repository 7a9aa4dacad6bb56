//! What readers type into the search box: a table of texts, the events they find, and what the reader is told.

mod searched;

use searched::Site;
use std::path::Path;
use vigil_index::{Chosen, Order, Request, UnusedReason};

/// A line for each text: the text, the events found (the last words of their ids, `-` for none), and what is told.
const QUERIES: &str = include_str!("queries.tsv");

impl Site {
    /// The events that a text finds, and what is told.
    fn search(&mut self, text: &str) -> (String, String) {
        let query = self.index.parse(text);
        let facets = Chosen::default();
        let request = Request {
            query: &query,
            facets: &facets,
            from: None,
            to: None,
            order: Order::Oldest,
            exact: false,
        };
        let outcome = self.ask(|index| index.search(&request));
        let docs = (0..outcome.hits.len()).filter_map(|rank| outcome.hits.doc_at(rank, Order::Oldest));
        let word = |id: &str| id.rsplit('-').next().unwrap_or_default().to_owned();
        let mut events: Vec<String> =
            docs.map(|doc| word(self.dataset.events()[doc.0 as usize].id.as_str())).collect();
        if events.is_empty() {
            events.push("-".to_owned());
        }
        let mut told = Vec::new();
        let mut used = outcome.fallback.text.clone().unwrap_or_else(|| query.text.clone());
        for correction in &outcome.corrections {
            let used_instead = format!(" {} ", correction.used);
            used = used
                .replace(&correction.typed, &used_instead)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
        }
        if let Some(near) = outcome.near.first().filter(|_| outcome.is_replaced) {
            used = near.text.clone();
        }
        match outcome.fallback.date {
            Some(date) => told.push(format!("date {date}")),
            None if used.trim() != query.text.trim() => told.push(format!("as {}", used.trim())),
            None => {}
        }
        for unused in query.unused.iter().chain(&outcome.fallback.unused) {
            let reason = match unused.reason {
                UnusedReason::UnknownField => "unknown field",
                UnusedReason::NoValue => "no value",
                UnusedReason::BadDate => "bad date",
                UnusedReason::DayFirst => "day first",
                UnusedReason::LoneMinus => "lone minus",
                UnusedReason::LoneOr => "lone or",
                UnusedReason::OpenQuote => "open quote",
                UnusedReason::NoWord => "no word",
                UnusedReason::UnknownValue => "unknown",
                UnusedReason::Filler => "left out",
            };
            told.push(format!("{reason} {}", unused.text));
        }
        (events.join(" "), told.join(", "))
    }
}

#[test]
fn what_readers_type_finds_what_they_mean() {
    let mut site = Site::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/queries/data"));
    let mut faults = Vec::new();
    let rows = QUERIES.lines().filter(|line| !line.starts_with('#'));
    let mut count = 0;
    for row in rows {
        let mut cells = row.split('\t');
        let text = cells.next().unwrap();
        let expected = (cells.next().unwrap().to_owned(), cells.next().unwrap_or_default().to_owned());
        // As it is typed, and with a space, after which no word is still being typed.
        for text in [text.to_owned(), format!("{text} ")] {
            let found = site.search(&text);
            if found != expected {
                faults.push(format!("{text:?} found {found:?} instead of {expected:?}"));
            }
        }
        count += 1;
    }
    assert!(count > 100);
    assert!(faults.is_empty(), "{} of {count} rows:\n{}", faults.len(), faults.join("\n"));
}
