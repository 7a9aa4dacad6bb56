//! The standing of each person as of the day of the data.

use std::collections::BTreeMap;
use vigil_model::custody::Bar;
use vigil_model::{CaseFact, CaseId, Dataset, Day, Person, PersonId, Row, Standing, Status};

/// The standing of everybody who was charged, sentenced or is wanted.
pub struct Standings<'a> {
    dataset: &'a Dataset,
    as_of: Day,
    by_person: BTreeMap<&'a PersonId, Standing>,
}

impl<'a> Standings<'a> {
    /// Computes all standings.
    pub fn new(dataset: &'a Dataset) -> Standings<'a> {
        let as_of = dataset.as_of();
        let since = |case: &_| dataset.case(case).and_then(|case| case.since);
        let followed = dataset.people().iter().filter(|person| person.is_followed());
        let by_person = followed.map(|person| (&person.id, Standing::of(person, since, as_of))).collect();
        Standings { dataset, as_of, by_person }
    }

    /// The last day of the data, which is used as today: a build has no clock.
    pub fn as_of(&self) -> Day {
        self.as_of
    }

    /// The standing of a person; `None` for people of no case.
    pub fn of(&self, person: &PersonId) -> Option<&Standing> {
        self.by_person.get(person)
    }

    /// Everybody with their standing, by id.
    pub fn all(&self) -> impl Iterator<Item = (&'a PersonId, &Standing)> {
        self.by_person.iter().map(|(person, standing)| (*person, standing))
    }

    /// The cases of a person.
    pub fn cases(&self, person: &PersonId) -> impl Iterator<Item = &'a CaseId> {
        self.dataset.person(person).into_iter().flat_map(|person| &person.cases).map(|fact| &fact.case)
    }

    /// The number of people with such a status.
    pub fn count(&self, is_counted: impl Fn(Status) -> bool) -> u32 {
        self.by_person.values().filter(|standing| is_counted(standing.status)).count() as u32
    }

    /// The bars of a person's cases, in the order of the cases.
    pub fn bars(&self, person: &Person) -> Vec<Bar> {
        let since = |fact: &CaseFact| self.dataset.case(&fact.case).and_then(|case| case.since);
        let rows: Vec<Row> = person.cases.iter().map(|fact| Row { fact, since: since(fact) }).collect();
        rows.iter().map(|row| Bar::of_case(*row, &rows, self.as_of)).collect()
    }
}
