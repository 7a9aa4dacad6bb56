//! The ids events and people can refer to.

use std::collections::HashSet;

/// A file of things that have ids.
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
    /// Whether some of the file could not be read, so that an unknown id is nobody's fault.
    pub partial: bool,
}

/// The ids of all of them.
#[derive(Debug, Default)]
pub(super) struct Tables {
    pub cases: Table,
    pub orgs: Table,
    pub people: Table,
    pub places: Table,
}

impl Tables {
    pub fn table(&self, kind: Kind) -> &Table {
        match kind {
            Kind::Case => &self.cases,
            Kind::Organization => &self.orgs,
            Kind::Person => &self.people,
            Kind::Place => &self.places,
        }
    }
}

impl Kind {
    /// What it is called, and the file it is in.
    pub fn names(self) -> (&'static str, &'static str) {
        match self {
            Kind::Case => ("case", "cases.json"),
            Kind::Organization => ("organization", "orgs.json"),
            Kind::Person => ("person", "people.json"),
            Kind::Place => ("place", "places.json"),
        }
    }
}
