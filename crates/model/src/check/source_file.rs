//! The files to be checked, as the caller read them.

/// A file as it was read from disk.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The path relative to the data folder, with `/` as separator.
    pub path: String,
    /// The bytes, or the reason why the file cannot be read.
    pub bytes: Result<Vec<u8>, String>,
}

/// The files of a data set except the events.
#[derive(Clone, Debug)]
pub struct ReferenceFiles {
    /// `site.json`.
    pub site: SourceFile,
    /// `cases.json`.
    pub cases: SourceFile,
    /// `places.json`.
    pub places: SourceFile,
    /// `orgs.json`.
    pub orgs: SourceFile,
    /// `people.json`.
    pub people: SourceFile,
    /// `terms.json`.
    pub terms: SourceFile,
}

impl ReferenceFiles {
    /// Each file as `file` gives it for its path.
    pub fn of(file: impl Fn(&str) -> SourceFile) -> ReferenceFiles {
        ReferenceFiles {
            site: file("site.json"),
            cases: file("cases.json"),
            places: file("places.json"),
            orgs: file("orgs.json"),
            people: file("people.json"),
            terms: file("terms.json"),
        }
    }

    /// All of them.
    pub fn all_mut(&mut self) -> [&mut SourceFile; 6] {
        let ReferenceFiles { site, cases, places, orgs, people, terms } = self;
        [site, cases, places, orgs, people, terms]
    }
}
