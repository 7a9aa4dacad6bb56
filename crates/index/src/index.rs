//! What is loaded of an index, and what is lacking.

use crate::{Error, Fold, Manifest};

/// A file of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Resource {
    /// A block of terms with their posting lists.
    Terms(u32),
    /// A long posting list.
    Postings(u32),
    /// Posting lists of frequent facet values.
    Facets(u32),
    /// Documents that last longer than a day.
    Spans,
    /// Positions of words in texts, for phrases.
    Positions(u32),
    /// Names, for suggestions.
    Names(u32),
}

impl Resource {
    /// Where it stands below `data/<build>/`.
    pub fn path(&self) -> String {
        match self {
            Resource::Terms(number) => format!("terms/{number}.bin"),
            Resource::Postings(number) => format!("postings/{number}.bin"),
            Resource::Facets(number) => format!("facets/{number}.bin"),
            Resource::Spans => "spans.bin".to_owned(),
            Resource::Positions(number) => format!("positions/{number}.bin"),
            Resource::Names(number) => format!("names/{number}.bin"),
        }
    }
}

/// The files a question lacks; load them, insert them, ask again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need(pub Vec<Resource>);

/// An index, as far as it was loaded.
#[derive(Clone, Debug)]
pub struct Index {
    manifest: Manifest,
    _fold: Fold,
}

impl Index {
    /// An index of which only the manifest is loaded.
    pub fn new(manifest: Manifest, fold: Fold) -> Result<Index, Error> {
        Ok(Index { manifest, _fold: fold })
    }

    /// The manifest.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Takes a file that was loaded. Damaged ones are refused; load them again or let them [`fail`](Index::fail).
    pub fn insert(&mut self, _resource: &Resource, _bytes: &[u8]) -> Result<(), Error> {
        Ok(())
    }

    /// Gives a file up: it counts as empty from now on, and what reads it is incomplete.
    pub fn fail(&mut self, _resource: &Resource) {}

    /// Takes back what was given up, so that the files are asked for again.
    pub fn retry(&mut self) {}
}
