//! The ids to which events and people can refer.

use std::collections::HashSet;

/// The kind of a reference, one for each file with ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Case,
    Organization,
    Person,
    Place,
}

/// The ids of one file.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub ids: HashSet<String>,
    /// Whether a part of the file could not be read, so that an unknown id is no fault.
    pub partial: bool,
}

/// The ids of all files.
#[derive(Debug, Default)]
pub(super) struct Tables {
    pub cases: Table,
    pub orgs: Table,
    pub people: Table,
    pub places: Table,
}

impl Tables {
    pub(super) fn table(&self, kind: Kind) -> &Table {
        match kind {
            Kind::Case => &self.cases,
            Kind::Organization => &self.orgs,
            Kind::Person => &self.people,
            Kind::Place => &self.places,
        }
    }
}

impl Kind {
    /// The noun for messages, and the name of the file.
    pub(super) fn names(self) -> (&'static str, &'static str) {
        match self {
            Kind::Case => ("case", "cases.json"),
            Kind::Organization => ("organization", "orgs.json"),
            Kind::Person => ("person", "people.json"),
            Kind::Place => ("place", "places.json"),
        }
    }
}
