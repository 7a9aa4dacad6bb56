//! The lists of people and cases: who stands in which section, and in which order.

use crate::content::lists::{CaseListing, CasesData, PeopleData, PeopleSection, PersonListing};
use crate::pages::Pages;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use vigil_model::{Case, CaseId, Person, Role, Status};

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

/// The statuses in the order in which a case's line names them; one stands for both of a release that is not recorded.
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

impl Pages<'_> {
    /// All people by role, and by name within it.
    pub(crate) fn people(&self) -> PeopleData {
        let mut sections: Vec<PeopleSection> = Vec::new();
        for role in SECTIONS {
            let of_role = self.dataset.people().iter().filter(|person| person.role() == role);
            let mut people: Vec<_> = of_role.filter_map(|person| self.person_listing(person)).collect();
            // Names in letters are in the order of letters; others stay in the order of the data.
            if people.iter().all(|person| person.name.label.starts_with(|first: char| first.is_ascii())) {
                people.sort_by_cached_key(|person| person.name.label.to_lowercase());
            }
            if !people.is_empty() {
                sections.push(PeopleSection { role, people });
            }
        }
        PeopleData { sheet: String::new(), sections }
    }

    fn person_listing(&self, person: &Person) -> Option<PersonListing> {
        let name = self.names.person(&person.id)?;
        let mut cases: Vec<&CaseId> = person.cases.iter().map(|fact| &fact.case).collect();
        cases.dedup();
        Some(PersonListing {
            other_name: self.other_name(&name),
            status: self.standings.of(&person.id).map(|standing| standing.status),
            cases: cases.into_iter().filter_map(|case| self.names.case(case)).collect(),
            name,
        })
    }

    /// All cases: those that wait for a judgment first, and in each group those with most people in prison now.
    pub(crate) fn cases(&self) -> CasesData {
        let (mut running, mut others) = (Vec::new(), Vec::new());
        for case in self.dataset.cases() {
            let group = if self.is_running(case) { &mut running } else { &mut others };
            group.extend(self.case_listing(case));
        }
        for group in [&mut running, &mut others] {
            group.sort_by_key(|case| Reverse((case.behind_bars, case.people, case.event_count)));
        }
        CasesData { sheet: String::new(), running, others }
    }

    /// Whether somebody is held or on bail and waits for the judgment of this case.
    fn is_running(&self, case: &Case) -> bool {
        let waits = |status: Status| matches!(status, Status::InCustody | Status::OnBail);
        self.standing_in(case).into_iter().any(|(status, is_of_case)| is_of_case && waits(status))
    }

    fn case_listing(&self, case: &Case) -> Option<CaseListing> {
        let events = self.by_case.get(case.id.as_str()).map_or(&[][..], Vec::as_slice);
        let year = |position: &usize| self.dataset.events().get(*position).map(|event| event.date.year());
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

    /// Where those charged or wanted in a case stand, each with whether this case decides it.
    fn standing_in(&self, case: &Case) -> Vec<(Status, bool)> {
        let people = self.dataset.people().iter();
        let people = people.filter(|person| person.cases.iter().any(|fact| fact.case == case.id));
        let standing = |person: &Person| {
            let standing = self.standings.of(&person.id)?;
            let deciding = standing.case.and_then(|at| person.cases.get(at));
            Some((standing.status, deciding.is_some_and(|fact| fact.case == case.id)))
        };
        people.filter_map(standing).collect()
    }
}
