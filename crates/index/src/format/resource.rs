//! The files of an index by their contents, with their paths. Manifest, shards and `dates.bin` are not among them: the
//! caller fetches those itself.

/// A file that a search may need. Numbered files count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Resource {
    /// A block of terms with their posting lists.
    Terms(u32),
    /// A long posting list.
    Postings(u32),
    /// Posting lists of frequent facet values.
    Facets(u32),
    /// The documents that last longer than a day.
    Spans,
    /// A block of positions of words in texts, for phrases.
    Positions(u32),
    /// The first words of the blocks of positions.
    PositionTable,
    /// A block of names, for suggestions and corrections.
    Names(u32),
    /// A list of the words that occur, for corrections.
    Words(u32),
    /// The characters that sound alike, for misspelt Chinese names.
    Readings,
}

impl Resource {
    /// The path below `data/<build>/`.
    pub fn path(&self) -> String {
        let (folder, number) = match self {
            Resource::Terms(number) => ("terms", number),
            Resource::Postings(number) => ("postings", number),
            Resource::Facets(number) => ("facets", number),
            Resource::Spans => return "spans.bin".to_owned(),
            Resource::PositionTable => return "positions.bin".to_owned(),
            Resource::Positions(number) => ("positions", number),
            Resource::Names(number) => ("names", number),
            Resource::Words(number) => ("words", number),
            Resource::Readings => return "readings.bin".to_owned(),
        };
        [folder, "/", &number.to_string(), ".bin"].concat()
    }
}

/// The error of a search that lacks files. Fetch each, [`insert`](crate::Index::insert) it (or
/// [`fail`](crate::Index::fail)), and search again; the next search may need more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need(pub Vec<Resource>);

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_files_have_one_path() {
        use Resource::{Facets, Names, PositionTable, Positions, Postings, Readings, Spans, Terms, Words};
        let paths: BTreeSet<String> = [
            Terms(1),
            Postings(1),
            Facets(1),
            Spans,
            Positions(1),
            PositionTable,
            Names(1),
            Words(1),
            Readings,
            Terms(11),
        ]
        .iter()
        .map(Resource::path)
        .collect();
        assert_eq!(paths.len(), 10);
        assert!(paths.contains("terms/11.bin") && paths.contains("spans.bin"));
    }
}
