//! A small index with a file of each kind, made and loaded once.

use std::sync::LazyLock;
use vigil_index::{
    Document, Facet, Field, Index, IndexBuilder, IndexFiles, Manifest, Options, QueryWords, Resource, Role,
    Variants,
};
use vigil_model::Day;

/// English titles and Chinese summaries.
pub(crate) const EVENTS: [(&str, &str); 8] = [
    ("Police arrest 53 over primaries", "警方拘捕五十三人"),
    ("Benny Tai is charged with subversion", "戴耀廷被控顛覆國家政權罪"),
    ("Benny Tai is jailed for ten years", "戴耀廷判囚十年"),
    ("Rally in Toronto for those jailed", "多倫多集會聲援被囚者"),
    ("A saxophone is played at the pier", "有人在碼頭演奏薩克管"),
    ("Saxons sail past", "國安法"),
    ("Chow Hang-tung is arrested again and refused bail", "鄒幸彤再被捕，不准保釋"),
    ("A vigil in Victoria Park is banned", "維園悼念晚會遭禁"),
];

/// The facet values of each event.
const VALUES: [&[(Facet, &str)]; 4] = [
    &[
        (Facet::Category, "arrest"),
        (Facet::Kind, "raid"),
        (Facet::Case, "hk47"),
        (Facet::Status, "in-prison"),
    ],
    &[
        (Facet::Category, "trial"),
        (Facet::Case, "hk47"),
        (Facet::Person, "benny-tai"),
        (Facet::Place, "court"),
    ],
    &[
        (Facet::Category, "rally"),
        (Facet::Country, "CA"),
        (Facet::Place, "toronto"),
        (Facet::Org, "alliance"),
    ],
    &[(Facet::Category, "report"), (Facet::Person, "chow-hang-tung"), (Facet::Person, "benny-tai")],
];

/// An index with all of its files.
pub(crate) struct SmallIndex {
    /// The index, with every file loaded.
    pub(crate) index: Index,
    /// The files that a search may need.
    pub(crate) files: Vec<(Resource, Vec<u8>)>,
    /// The dates for the chart.
    pub(crate) dates: Vec<u8>,
}

/// Blocks of several terms each.
pub(crate) static SMALL: LazyLock<SmallIndex> = LazyLock::new(|| SmallIndex::with_blocks_of(150));

/// A block for each term, so that the table of positions has a file of its own.
pub(crate) static FINE: LazyLock<SmallIndex> = LazyLock::new(|| SmallIndex::with_blocks_of(1));

impl SmallIndex {
    fn with_blocks_of(block_bytes: usize) -> SmallIndex {
        let IndexFiles { manifest, files } = written(block_bytes);
        let file = |path: &str| files.iter().find(|(other, _)| other == path).map(|(_, bytes)| bytes.clone());
        let found = |resource: Resource| Some((resource, file(&resource.path())?));
        let numbered = (0..files.len() as u32).flat_map(|number| {
            use Resource::{Facets, Names, Positions, Postings, Terms, Words};
            [Terms, Postings, Facets, Positions, Names, Words].map(|kind| kind(number))
        });
        let single = [Resource::Spans, Resource::PositionTable, Resource::Readings];
        let resources: Vec<_> = numbered.chain(single).filter_map(found).collect();
        let mut index = new(manifest);
        for (resource, bytes) in &resources {
            index.insert(resource, bytes).expect("a file that was just written is read");
        }
        let dates = file(vigil_index::dates::PATH).expect("documents have dates");
        SmallIndex { index, files: resources, dates }
    }
}

/// An index without files.
pub(crate) fn new(manifest: Manifest) -> Index {
    Index::new(manifest, str::to_lowercase).expect("the manifest has the version of today")
}

fn written(block_bytes: usize) -> IndexFiles {
    let stem = |word: &str| word.strip_suffix("ed").or(word.strip_suffix('s')).unwrap_or(word).to_owned();
    let options = Options { block_bytes, long_list: 3, shard_len: 4, top_values: 2 };
    let variants = Variants::new([('國', '国'), ('薩', '萨')]);
    let mut builder = IndexBuilder::new(options, str::to_lowercase, variants, stem);
    for (place, ((english, chinese), facets)) in
        EVENTS.into_iter().cycle().zip(VALUES.into_iter().cycle()).take(12).enumerate()
    {
        let day = 18_200 + place as i32 * 40;
        let fields =
            [Field { role: Role::Title, text: english }, Field { role: Role::Summary, text: chinese }];
        let last_day = Day(day + if place % 5 == 2 { 100 } else { 0 });
        let document = Document {
            first_day: Day(day),
            last_day,
            rough: place % 3 == 0,
            fields: &fields,
            facets,
            sources: &["Lantern Times"],
        };
        builder.push(&document).expect("days ascend");
    }
    name(&mut builder);
    builder.sound_alike(vec!["廷庭".to_owned(), "彤童".to_owned()]);
    builder.query_words(QueryWords {
        fields: vec!["人物=person".to_owned()],
        months: vec!["enero".to_owned()],
        fillers: vec!["who".to_owned(), "was".to_owned()],
    });
    builder.finish()
}

/// Names people and places, and a category, which only typed fields know.
fn name(builder: &mut IndexBuilder) {
    let tai = [("en", "Benny Tai"), ("zh-Hant", "戴耀廷")];
    builder.name(Facet::Person, "benny-tai", &tai, &["Tai Yiu-ting"]);
    builder.status(Facet::Person, "benny-tai", 2);
    builder.name(Facet::Person, "chow-hang-tung", &[("en", "Chow Hang-tung"), ("zh-Hant", "鄒幸彤")], &[]);
    builder.name(Facet::Place, "toronto", &[("en", "Toronto, Canada"), ("zh-Hant", "多倫多")], &[]);
    builder.name(Facet::Case, "hk47", &[("en", "Primaries"), ("zh-Hant", "初選案")], &["the 47"]);
    builder.name(Facet::Category, "rally", &[("en", "Rally"), ("zh-Hant", "集會")], &["Rallies"]);
}
