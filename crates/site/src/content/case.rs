//! The content of a case's page.

use crate::content::case_events::CaseEvents;
use crate::content::cited_source::CitedSource;
use crate::content::local_model::LocalModel;
use crate::content::time_tables::{TimeRow, TimeTable};
use std::collections::BTreeSet;
use vigil_index::{ShardName, ShardText};
use vigil_model::{Case, CaseFact, Status};

/// Everything known of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseData {
    /// The permanent id, and the name.
    pub name: ShardName,
    /// Its description.
    pub description: ShardText,
    /// Its people, and what became of each.
    pub people: Vec<(ShardName, CaseFact)>,
    /// Their time in custody.
    pub time: TimeTable,
    /// Its events, and the key steps among them.
    pub events: CaseEvents,
    /// Where this can be read.
    pub sources: Vec<CitedSource>,
}

/// The rows of the totals of a case: the key of the words, the status with the shape, and the statuses that count.
const TOTALS: [(&str, Status, fn(Status) -> bool); 13] = [
    ("status.in-prison", Status::InPrison, |status| status == Status::InPrison),
    ("status.in-custody", Status::InCustody, |status| status == Status::InCustody),
    ("status.on-bail", Status::OnBail, |status| status == Status::OnBail),
    ("standing.unrecorded", Status::TermOver, Status::is_release_unrecorded),
    ("status.released", Status::Released, |status| status == Status::Released),
    ("status.wanted", Status::Wanted, |status| status == Status::Wanted),
    ("status.suspended", Status::Suspended, |status| status == Status::Suspended),
    ("status.fined", Status::Fined, |status| status == Status::Fined),
    ("status.quashed", Status::Quashed, |status| status == Status::Quashed),
    ("status.acquitted", Status::Acquitted, |status| status == Status::Acquitted),
    ("status.dropped", Status::Dropped, |status| status == Status::Dropped),
    ("status.died", Status::Died, |status| status == Status::Died),
    ("status.not-recorded", Status::NotRecorded, |status| status == Status::NotRecorded),
];

/// The people of a case with one standing.
pub struct Total<'a> {
    /// The key of the words.
    pub key: &'static str,
    /// The status that has its shape; none for the number of all people.
    pub status: Option<Status>,
    /// Their ids.
    pub people: BTreeSet<&'a str>,
}

impl CaseData {
    /// All people of the case, and then those of each standing: in prison first, not recorded last.
    pub fn totals(&self) -> Vec<Total<'_>> {
        let people = |is_counted: fn(Status) -> bool| {
            let status = |row: &TimeRow| row.standing.as_ref().map(|data| data.standing.status);
            let counted = self.time.rows.iter().filter(|row| status(row).is_some_and(is_counted));
            counted.map(|row| row.name.id.as_str()).collect::<BTreeSet<_>>()
        };
        let all = Total { key: "case.total.people", status: None, people: people(|_| true) };
        let alike = TOTALS.into_iter().map(|(key, shape, is_counted)| Total {
            key,
            status: Some(shape),
            people: people(is_counted),
        });
        [all].into_iter().chain(alike).filter(|total| !total.people.is_empty()).collect()
    }
}

impl LocalModel<'_> {
    /// The page of a case.
    pub fn case(&self, case: &Case) -> Option<CaseData> {
        let name = self.names.case(&case.id)?;
        let people = self.model.dataset.people().iter().flat_map(|person| {
            let facts = person.cases.iter().filter(|fact| fact.case == case.id);
            facts.filter_map(|fact| Some((self.names.person(&person.id)?, fact.clone())))
        });
        let people: Vec<(ShardName, CaseFact)> = people.collect();
        Some(CaseData {
            description: self.names.text(&case.description),
            time: self.time_of_case(case),
            people,
            events: self.case_events(case),
            sources: self.cited_sources(&case.sources),
            name,
        })
    }
}
