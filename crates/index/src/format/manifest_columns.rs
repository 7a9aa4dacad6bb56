//! The JSON of the manifest: a list of columns, each a list of texts that begins with the name of the column.
//!
//! A plain type instead of the structures themselves, because each derived deserializer is code in the WebAssembly.

use crate::error::Error;
use crate::facet::Facet;
use crate::format::manifest::{Days, FacetSummary, Manifest, TopValue};
use crate::text::variants::Variants;
use vigil_model::Localized;

/// The type of the JSON.
pub(crate) type Columns = Vec<Vec<String>>;

impl From<Manifest> for Columns {
    fn from(manifest: Manifest) -> Columns {
        let mut columns = Columns::new();
        let mut push = |name: &str, texts: Vec<String>| {
            if !texts.is_empty() {
                columns.push([vec![name.to_owned()], texts].concat());
            }
        };
        push("version", vec![manifest.version.to_string()]);
        push("documents", vec![manifest.documents.to_string()]);
        push("shard_len", vec![manifest.shard_len.to_string()]);
        push("spans", vec![manifest.spans.to_string()]);
        let joined = |numbers: Vec<String>| numbers.join(" ");
        let gaps = joined(manifest.days.gaps.iter().map(i32::to_string).collect());
        let counts = joined(manifest.days.counts.iter().map(u32::to_string).collect());
        push("days", vec![gaps, counts]);
        let (from, to) = manifest.variants.iter().unzip();
        push("variants", vec![from, to]);
        for (facet, summary) in &manifest.facets {
            push("facet", facet_column(*facet, summary));
        }
        push("words", manifest.terms.words);
        push("han", manifest.terms.han);
        push("facets", manifest.terms.facets);
        push("position_words", manifest.positions.words);
        push("position_han", manifest.positions.han);
        push("position_table", vec![u32::from(manifest.position_table).to_string()]);
        push("names", manifest.names);
        push("word_lists", manifest.words);
        push("whole_characters", vec![manifest.whole_characters]);
        push("readings", vec![u32::from(manifest.readings).to_string()]);
        push("query_fields", manifest.query_words.fields);
        push("query_months", manifest.query_words.months);
        push("fillers", manifest.query_words.fillers);
        columns
    }
}

/// A column of a facet: its word, its number of values, its file (may be empty), its locales, and for each frequent value
/// the id, the count and the name in each locale.
fn facet_column(facet: Facet, summary: &FacetSummary) -> Vec<String> {
    let mut locales: Vec<&str> =
        summary.top.iter().flat_map(|top| top.labels.0.keys()).map(String::as_str).collect();
    locales.sort_unstable();
    locales.dedup();
    let file = summary.file.map(|file| file.to_string()).unwrap_or_default();
    let mut column = vec![facet.as_str().to_owned(), summary.values.to_string(), file, locales.join(" ")];
    for top in &summary.top {
        column.extend([top.id.clone(), top.count.to_string()]);
        column.extend(locales.iter().map(|&locale| top.labels.0.get(locale).cloned().unwrap_or_default()));
    }
    column
}

impl TryFrom<Columns> for Manifest {
    type Error = Error;

    fn try_from(columns: Columns) -> Result<Manifest, Error> {
        let mut manifest = Manifest::default();
        for column in columns {
            let mut texts = column.into_iter();
            let Some(name) = texts.next() else { continue };
            match name.as_str() {
                "version" => manifest.version = number(texts.next())?,
                "documents" => manifest.documents = number(texts.next())?,
                "shard_len" => manifest.shard_len = number(texts.next())?,
                "spans" => manifest.spans = number(texts.next())?,
                "days" => {
                    let gaps = read_numbers(&texts.next().unwrap_or_default())?;
                    let counts = read_numbers(&texts.next().unwrap_or_default())?;
                    let counts = counts.into_iter().map(|count| count.try_into().unwrap_or(0)).collect();
                    manifest.days = Days { gaps, counts };
                }
                "variants" => {
                    let from = texts.next().unwrap_or_default();
                    let to = texts.next().unwrap_or_default();
                    manifest.variants = Variants::from((from, to));
                }
                "facet" => {
                    let (facet, summary) = read_facet(&mut texts)?;
                    manifest.facets.push((facet, summary));
                }
                "words" => manifest.terms.words = texts.collect(),
                "han" => manifest.terms.han = texts.collect(),
                "facets" => manifest.terms.facets = texts.collect(),
                "position_words" => manifest.positions.words = texts.collect(),
                "position_han" => manifest.positions.han = texts.collect(),
                "position_table" => manifest.position_table = number(texts.next())? == 1,
                "names" => manifest.names = texts.collect(),
                "word_lists" => manifest.words = texts.collect(),
                "whole_characters" => manifest.whole_characters = texts.next().unwrap_or_default(),
                "readings" => manifest.readings = number(texts.next())? == 1,
                "query_fields" => manifest.query_words.fields = texts.collect(),
                "query_months" => manifest.query_words.months = texts.collect(),
                "fillers" => manifest.query_words.fillers = texts.collect(),
                // A column of a later version: `version` decides whether the index can be read.
                _ => {}
            }
        }
        check(&manifest)?;
        if !manifest.is_bounded() {
            return Err(Error::Malformed("the size of the manifest"));
        }
        Ok(manifest)
    }
}

/// Checks the numbers by which searches allocate and loop: each document has its day, and days ascend.
fn check(manifest: &Manifest) -> Result<(), Error> {
    let Days { gaps, counts } = &manifest.days;
    let (mut day, mut documents) = (0_i32, 0_u32);
    for (place, (&gap, &count)) in gaps.iter().zip(counts).enumerate() {
        let next = day.checked_add(gap).filter(|_| place == 0 || gap > 0);
        let sum = documents.checked_add(count).filter(|_| count > 0);
        (day, documents) = next.zip(sum).ok_or(Error::Malformed("the days of the manifest"))?;
    }
    if gaps.len() == counts.len() && documents == manifest.documents && manifest.spans <= documents {
        Ok(())
    } else {
        Err(Error::Malformed("the counts of the manifest"))
    }
}

fn read_facet(texts: &mut dyn Iterator<Item = String>) -> Result<(Facet, FacetSummary), Error> {
    let facet = texts.next().and_then(|word| Facet::from_word(&word));
    let facet = facet.ok_or(Error::Malformed("no such facet"))?;
    let values = number(texts.next())?;
    let file = match texts.next() {
        Some(file) if !file.is_empty() => Some(number(Some(file))?),
        _ => None,
    };
    let locales = texts.next().unwrap_or_default();
    let mut top = Vec::new();
    while let Some(id) = texts.next() {
        let count = number(texts.next())?;
        let mut labels = Localized::default();
        for locale in locales.split_whitespace() {
            let label = texts.next().unwrap_or_default();
            if !label.is_empty() {
                labels.0.insert(locale.to_owned(), label);
            }
        }
        top.push(TopValue { id, count, labels });
    }
    Ok((facet, FacetSummary { values, top, file }))
}

fn number(text: Option<String>) -> Result<u32, Error> {
    text.and_then(|text| text.parse().ok()).ok_or(Error::Malformed("a number of the manifest"))
}

fn read_numbers(text: &str) -> Result<Vec<i32>, Error> {
    let number = |word: &str| word.parse().map_err(|_| Error::Malformed("a number of the manifest"));
    text.split_whitespace().map(number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::dictionary::block_table::BlockTable;
    use crate::text::query_words::QueryWords;

    fn texts(words: &str) -> Vec<String> {
        words.split(' ').map(str::to_owned).collect()
    }

    fn manifest() -> Manifest {
        let benny = TopValue {
            id: "benny-tai".to_owned(),
            count: 20,
            labels: Localized::from([("en", "Benny Tai"), ("zh-Hant", "戴耀廷")]),
        };
        let nameless = TopValue { id: "cyd-ho".to_owned(), count: 3, labels: Localized::default() };
        let person = FacetSummary { values: 9, top: vec![benny, nameless], file: Some(1) };
        let year = FacetSummary { values: 2, ..FacetSummary::default() };
        Manifest {
            version: 7,
            documents: 30,
            shard_len: 8,
            variants: Variants::new([('國', '国')]),
            facets: vec![(Facet::Person, person), (Facet::Year, year)],
            days: Days { gaps: vec![-4, 1, 300], counts: vec![10, 19, 1] },
            spans: 2,
            terms: BlockTable { words: texts("a mid"), han: texts("一"), facets: texts("case:hk47") },
            positions: BlockTable { words: texts("a"), han: texts("一 法"), facets: Vec::new() },
            position_table: true,
            names: texts("b"),
            whole_characters: "案法".to_owned(),
            words: texts("a q"),
            readings: true,
            query_words: QueryWords {
                fields: vec!["日期=on".to_owned()],
                months: vec!["emaig".to_owned()],
                fillers: texts("who 誰"),
            },
        }
    }

    #[test]
    fn a_manifest_survives_a_round_trip() {
        for manifest in [manifest(), Manifest::default()] {
            let json = serde_json::to_string(&manifest).unwrap();
            assert_eq!(serde_json::from_str::<Manifest>(&json).unwrap(), manifest);
        }
    }

    #[test]
    fn malformed_columns_are_errors() {
        for json in [
            r#"[["version","x"]]"#,
            r#"[["documents"]]"#,
            r#"[["days","1 a","2"]]"#,
            r#"[["facet","nobody","1","",""]]"#,
            r#"[["facet","person","1","","","benny-tai"]]"#,
            r#"{"version":1}"#,
            r#"[["documents","4000000000"]]"#,
            r#"[["documents","2"],["days","18000 2147400000","1 1"]]"#,
        ] {
            assert!(serde_json::from_str::<Manifest>(json).is_err(), "{json}");
        }
        assert!(serde_json::from_str::<Manifest>(r#"[[],["later","1"]]"#).is_ok());
    }

    #[test]
    fn numbers_that_contradict_each_other_are_errors() {
        let read = |documents: &str, gaps: &str, counts: &str, rest: &str| {
            let json = format!(r#"[["documents","{documents}"],["days","{gaps}","{counts}"]{rest}]"#);
            serde_json::from_str::<Manifest>(&json)
        };
        assert!(read("5", "-700 1 30", "1 1 3", r#",["spans","5"],["words","a","b"]"#).is_ok());
        assert!(read("0", "", "", "").is_ok());
        for (documents, gaps, counts, rest) in [
            ("5", "9 1 30", "1 1 2", ""),
            ("1", "9 1 30", "1 -1 1", ""),
            ("5", "9 1 30", "1 -1 5", ""),
            ("4294967295", "9", "-1", ""),
            ("1", "9", "4294967297", ""),
            ("4", "9 1", "2147483647 2147483647 2147483647", ""),
            ("5", "9 1 30", "5 0 0", ""),
            ("5", "9 1 30", "2 3", ""),
            ("5", "9 -1 30", "1 1 3", ""),
            ("5", "9 0 30", "1 1 3", ""),
            ("5", "9 2147483647 30", "1 1 3", ""),
            ("5", "9", "5", r#",["spans","6"]"#),
        ] {
            assert!(read(documents, gaps, counts, rest).is_err(), "{documents} {gaps} {counts} {rest}");
        }
    }
}
