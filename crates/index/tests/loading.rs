//! Which files a search needs, and what happens if one is missing or damaged.

use std::collections::{BTreeMap, BTreeSet};
use vigil_index::{
    Chosen, Document, Error, Facet, Field, Index, IndexBuilder, IndexFiles, Need, Options, Order, Outcome,
    Query, Request, Resource, Role, Variants,
};
use vigil_model::Day;

const EVENTS: [(&str, &str); 6] = [
    ("Police arrest 53 over primaries", "警方拘捕五十三人"),
    ("Benny Tai is charged with subversion", "戴耀廷被控顛覆國家政權罪"),
    ("Benny Tai is jailed for ten years", "戴耀廷判囚十年"),
    ("Rally in Toronto for those jailed", "多倫多集會聲援被囚者"),
    ("A saxophone is played at the pier", "有人在碼頭演奏薩克管"),
    ("Saxons sail past", "國安法"),
];

fn options() -> Options {
    Options { block_bytes: 40, long_list: 100, shard_len: 4, top_values: 2 }
}

fn written(options: Options) -> IndexFiles {
    let stem = |word: &str| word.strip_suffix("ed").or(word.strip_suffix('s')).unwrap_or(word).to_owned();
    let variants = Variants::new([('國', '国'), ('薩', '萨')]);
    let mut builder = IndexBuilder::new(options, str::to_lowercase, variants, stem);
    for (day, (english, chinese)) in (18_600..).zip(EVENTS) {
        let fields =
            [Field { role: Role::Title, text: english }, Field { role: Role::Summary, text: chinese }];
        let tai = (Facet::Person, "benny-tai");
        let category = (Facet::Category, if day % 2 == 0 { "arrest" } else { "rally" });
        let facets: &[(Facet, &str)] = if english.contains("Benny") { &[category, tai] } else { &[category] };
        let last_day = Day(if day == 18_600 { 18_650 } else { day });
        builder
            .push(&Document {
                first_day: Day(day),
                last_day,
                rough: false,
                fields: &fields,
                facets,
                sources: &[],
            })
            .unwrap();
    }
    builder.name(
        Facet::Person,
        "benny-tai",
        &[("en", "Benny Tai"), ("zh-Hant", "戴耀廷")],
        &["Tai Yiu-ting"],
    );
    builder.finish()
}

struct Site {
    index: Index,
    files: BTreeMap<String, Vec<u8>>,
    /// The number of searches that needed files.
    rounds: usize,
    asked: Vec<Resource>,
}

fn site(options: Options) -> Site {
    Site::new(written(options))
}

impl Site {
    fn new(IndexFiles { manifest, files }: IndexFiles) -> Site {
        let index = Index::new(manifest, str::to_lowercase).unwrap();
        Site { index, files: files.into_iter().collect(), rounds: 0, asked: Vec::new() }
    }

    fn search(&mut self, text: &str, missing: &str) -> Outcome {
        let query = Query::parse(text);
        let facets = Chosen::default();
        let request = Request {
            query: &query,
            facets: &facets,
            from: None,
            to: None,
            order: Order::Best,
            exact: false,
        };
        loop {
            let Need(resources) = match self.index.search(&request) {
                Ok(outcome) => return outcome,
                Err(need) => need,
            };
            self.rounds += 1;
            for resource in resources {
                self.asked.push(resource);
                match self.files.get(&resource.path()).filter(|_| !resource.path().starts_with(missing)) {
                    Some(bytes) => self.index.insert(&resource, bytes).unwrap(),
                    None => self.index.fail(&resource),
                }
            }
        }
    }

    fn found(&mut self, text: &str) -> Vec<u32> {
        let hits = self.search(text, "nothing").hits;
        (0..hits.len()).filter_map(|rank| hits.doc_at(rank, Order::Best)).map(|doc| doc.0).collect()
    }
}

#[test]
fn the_same_documents_give_the_same_files() {
    let (first, second) = (written(options()), written(options()));
    assert_eq!(first.files, second.files);
    assert_eq!(first.manifest, second.manifest);
}

#[test]
fn all_files_of_a_query_are_needed_in_one_round() {
    let mut site = site(options());
    assert_eq!(site.found("benny jailed 戴耀廷 \"ten years\" on:2020 "), [2]);
    assert_eq!(site.rounds, 1);
}

#[test]
fn many_blocks_of_positions_have_their_table_in_its_own_file() {
    let mut site = site(Options { block_bytes: 1, ..options() });
    assert!(site.files.contains_key("positions.bin"));
    assert_eq!(
        [site.found("\"ten years\""), site.found("\"years ten\""), site.found("「判囚十」")],
        [vec![2], vec![], vec![2]]
    );
}

#[test]
fn each_form_of_a_character_finds_the_other() {
    let mut site = site(options());
    assert_eq!(
        [site.found("国安法"), site.found("國安法"), site.found("萨克"), site.found("薩克")],
        [[5], [5], [4], [4]]
    );
    let marked = site.search("国安", "nothing").highlighter;
    assert!(marked.highlight("違反國安法").iter().any(|segment| segment.marked && segment.text == "國安"));
}

#[test]
fn exact_names_rank_first_and_misspelt_words_are_corrected() {
    let mut site = site(options());
    assert_eq!(site.found("Benny Tai"), [2, 1]);
    let outcome = site.search("beny tai", "nothing");
    assert_eq!(outcome.hits.len(), 2);
    assert_eq!(
        (outcome.corrections[0].typed.as_str(), outcome.corrections[0].used.as_str()),
        ("beny", "benny")
    );
    assert_eq!(site.found("saxaphone"), [4]);
}

/// A site with an event for each person, and characters that sound alike.
fn site_of_people(people: &[Vec<(&str, &str)>], alike: &[&str]) -> Site {
    let mut builder = IndexBuilder::new(options(), str::to_lowercase, Variants::default(), str::to_owned);
    for (day, labels) in (18_600..).zip(people) {
        let fields: Vec<Field<'_>> =
            labels.iter().map(|(_, text)| Field { role: Role::Name, text }).collect();
        let facets = [(Facet::Person, labels[0].1)];
        let (first_day, last_day) = (Day(day), Day(day));
        builder
            .push(&Document {
                first_day,
                last_day,
                rough: false,
                fields: &fields,
                facets: &facets,
                sources: &[],
            })
            .unwrap();
        builder.name(Facet::Person, labels[0].1, labels, &[]);
    }
    builder.sound_alike(alike.iter().map(|class| (*class).to_owned()).collect());
    Site::new(builder.finish())
}

#[test]
fn a_misspelt_name_reads_few_of_many_blocks() {
    let names: Vec<String> = ('a'..='z').map(|letter| format!("{letter}aaron {letter}okeby")).collect();
    let people: Vec<Vec<(&str, &str)>> = names.iter().map(|name| vec![("en", name.as_str())]).collect();
    let mut site = site_of_people(&people, &[]);
    let outcome = site.search("kaaron okkeby", "nothing");
    assert!(outcome.is_replaced && outcome.near[0].text == "kaaron kokeby", "{:?}", outcome.near);
    let blocks = site.files.keys().filter(|path| path.starts_with("names/")).count();
    let read: BTreeSet<&Resource> =
        site.asked.iter().filter(|resource| matches!(resource, Resource::Names(_))).collect();
    assert!(blocks > 10 && read.len() <= 4, "{} of {blocks}", read.len());
}

#[test]
fn readings_are_needed_only_if_a_chinese_query_has_no_hits() {
    let people = [vec![("en", "Agnes Chow"), ("zh-Hant", "周庭")]];
    let mut site = site_of_people(&people, &["庭廷"]);
    for text in ["周庭", "agnes chaw", "nobody"] {
        site.search(text, "nothing");
    }
    assert!(!site.asked.contains(&Resource::Readings));
    assert!(site.search("周廷", "nothing").is_replaced);
    assert!(site.asked.contains(&Resource::Readings));
    let without = site_of_people(&people, &["庭廷"]).search("周廷", "readings");
    assert!(without.near.is_empty() && without.incomplete, "a missing table makes the search incomplete");
}

#[test]
fn a_prefix_with_too_many_files_is_ignored() {
    let mut site = site(options());
    site.index = site.index.with_prefix_files(0);
    assert_eq!(site.found("sax").len(), EVENTS.len());
    assert_eq!(site.found("sax "), [0; 0]);
    assert_eq!(site.found("saxophone"), [4], "a whole word is searched as such");
}

#[test]
fn a_failed_file_is_read_as_empty_and_makes_the_search_incomplete() {
    let mut site = site(options());
    let outcome = site.search("benny", "terms");
    assert!(outcome.incomplete && outcome.hits.is_empty());
    assert!(site.search("benny", "terms").incomplete, "still incomplete from the cache");
    site.index.retry();
    let outcome = site.search("benny", "nothing");
    assert!(!outcome.incomplete);
    assert_eq!(outcome.hits.len(), 2);
    assert!(site.search("\"ten years\"", "positions").incomplete);
    assert!(site.search("on:2020-12-10 ", "spans").incomplete);
}

#[test]
fn a_damaged_file_is_an_error_and_can_be_inserted_again() {
    let mut site = site(options());
    let resource = Resource::Terms(0);
    let bytes = site.files[&resource.path()].clone();
    assert!(site.index.insert(&resource, &bytes[..bytes.len() - 1]).is_err());
    let other = site.files[&Resource::Positions(0).path()].clone();
    assert!(matches!(site.index.insert(&resource, &other), Err(Error::Kind { .. })));
    assert_eq!(site.index.insert(&resource, &bytes), Ok(()));
}

#[test]
fn every_cut_file_is_an_error_and_no_changed_one_panics() {
    let mut site = site(Options::default());
    let query = Query::parse("benny 国 \"ten years\" -saxaphone after:2020-12 ");
    let facets = Chosen::from_iter([(Facet::Person, "benny-tai")]);
    let request =
        Request { query: &query, facets: &facets, from: None, to: None, order: Order::Best, exact: false };
    while let Err(Need(resources)) = site.index.search(&request) {
        for resource in resources {
            let bytes = site.files[&resource.path()].clone();
            for place in 0..bytes.len() {
                let mut damaged = bytes.clone();
                damaged[place] ^= 0x10;
                // Whether it is changed, its seal shows.
                let _ = site.index.insert(&resource, &damaged);
                assert!(
                    site.index.insert(&resource, &bytes[..place]).is_err(),
                    "{resource:?} truncated to {place}"
                );
            }
            site.index.insert(&resource, &bytes).unwrap();
        }
    }
}

#[test]
fn an_empty_index_finds_nothing_without_errors() {
    let builder = IndexBuilder::new(options(), str::to_lowercase, Variants::default(), str::to_owned);
    let IndexFiles { manifest, files } = builder.finish();
    assert!(files.is_empty());
    assert_eq!(manifest.day_span(), None);
    let mut site = Site::new(IndexFiles { manifest, files: Vec::new() });
    for text in ["", "benny", "\"ten years\"", "法", "-a", "case:hk47", "on:2020"] {
        assert!(site.found(text).is_empty());
    }
    assert_eq!(site.index.suggest("benny", 5), Ok(Vec::new()));
    assert_eq!(site.index.labels(Facet::Person, &["benny-tai"]), Ok(Vec::new()));
    assert_eq!(site.index.histogram(&vigil_index::Hits::All(0)), Ok(Vec::new()));
}
