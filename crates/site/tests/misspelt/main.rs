//! Names misspelt as people misspell them: the names of the data, compiled as for the site, searched as the browser does.

#[path = "../queries/searched.rs"]
mod searched;

use searched::Site;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use vigil_index::{Chosen, Facet, Order, Outcome, Query, Request};
use vigil_model::Localized;
use vigil_site::compile::readings;

/// A printed form, its meaning, and where it was found.
const IN_PRINT: &str = include_str!("in_print.tsv");

/// The percentage of misspelt names that must find their subject.
const FOUND_LEAST: usize = 95;

const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];

/// The index of the real data.
fn open() -> Site {
    Site::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data"))
}

impl Site {
    fn search(&mut self, text: &str, facets: &Chosen) -> Outcome {
        let query = Query::parse(text);
        let request =
            Request { query: &query, facets, from: None, to: None, order: Order::Newest, exact: false };
        self.ask(|index| index.search(&request))
    }

    /// Whether a text finds a value: its name is offered or was taken, or the events found are those its name finds, or
    /// most of them are its own.
    fn finds(&mut self, text: &str, facet: Facet, id: &str, name: &str) -> bool {
        let outcome = self.search(text, &Chosen::default());
        if !outcome.hits.is_empty()
            && text != name
            && outcome.hits == self.search(name, &Chosen::default()).hits
        {
            return true;
        }
        if outcome.near.iter().any(|near| near.named.facet == facet && near.named.id == id) {
            return true;
        }
        let own = self.search(text, &Chosen::from_iter([(facet, id)])).hits.len();
        own * 2 > outcome.hits.len()
    }

    /// All names of people, cases, places and organizations with events, each with its facet value.
    fn names(&mut self) -> Vec<(Facet, String, String)> {
        let mut names = Vec::new();
        let mut add = |facet: Facet, id: &str, name: &Localized, aliases: &[String]| {
            let all = name.0.values().chain(aliases);
            names.extend(all.map(|name| (facet, id.to_owned(), name.clone())));
        };
        for person in self.dataset.people() {
            add(Facet::Person, person.id.as_str(), &person.name, &person.aliases);
        }
        for case in self.dataset.cases() {
            add(Facet::Case, case.id.as_str(), &case.name, &case.aliases);
        }
        for place in self.dataset.places() {
            add(Facet::Place, place.id.as_str(), &place.name, &place.aliases);
        }
        for org in self.dataset.orgs() {
            add(Facet::Org, org.id.as_str(), &org.name, &org.aliases);
        }
        let has_events = |site: &mut Site, facet, id: &str| {
            site.ask(|index| index.labels(facet, &[id])).iter().any(|one| one.count > 0)
        };
        names.retain(|(facet, id, _)| has_events(self, *facet, id));
        names
    }
}

/// A name with one mistake of each possible kind, after its first letter; the letters of the name decide the place.
fn mistakes(name: &str, alike: &[String]) -> Vec<(&'static str, String)> {
    let letters: Vec<char> = name.chars().collect();
    let seed: usize = letters.iter().map(|letter| *letter as usize).sum();
    let is_small = |place: usize| letters.get(place).is_some_and(char::is_ascii_lowercase);
    let pick = |test: &dyn Fn(usize) -> bool| {
        let places: Vec<usize> =
            (1..letters.len()).filter(|place| is_small(*place) && test(*place)).collect();
        places.get(seed % places.len().max(1)).copied()
    };
    let with = |place: usize, length: usize, instead: &[char]| -> String {
        [&letters[..place], instead, &letters[place + length..]].concat().iter().collect()
    };
    let mut mistakes = Vec::new();
    if let Some(place) = pick(&|place| is_small(place + 1) && letters[place] != letters[place + 1]) {
        mistakes.push(("swapped", with(place, 2, &[letters[place + 1], letters[place]])));
    }
    if let Some(place) = pick(&|place| VOWELS.contains(&letters[place])) {
        let at = VOWELS.iter().position(|vowel| *vowel == letters[place]).unwrap();
        mistakes.push(("wrong vowel", with(place, 1, &[VOWELS[(at + 1) % VOWELS.len()]])));
    }
    if let Some(place) = pick(&|_| true) {
        mistakes.push(("doubled", with(place, 1, &[letters[place]; 2])));
        mistakes.push(("dropped", with(place, 1, &[])));
    }
    let homophones: Vec<(usize, char)> = (0..letters.len())
        .filter_map(|place| {
            let class = alike.iter().find(|class| class.contains(letters[place]))?;
            Some((place, class.chars().find(|other| *other != letters[place])?))
        })
        .collect();
    if let Some((place, other)) = homophones.get(seed % homophones.len().max(1)) {
        mistakes.push(("homophone", with(*place, 1, &[*other])));
    }
    mistakes
}

/// How many of some misspelt names were found.
#[derive(Clone, Copy, Default)]
struct Rate {
    found: usize,
    tried: usize,
}

impl Rate {
    fn percent(self) -> f64 {
        self.found as f64 * 100.0 / self.tried.max(1) as f64
    }
}

#[test]
fn every_name_with_a_typical_mistake_finds_its_subject() {
    let mut site = open();
    let names = site.names();
    let alike = readings::sound_alike(
        names.iter().map(|(_, _, name)| name.as_str()),
        &vigil_index::Variants::default(),
    );
    let mut rates: BTreeMap<(Facet, &str), Rate> = BTreeMap::new();
    let mut lost = String::new();
    for (facet, id, name) in &names {
        for (kind, typed) in mistakes(name, &alike) {
            let is_found = site.finds(&typed, *facet, id, name);
            let rate = rates.entry((*facet, kind)).or_default();
            rate.tried += 1;
            rate.found += usize::from(is_found);
            if !is_found {
                let _ = writeln!(lost, "  {kind}: {typed} for {name}");
            }
        }
    }
    let sum = |wanted: &dyn Fn(Facet) -> bool| {
        let some = rates.iter().filter(|((facet, _), _)| wanted(*facet)).map(|(_, rate)| *rate);
        some.fold(Rate::default(), |all, one| Rate {
            found: all.found + one.found,
            tried: all.tried + one.tried,
        })
    };
    for ((facet, kind), rate) in &rates {
        println!("{} {kind}: {} of {} ({:.1} %)", facet.as_str(), rate.found, rate.tried, rate.percent());
    }
    let (people, all) = (sum(&|facet| facet == Facet::Person), sum(&|_| true));
    println!("people {:.1} %, all {:.1} % of {}\n{lost}", people.percent(), all.percent(), all.tried);
    assert!(all.tried > 1_000);
    assert!(people.found * 100 >= people.tried * FOUND_LEAST, "{lost}");
    assert!(all.found * 100 >= all.tried * FOUND_LEAST, "{lost}");
}

#[test]
fn misspellings_in_print_find_their_subject() {
    let mut site = open();
    let rows: Vec<Vec<&str>> = IN_PRINT
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
        .collect();
    assert!(rows.len() >= 50, "{}", rows.len());
    let mut lost = Vec::new();
    for row in &rows {
        let [typed, value, _] = row[..] else { panic!("{row:?}") };
        let (facet, id) = value.split_once(':').unwrap();
        let facet = Facet::from_word(facet).unwrap();
        let labels = site.ask(|index| index.labels(facet, &[id]));
        assert!(!labels.is_empty(), "{value} is not in the data");
        let mut names = labels[0].labels.0.values();
        if !names.any(|name| site.finds(typed, facet, id, name)) {
            lost.push(typed);
        }
    }
    println!("{} of {} found; not {lost:?}", rows.len() - lost.len(), rows.len());
    assert!((rows.len() - lost.len()) * 100 >= rows.len() * FOUND_LEAST, "{lost:?}");
}

#[test]
fn a_misspelt_name_is_corrected_only_if_one_name_is_likely() {
    let mut site = open();
    for (typed, taken) in [
        ("gwenyth ho", "Gwyneth Ho"),
        ("Chow Hang-tong", "Chow Hang-tung"),
        ("chowhangtung", "Chow Hang-tung"),
        ("Jimmy Lia", "Jimmy Lai"),
        ("Jimi Lai", "Jimmy Lai"),
        ("Joshua Wang", "Joshua Wong"),
        ("Wang Joshua", "Joshua Wong"),
        ("Albert Hoe", "Albert Ho"),
        ("Claudia Moo", "Claudia Mo"),
        ("Gwyneth Hoo", "Gwyneth Ho"),
        ("gwenyth ho bail", "Gwyneth Ho bail"),
        ("戴耀庭", "戴耀廷"),
        ("黎志英", "黎智英"),
        ("黃之峰", "黃之鋒"),
        ("何桂籃", "何桂藍"),
        ("林卓庭", "林卓廷"),
        ("岑傲暉", "岑敖暉"),
        ("何俊人", "何俊仁"),
        ("周廷", "周庭"),
    ] {
        let outcome = site.search(typed, &Chosen::default());
        let texts: Vec<&str> = outcome.near.iter().map(|near| near.text.as_str()).collect();
        assert_eq!(texts, [taken], "{typed}");
        assert!(outcome.is_replaced && !outcome.hits.is_empty(), "{typed}");
        assert_eq!(
            outcome.hits,
            site.search(taken, &Chosen::default()).hits,
            "{typed} finds what {taken} finds"
        );
    }
    // Another person may be meant, so the name is only offered.
    let outcome = site.search("羅冠忠", &Chosen::default());
    assert!(!outcome.is_replaced && outcome.hits.is_empty());
    assert_eq!(outcome.near[0].named.id, "nathan-law");
}

#[test]
fn words_that_are_no_names_are_not_corrected() {
    let mut site = open();
    for typed in [
        "banana",
        "ferry",
        "xyzzy",
        "computer",
        "nonsense",
        "water supply",
        "lorem ipsum",
        "John Smith",
        "Mary Jones",
        "free speech",
        "high court",
        "district council",
        "police station",
        "rally toronto",
        "Hong Kong 12",
        "Benny Tai",
        "Tai Benny",
        "benny t",
        "\"gwenyth ho\"",
        "劉德華",
        "張國榮",
        "王毅",
    ] {
        let outcome = site.search(typed, &Chosen::default());
        assert!(!outcome.is_replaced && outcome.near.is_empty(), "{typed}: {:?}", outcome.near);
    }
}

#[test]
fn an_exact_name_is_distinguished_from_the_beginning_of_one() {
    let mut site = open();
    let mut named = |text: &str| {
        let found = site.ask(|index| index.named(text));
        found.into_iter().map(|one| one.id).collect::<Vec<_>>()
    };
    assert_eq!(named("gwyneth HO"), ["gwyneth-ho"]);
    assert_eq!(named("何桂藍"), ["gwyneth-ho"]);
    assert!(named("gwyneth").is_empty() && named("gwenyth ho").is_empty());
}
