//! The lists of people and of cases: their sections and their order.

use crate::content::local_model::LocalModel;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use vigil_index::{ShardName, ShardText};
use vigil_model::{Case, CaseId, Person, Role, Status};

/// All people, in sections.
#[derive(Clone, Debug, PartialEq)]
pub struct PeopleData {
    /// The sections that have people, in their order.
    pub sections: Vec<PeopleSection>,
}

/// The people of one role.
#[derive(Clone, Debug, PartialEq)]
pub struct PeopleSection {
    /// The role.
    pub role: Role,
    /// The people, by name.
    pub people: Vec<PersonListing>,
}

/// A person in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonListing {
    /// The permanent id, and the name.
    pub name: ShardName,
    /// The name in another of the site's languages.
    pub other_name: Option<ShardText>,
    /// The status; `None` for people of no case.
    pub status: Option<Status>,
    /// The cases in which they were charged or are wanted.
    pub cases: Vec<ShardName>,
}

/// All cases, in groups.
#[derive(Clone, Debug, PartialEq)]
pub struct CasesData {
    /// Cases with people who are held or on bail and wait for a judgment.
    pub running: Vec<CaseListing>,
    /// All other cases.
    pub others: Vec<CaseListing>,
}

/// A case in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseListing {
    /// The permanent id, and the name.
    pub name: ShardName,
    /// Its description.
    pub description: ShardText,
    /// The years of its first and its last event.
    pub years: Option<(u16, u16)>,
    /// How many people were charged or are wanted in it.
    pub people: u32,
    /// Where they stand today, in whichever case that was decided, but behind bars for this one: only numbers above zero.
    pub standing: Vec<(Status, u32)>,
    /// How many of them are in prison or in custody for this case.
    pub behind_bars: u32,
    /// How many of them are so for another case.
    pub elsewhere: u32,
    /// How many events it has.
    pub event_count: u32,
}

/// The sections of the list of people, in their order: those who are followed, those who acted against them, all others.
const SECTIONS: [Role; 12] = [
    Role::Defendant,
    Role::Wanted,
    Role::Judge,
    Role::Prosecutor,
    Role::Official,
    Role::ForeignOfficial,
    Role::Politician,
    Role::Campaigner,
    Role::Journalist,
    Role::Artist,
    Role::Lawyer,
    Role::Family,
];

/// The statuses in the order of a case's line; `TermOver` also counts `TermMayHaveEnded`.
const STANDING: [Status; 13] = [
    Status::InPrison,
    Status::InCustody,
    Status::OnBail,
    Status::TermOver,
    Status::Released,
    Status::Suspended,
    Status::Fined,
    Status::Acquitted,
    Status::Quashed,
    Status::Dropped,
    Status::Wanted,
    Status::Died,
    Status::NotRecorded,
];

/// The status under which a person is counted in a case's line.
fn counted(status: Status) -> Status {
    if status.is_release_unrecorded() { Status::TermOver } else { status }
}

impl LocalModel<'_> {
    /// All people by role, and by name within it.
    pub fn people(&self) -> PeopleData {
        let mut sections: Vec<PeopleSection> = Vec::new();
        for role in SECTIONS {
            let of_role = self.model.dataset.people().iter().filter(|person| person.role() == role);
            let mut people: Vec<_> = of_role.filter_map(|person| self.person_listing(person)).collect();
            // Names in letters are in the order of letters; others stay in the order of the data.
            if people.iter().all(|person| person.name.label.starts_with(|first: char| first.is_ascii())) {
                people.sort_by_cached_key(|person| person.name.label.to_lowercase());
            }
            if !people.is_empty() {
                sections.push(PeopleSection { role, people });
            }
        }
        PeopleData { sections }
    }

    fn person_listing(&self, person: &Person) -> Option<PersonListing> {
        let name = self.names.person(&person.id)?;
        let mut cases: Vec<&CaseId> = person.cases.iter().map(|fact| &fact.case).collect();
        cases.dedup();
        Some(PersonListing {
            other_name: self.other_name(&name),
            status: self.model.standings.of(&person.id).map(|standing| standing.status),
            cases: cases.into_iter().filter_map(|case| self.names.case(case)).collect(),
            name,
        })
    }

    /// All cases: those that wait for a judgment first, and in each group those with most people in prison now.
    pub fn cases(&self) -> CasesData {
        let (mut running, mut others) = (Vec::new(), Vec::new());
        for case in self.model.dataset.cases() {
            let group = if self.is_running(case) { &mut running } else { &mut others };
            group.extend(self.case_listing(case));
        }
        for group in [&mut running, &mut others] {
            group.sort_by_key(|case| Reverse((case.behind_bars, case.people, case.event_count)));
        }
        CasesData { running, others }
    }

    /// Whether somebody is held or on bail and waits for the judgment of this case.
    fn is_running(&self, case: &Case) -> bool {
        let waits = |status: Status| matches!(status, Status::InCustody | Status::OnBail);
        self.standing_in(case).into_iter().any(|(status, is_of_case)| is_of_case && waits(status))
    }

    fn case_listing(&self, case: &Case) -> Option<CaseListing> {
        let events = self.model.by_case.get(case.id.as_str()).map_or(&[][..], Vec::as_slice);
        let year =
            |position: &usize| self.model.dataset.events().get(*position).map(|event| event.date.year());
        let years = events.first().and_then(year).zip(events.last().and_then(year));
        let people = self.standing_in(case);
        let (mut standing, mut elsewhere): (BTreeMap<Status, u32>, u32) = Default::default();
        for (status, is_of_case) in &people {
            if status.is_behind_bars() && !is_of_case {
                elsewhere += 1;
            } else {
                *standing.entry(counted(*status)).or_default() += 1;
            }
        }
        let number = |status: Status| standing.get(&status).copied().unwrap_or(0);
        Some(CaseListing {
            name: self.names.case(&case.id)?,
            description: self.names.text(&case.description),
            years,
            people: people.len() as u32,
            behind_bars: number(Status::InPrison) + number(Status::InCustody),
            standing: STANDING
                .map(|status| (status, number(status)))
                .into_iter()
                .filter(|it| it.1 > 0)
                .collect(),
            elsewhere,
            event_count: events.len() as u32,
        })
    }

    /// The status of everybody charged or wanted in a case, with whether this case decides it.
    fn standing_in(&self, case: &Case) -> Vec<(Status, bool)> {
        let people = self.model.dataset.people().iter();
        let people = people.filter(|person| person.cases.iter().any(|fact| fact.case == case.id));
        let standing = |person: &Person| {
            let standing = self.model.standings.of(&person.id)?;
            let deciding = standing.case.and_then(|at| person.cases.get(at));
            Some((standing.status, deciding.is_some_and(|fact| fact.case == case.id)))
        };
        people.filter_map(standing).collect()
    }
}
