//! Compares the index with an oracle: a naive scan, over random small corpora and queries.

mod corpus;
mod grouping;
mod naive;
mod near;

use corpus::{ASKING, Corpus, FILLERS, HAN, Loader, WORDS, corpus, facet_value};
use naive::{Oracle, name_key};
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use proptest::sample::select;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use vigil_index::{Chosen, Condition, DocId, Facet, Hits, Order, Query, Request, Values};
use vigil_model::{Day, EventDate};

/// A query that a reader may type, with chosen facets and dates.
#[derive(Clone, Debug)]
struct Question {
    text: String,
    chosen: Chosen,
    from: Option<EventDate>,
    to: Option<EventDate>,
    exact: bool,
}

fn date() -> impl Strategy<Value = String> {
    prop_oneof![
        (2019..2023_i32).prop_map(|year| year.to_string()),
        (2019..2023, 1..13).prop_map(|(year, month)| format!("{year}-{month:02}")),
        (2019..2023, 1..13, 1..29).prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}")),
    ]
}

/// A word of the corpus, a prefix of one, or one with a typing error.
fn word() -> impl Strategy<Value = String> {
    let damaged = (select(&WORDS[..]), 1..9_usize, select(vec!["", "x", "a", "rr"])).prop_map(
        |(word, place, letter)| {
            let mut letters: Vec<String> = word.chars().map(String::from).collect();
            if let Some(one) = letters.get_mut(place) {
                *one = letter.to_owned();
            }
            letters.concat()
        },
    );
    let cut = (select(&WORDS[..]), 1..8_usize).prop_map(|(word, length)| word.chars().take(length).collect());
    let other = select(vec![
        "arresting",
        "carrying",
        "bailing",
        "charges",
        "rallied",
        "the",
        "47人",
        "hk47案",
        "imprisonmnet",
    ]);
    prop_oneof![
        4 => select(&WORDS[..]).prop_map(str::to_owned),
        2 => select(&HAN[..]).prop_map(str::to_owned),
        1 => (select(&HAN[..]), select(&HAN[..])).prop_map(|(first, last)| [first, last].concat()),
        2 => damaged,
        2 => cut,
        1 => other.prop_map(str::to_owned),
    ]
}

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => word(),
        1 => word().prop_map(|word| format!("-{word}")),
        2 => vec(word(), 1..4).prop_map(|words| format!("\"{}\"", words.join(" "))),
        1 => vec(word(), 1..3).prop_map(|words| format!("-\"{}\"", words.join(" "))),
        1 => (word(), word()).prop_map(|(first, second)| format!("{first} OR {second}")),
        1 => (word(), word()).prop_map(|(first, second)| format!("{first}-{second}")),
        1 => (word(), word()).prop_map(|(first, second)| format!("{first}{second}")),
        1 => (word(), select(vec!["or", "或", "AND", "NOT", "|"]), word())
            .prop_map(|(first, operator, second)| format!("{first} {operator} {second}")),
        1 => (word(), word(), select(vec!["OR", "or", "|"]), word(), word())
            .prop_map(|(a, b, or, c, d)| format!("{a} {b} {or} {c} {d}")),
        1 => (select(&FILLERS[..]), 2019..2023_i32).prop_map(|(filler, year)| format!("{filler} {year}")),
        1 => (select(vec!["case", "person", "source"]), word(), word())
            .prop_map(|(field, first, last)| format!("{field}:{first} {last}")),
        1 => select(&FILLERS[..]).prop_map(str::to_owned),
        1 => date(),
        1 => vec(select(&HAN[..]), 2..5).prop_map(|runs| runs.concat()),
        1 => vec(word(), 1..3).prop_map(|words| format!("case:\"{}\"", words.join(" "))),
        1 => vec(word(), 1..3).prop_map(|words| format!("source:{}", words.join(","))),
        1 => vec(word(), 1..3).prop_map(|words| format!("source:\"{}\"", words.join(" "))),
        1 => word().prop_map(|word| format!("person:{word}")),
        1 => word().prop_map(|word| format!("{word}*")),
        1 => facet_value().prop_map(|(facet, id)| facet.term(&id)),
        1 => facet_value().prop_map(|(facet, id)| format!("-{},nobody", facet.term(&id))),
        1 => (select(vec!["before", "after", "on", "-on", "year"]), date()).prop_map(|(field, date)| format!("{field}:{date}")),
    ]
}

fn question() -> impl Strategy<Value = Question> {
    let pieces = prop_oneof![1 => vec(piece(), 0..2), 1 => vec(piece(), 1..4)];
    let text = (pieces, select(vec!["", " "])).prop_map(|(pieces, end)| pieces.join(" ") + end);
    let asked = text.clone().prop_map(|text| format!("{ASKING} {text}"));
    let text = prop_oneof![8 => text, 1 => asked, 1 => date()];
    let year = (2019..2023_i32).prop_map(|year| (Facet::Year, year.to_string()));
    let value = prop_oneof![4 => facet_value(), 1 => year, 1 => Just((Facet::Person, "nobody".to_owned()))];
    let bound =
        || proptest::option::weighted(0.15, date().prop_map(|date| date.parse::<EventDate>().unwrap()));
    (
        text,
        prop_oneof![2 => Just(BTreeSet::new()), 1 => btree_set(value, 0..3)],
        bound(),
        bound(),
        any::<bool>(),
    )
        .prop_map(|(text, values, from, to, exact)| Question {
            text,
            chosen: values.into_iter().collect(),
            from,
            to,
            exact,
        })
}

impl Question {
    fn request<'a>(&'a self, query: &'a Query, order: Order) -> Request<'a> {
        Request { query, facets: &self.chosen, from: self.from, to: self.to, order, exact: self.exact }
    }
}

fn check_search(corpus: &Corpus, question: &Question) -> Result<(), TestCaseError> {
    let mut loader = corpus.build();
    let mut oracle = Oracle::new(corpus);
    let query = Query::parse(&question.text);
    for order in [Order::Newest, Order::Oldest, Order::Best] {
        let request = question.request(&query, order);
        let outcome = loader.ask(|index| index.search(&request));
        let expect = oracle.ordered(&request);
        let shown: Vec<u32> = (0..outcome.hits.len())
            .filter_map(|rank| outcome.hits.doc_at(rank, order))
            .map(|doc| doc.0)
            .collect();
        prop_assert_eq!(&shown, &expect, "{:?} {:?}", order, outcome.corrections);
        for (rank, &doc) in expect.iter().enumerate() {
            prop_assert_eq!(outcome.hits.rank_of(DocId(doc), order), Some(rank as u32));
        }
        prop_assert_eq!(&outcome.corrections, &oracle.corrections);
        prop_assert_eq!(&outcome.fallback, &oracle.fallback);
        let near: Vec<&String> = outcome.near.iter().map(|near| &near.text).collect();
        prop_assert_eq!(outcome.is_replaced, oracle.is_replaced);
        prop_assert_eq!(near, oracle.near.iter().map(|(text, _)| text).collect::<Vec<_>>());
        prop_assert!(!outcome.incomplete);

        let histogram = loader.ask(|index| index.histogram(&outcome.hits));
        let expect_histogram = oracle.histogram(&expect);
        prop_assert!(
            histogram
                .iter()
                .map(|month| (month.year, month.month, month.by_category))
                .eq(expect_histogram.iter().copied())
        );
        check_days(&mut loader, &oracle, &outcome.hits, &expect)?;
        for &(year, month, _) in &expect_histogram {
            let begins = |doc: &&u32| {
                let (its_year, its_month, _) = corpus.docs[**doc as usize].first.to_civil();
                (its_year, its_month) == (year, month)
            };
            let count = loader.index.month_count(&outcome.hits, year, month);
            prop_assert_eq!(count as usize, expect.iter().filter(begins).count());
        }
        let mut years: BTreeMap<i32, u32> = BTreeMap::new();
        for &doc in &expect {
            *years.entry(corpus.docs[doc as usize].first.to_civil().0).or_default() += 1;
        }
        prop_assert!(loader.index.year_counts(&outcome.hits).into_iter().eq(years));
    }
    Ok(())
}

/// Checks the counts of the days of a few weeks around the first event.
fn check_days(
    loader: &mut Loader,
    oracle: &Oracle,
    hits: &Hits,
    expect: &[u32],
) -> Result<(), TestCaseError> {
    let Some(first) = oracle.corpus.docs.first().map(|doc| doc.first.0) else { return Ok(()) };
    let days = loader.ask(|index| index.histogram_of_days(hits, Day(first - 5)..=Day(first + 40)));
    for (day, by_category) in (first - 5..).map(Day).zip(&days) {
        let on_day = |doc: &&u32| oracle.corpus.docs[**doc as usize].first == day;
        let docs: Vec<u32> = expect.iter().filter(on_day).copied().collect();
        prop_assert_eq!(*by_category, oracle.by_category(&docs), "{:?}", day);
    }
    prop_assert_eq!(days.len(), 46);
    Ok(())
}

fn check_counts(corpus: &Corpus, question: &Question) -> Result<(), TestCaseError> {
    let mut loader = corpus.build();
    let mut oracle = Oracle::new(corpus);
    let query = Query::parse(&question.text);
    let request = question.request(&query, Order::Newest);
    for facet in Facet::ALL {
        let all = loader.ask(|index| index.facet_counts(&request, facet, Values::All));
        prop_assert_eq!(all, oracle.facet_counts(&request, facet, None), "all of {:?}", facet);

        let summary = loader.index.manifest().facet(facet).cloned().unwrap_or_default();
        let ids: Vec<String> = summary.top.iter().map(|top| top.id.clone()).collect();
        let among = (facet != Facet::Year).then_some(ids.as_slice());
        let top = loader.ask(|index| index.facet_counts(&request, facet, Values::Top));
        prop_assert_eq!(top, oracle.facet_counts(&request, facet, among), "top of {:?}", facet);
    }
    Ok(())
}

/// Checks the lanes of the hits, of which the last has the hits with none of the values.
fn check_lanes(corpus: &Corpus, question: &Question) -> Result<(), TestCaseError> {
    let mut loader = corpus.build();
    let mut oracle = Oracle::new(corpus);
    let query = Query::parse(&question.text);
    let request = question.request(&query, Order::Oldest);
    let hits = loader.ask(|index| index.search(&request)).hits;
    let found: BTreeSet<u32> = oracle.ordered(&request).into_iter().collect();
    for facet in [Facet::Category, Facet::Case, Facet::Person] {
        let top = loader.index.manifest().facet(facet).cloned().unwrap_or_default().top;
        let mut ids: Vec<&str> = top.iter().map(|top| top.id.as_str()).collect();
        ids.push("nobody");
        let lanes = loader.ask(|index| index.lanes(&hits, facet, &ids));
        prop_assert_eq!(lanes.len(), ids.len() + 1);
        let mut rest = found.clone();
        for (lane, id) in lanes.iter().zip(&ids) {
            let has = oracle.facet(facet, &[(*id).to_owned()]).all;
            prop_assert_eq!(lane, &found.intersection(&has).copied().collect());
            rest = &rest - &has;
        }
        prop_assert_eq!(&lanes[ids.len()], &rest.into_iter().collect());
    }
    Ok(())
}

/// Checks that each hit of a query with only required words has a mark.
fn check_marks(corpus: &Corpus, question: &Question) -> Result<(), TestCaseError> {
    let query = Query::parse(&question.text);
    let mut parts = query.clauses.iter().flat_map(|clause| &clause.parts);
    let is_text = |condition: &Condition| matches!(condition, Condition::Words { .. } | Condition::Phrase(_));
    let all_words = query.clauses.iter().all(|clause| clause.parts.len() == 1)
        && parts.all(|part| !part.negated && is_text(&part.condition));
    let mut loader = corpus.build();
    let outcome = loader.ask(|index| index.search(&question.request(&query, Order::Newest)));
    for rank in 0..outcome.hits.len() {
        let doc = &corpus.docs[outcome.hits.doc_at(rank, Order::Newest).unwrap().0 as usize];
        let mut marked = false;
        for (_, text) in &doc.fields {
            let segments = outcome.highlighter.highlight(text);
            prop_assert_eq!(&segments.iter().map(|segment| segment.text).collect::<String>(), text);
            marked |= segments.iter().any(|segment| segment.marked);
        }
        // A date that was typed as words is in no text.
        let is_date = outcome.fallback.text.as_deref().is_some_and(|text| text.contains("on:"));
        prop_assert!(marked || query.is_empty() || !all_words || is_date, "{:?}", doc);
    }
    Ok(())
}

/// A way to misspell a name, with a letter.
#[derive(Clone, Copy, Debug)]
enum Mistake {
    Dropped,
    Doubled,
    Swapped,
    Replaced(char),
    Turned,
    Joined,
}

fn mistake() -> impl Strategy<Value = (Mistake, usize)> {
    use Mistake::{Doubled, Dropped, Joined, Replaced, Swapped, Turned};
    let kinds =
        vec![Dropped, Doubled, Swapped, Replaced('u'), Replaced('庭'), Replaced('安'), Turned, Joined];
    (select(kinds), 0..20_usize)
}

fn misspelt(name: &str, (mistake, place): (Mistake, usize)) -> String {
    let mut letters: Vec<char> = name.chars().filter(|letter| *letter != '\'').collect();
    let (place, length) = (place % letters.len(), letters.len());
    match mistake {
        Mistake::Dropped => _ = letters.remove(place),
        Mistake::Doubled => letters.insert(place, letters[place]),
        Mistake::Swapped => letters.swap(place, (place + 1) % length),
        Mistake::Replaced(by) => letters[place] = by,
        Mistake::Turned => return name.split(' ').rev().collect::<Vec<_>>().join(" "),
        Mistake::Joined => letters.retain(|letter| *letter != ' '),
    }
    letters.into_iter().collect()
}

fn check_names(corpus: &Corpus, text: &str) -> Result<(), TestCaseError> {
    let mut loader = corpus.build();
    let oracle = Oracle::new(corpus);
    let key = name_key(text);
    let agrees = |name: &String| {
        let name = name_key(name);
        let starts = name.char_indices().filter(|&(start, character)| {
            let before = name[..start].chars().next_back();
            character != ' '
                && (naive::is_han(character) || before.is_none_or(|one| one == ' ' || naive::is_han(one)))
        });
        let mut starts = starts.map(|(start, _)| name[start..].to_owned());
        match () {
            () if name == key => Some(0),
            () if name.starts_with(&key) => Some(1),
            () if starts.any(|start| start.starts_with(&key)) => Some(2),
            () => None,
        }
    };
    let mut expect = Vec::new();
    for named in corpus.named.iter().filter(|_| !key.is_empty()) {
        let count = oracle.facet(named.facet, std::slice::from_ref(&named.id)).all.len() as u32;
        if let Some(rank) = named.names.iter().filter_map(agrees).min() {
            expect.push((rank, Reverse(count), named.facet, named.id.clone()));
        }
    }
    expect.sort();
    let found = loader.ask(|index| index.suggest(text, 3));
    let few_blocks = corpus.block_bytes > 1000;
    if few_blocks || !found.is_empty() {
        let expect: Vec<(Facet, String, u32)> =
            expect.into_iter().take(3).map(|(_, count, facet, id)| (facet, id, count.0)).collect();
        let found: Vec<(Facet, String, u32)> =
            found.into_iter().map(|one| (one.facet, one.id, one.count)).collect();
        prop_assert_eq!(found, expect);
    }
    Ok(())
}

fn check_labels(corpus: &Corpus) -> Result<(), TestCaseError> {
    let mut loader = corpus.build();
    let oracle = Oracle::new(corpus);
    for facet in Facet::ALL {
        let query = Query::default();
        let none = Chosen::default();
        let request = Request {
            query: &query,
            facets: &none,
            from: None,
            to: None,
            order: Order::Newest,
            exact: false,
        };
        let counts = Oracle::new(corpus).facet_counts(&request, facet, None);
        let ids: Vec<&str> = counts.iter().map(|(id, _)| id.as_str()).collect();
        let listed = loader.ask(|index| index.labels(facet, &ids));
        prop_assert!(listed.iter().map(|value| (value.id.clone(), value.count)).eq(counts));
        for value in &listed {
            let named = corpus.named.iter().find(|named| named.facet == facet && named.id == value.id);
            let english = named.map_or("", |named| &named.names[0]);
            prop_assert_eq!(value.labels.text("en", "en").text, english);
        }
    }
    for named in &corpus.named {
        let values = loader.ask(|index| index.labels(named.facet, &["nobody", &named.id]));
        prop_assert_eq!(values.len(), 1);
        prop_assert_eq!(values[0].labels.text("en", "en").text, &named.names[0]);
        let count = oracle.facet(named.facet, std::slice::from_ref(&named.id)).all.len();
        prop_assert_eq!(values[0].count as usize, count);
    }
    Ok(())
}

proptest! {
    #[test]
    fn search_finds_what_a_scan_finds(corpus in corpus(), question in question()) {
        check_search(&corpus, &question)?;
    }

    #[test]
    fn misspelt_names_find_what_a_scan_finds(
        mut corpus in corpus(),
        which in any::<prop::sample::Index>(),
        mistakes in vec(mistake(), 1..4),
        mut question in question(),
        beside in prop_oneof![3 => Just(""), 1 => Just(" bail"), 1 => Just(" person:person-1")],
    ) {
        // As on a real site, the events of a person have the names of the person.
        for (doc, named) in corpus.docs.iter_mut().zip(&corpus.named) {
            doc.fields.extend(named.names.iter().map(|name| (true, name.clone())));
            let value = (named.facet, named.id.clone());
            if !doc.facets.contains(&value) {
                doc.facets.push(value);
            }
        }
        let names: Vec<&String> = corpus.named.iter().flat_map(|named| &named.names).collect();
        if !names.is_empty() {
            question.text = mistakes.into_iter().fold(which.get(&names).to_string(), |name, mistake| {
                if name.is_empty() { name } else { misspelt(&name, mistake) }
            }) + beside;
            question.exact = false;
            check_search(&corpus, &question)?;
            check_counts(&corpus, &question)?;
        }
    }

    #[test]
    fn facet_counts_equal_those_of_a_scan(corpus in corpus(), question in question()) {
        check_counts(&corpus, &question)?;
    }

    #[test]
    fn lanes_equal_those_of_a_scan(corpus in corpus(), question in question()) {
        check_lanes(&corpus, &question)?;
    }

    #[test]
    fn every_hit_is_marked(corpus in corpus(), question in question()) {
        check_marks(&corpus, &question)?;
    }

    #[test]
    fn names_are_suggested_by_any_word(corpus in corpus(), text in word()) {
        check_names(&corpus, &text)?;
    }

    #[test]
    fn every_value_has_its_label_and_count(corpus in corpus()) {
        check_labels(&corpus)?;
    }
}
