//! Random small corpora in both scripts, and their indexes.

use proptest::collection::{btree_map, btree_set, vec};
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::{BTreeMap, BTreeSet};
use vigil_index::{Document, Facet, Field, Index, IndexBuilder, Need, Options, QueryWords, Role, Variants};
use vigil_model::Day;

pub const WORDS: [&str; 28] = [
    "arrest",
    "arrests",
    "arrested",
    "arrival",
    "bail",
    "bailed",
    "bails",
    "ball",
    "carried",
    "carry",
    "carries",
    "charge",
    "charged",
    "charging",
    "hk47",
    "2021",
    "47",
    "rally",
    "rallies",
    "Sentence",
    "sentenced",
    "Café",
    "Kong's",
    "imprisonment",
    "U.S.",
    "1,000",
    "bailball",
    "on",
];
pub const HAN: [&str; 9] = ["國安法", "国安", "案", "判囚", "戴耀廷", "安法院", "法", "國", "囚"];
/// Characters that sound alike.
pub const ALIKE: [&str; 3] = ["廷庭挺", "案安", "法发"];
/// Words that are left out if nothing is found with them.
pub const FILLERS: [&str; 5] = ["the", "on", "在", "法", "安法"];
/// The filler with which a question begins.
pub const ASKING: &str = "the";
pub const LOCALES: [&str; 2] = ["en", "zh"];

#[derive(Clone, Debug)]
pub struct Doc {
    pub first: Day,
    pub last: Day,
    /// (whether it is a title or name, text).
    pub fields: Vec<(bool, String)>,
    pub facets: Vec<(Facet, String)>,
    pub sources: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct Named {
    pub facet: Facet,
    pub id: String,
    pub names: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct Corpus {
    pub docs: Vec<Doc>,
    pub named: Vec<Named>,
    pub block_bytes: usize,
    pub long_list: u32,
    pub top_values: usize,
}

/// A simple stemmer: cuts endings off and replaces `y` by `i`.
pub fn stem(word: &str) -> String {
    let endings =
        [("ies", "i"), ("ied", "i"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("e", ""), ("y", "i")];
    let cut = endings.iter().find_map(|(ending, instead)| {
        let base = word.strip_suffix(ending).filter(|base| base.len() > 2)?;
        Some([base, instead].concat())
    });
    cut.unwrap_or_else(|| word.to_owned())
}

pub fn fold(word: &str) -> String {
    word.to_lowercase().replace('é', "e")
}

pub fn variants() -> Variants {
    Variants::new([('國', '国')])
}

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![3 => select(&WORDS[..]), 2 => select(&HAN[..])];
    vec((piece, select(vec![" ", " ", ", ", "，", "-"])), 0..16)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, gap)| [piece, gap]).collect())
}

pub fn facet_value() -> impl Strategy<Value = (Facet, String)> {
    prop_oneof![
        select(vec!["arrest", "trial", "rally"]).prop_map(|id| (Facet::Category, id.to_owned())),
        (0..4).prop_map(|number| (Facet::Person, format!("person-{number}"))),
        (0..4).prop_map(|number| (Facet::Case, format!("case-{number}"))),
        select(vec!["CA", "HK"]).prop_map(|id| (Facet::Country, id.to_owned())),
    ]
}

type Parts = (i32, i32, Vec<(bool, String)>, Vec<(Facet, String)>, Vec<String>);

fn doc() -> impl Strategy<Value = Parts> {
    let gap = prop_oneof![3 => Just(0), 3 => 1..40, 1 => 300..500];
    let length = prop_oneof![3 => Just(0), 1 => 1..60, 1 => 300..800];
    let facets = btree_set(facet_value(), 0..5).prop_map(|facets| facets.into_iter().collect());
    (gap, length, vec((any::<bool>(), text()), 0..4), facets, vec(text(), 0..3))
}

fn named() -> impl Strategy<Value = Vec<Named>> {
    let name = prop_oneof![
        (select(&WORDS[..]), select(&WORDS[..])).prop_map(|(first, last)| format!("{first} {last}")),
        (select(&HAN[..]), select(&HAN[..])).prop_map(|(first, last)| format!("{first}{last}")),
        select(&WORDS[..]).prop_map(str::to_owned),
    ];
    let value = (select(vec![Facet::Person, Facet::Case]), 0..5);
    btree_map(value, vec(name, 1..4), 0..6).prop_map(|values| {
        let named = values.into_iter().map(|((facet, number), names)| Named {
            facet,
            id: format!("{}-{number}", facet.as_str()),
            names,
        });
        named.collect()
    })
}

pub fn corpus() -> impl Strategy<Value = Corpus> {
    let sizes = (select(vec![20_usize, 60, 200, 100_000]), select(vec![1_u32, 4, 1000]), 1..4_usize);
    (vec(doc(), 0..25), named(), sizes).prop_map(|(docs, named, (block_bytes, long_list, top_values))| {
        let mut day = 18_200;
        let docs = docs.into_iter().map(|(gap, length, fields, facets, sources)| {
            day += gap;
            Doc { first: Day(day), last: Day(day + length), fields, facets, sources }
        });
        Corpus { docs: docs.collect(), named, block_bytes, long_list, top_values }
    })
}

/// An index with its files.
pub struct Loader {
    pub index: Index,
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Corpus {
    pub fn build(&self) -> Loader {
        let options = Options {
            block_bytes: self.block_bytes,
            long_list: self.long_list,
            shard_len: 8,
            top_values: self.top_values,
        };
        let mut builder = IndexBuilder::new(options, fold, variants(), stem);
        for doc in &self.docs {
            let fields: Vec<Field<'_>> = doc
                .fields
                .iter()
                .map(|(title, text)| Field { role: if *title { Role::Title } else { Role::Summary }, text })
                .collect();
            let facets: Vec<(Facet, &str)> =
                doc.facets.iter().map(|(facet, id)| (*facet, id.as_str())).collect();
            let sources: Vec<&str> = doc.sources.iter().map(String::as_str).collect();
            let document = Document {
                first_day: doc.first,
                last_day: doc.last,
                rough: false,
                fields: &fields,
                facets: &facets,
                sources: &sources,
            };
            builder.push(&document).unwrap();
        }
        builder.query_words(QueryWords {
            fields: vec!["或=or".to_owned(), format!("{ASKING}=ask")],
            months: Vec::new(),
            fillers: FILLERS.map(str::to_owned).to_vec(),
        });
        builder.sound_alike(ALIKE.map(str::to_owned).to_vec());
        for named in &self.named {
            let labels: Vec<(&str, &str)> =
                LOCALES.iter().copied().zip(named.names.iter().map(String::as_str)).collect();
            let aliases: Vec<&str> = named.names.iter().skip(LOCALES.len()).map(String::as_str).collect();
            builder.name(named.facet, &named.id, &labels, &aliases);
        }
        let written = builder.finish();
        let json = serde_json::to_string(&written.manifest).unwrap();
        let manifest: vigil_index::Manifest = serde_json::from_str(&json).unwrap();
        let index = Index::new(manifest, fold).unwrap().with_prefix_files(u32::MAX);
        let count = written.files.len();
        let files: BTreeMap<String, Vec<u8>> = written.files.into_iter().collect();
        assert_eq!(files.len(), count, "no path is written twice");
        Loader { index, files }
    }
}

impl Loader {
    /// Asks a question, inserts the missing files and asks again.
    pub fn ask<T>(&mut self, question: impl Fn(&Index) -> Result<T, Need>) -> T {
        let mut asked = BTreeSet::new();
        loop {
            let Need(resources) = match question(&self.index) {
                Ok(answer) => return answer,
                Err(need) => need,
            };
            assert!(!resources.is_empty());
            for resource in resources {
                assert!(asked.insert(resource), "{resource:?} is needed again");
                let bytes =
                    self.files.get(&resource.path()).unwrap_or_else(|| panic!("no {}", resource.path()));
                self.index.insert(&resource, bytes).unwrap();
            }
        }
    }
}
