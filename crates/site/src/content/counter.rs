//! Counters and cards for the frames of other sites: how many people are behind bars, or the standing of a person.

use crate::content::local_model::LocalModel;
use crate::content::standing::StandingData;
use crate::content::time_tables::TimeRow;
use std::collections::{BTreeMap, BTreeSet};
use vigil_index::{ShardName, ShardText};
use vigil_model::{CaseId, Day, PersonId, Status};

/// A counter or a card, as of the last day of the data.
#[derive(Clone, Debug, PartialEq)]
pub struct CounterData {
    /// The counted people, or the person.
    pub counted: Counted,
    /// The last day of the data.
    pub as_of: Day,
}

/// The people a counter counts.
#[derive(Clone, Debug, PartialEq)]
pub enum Counted {
    /// Everybody behind bars.
    All(u32),
    /// The people of a case.
    Case(CountedCase),
    /// The days of one person.
    Person(Box<CountedPerson>),
}

/// The people of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct CountedCase {
    /// Its id and name.
    pub name: ShardName,
    /// How many were charged, sentenced or are wanted in it.
    pub people: u32,
    /// How many of them are in prison.
    pub in_prison: u32,
    /// How many of them are in custody.
    pub in_custody: u32,
    /// Whether some of these are behind bars for another case.
    pub has_others: bool,
}

/// A person with the standing.
#[derive(Clone, Debug, PartialEq)]
pub struct CountedPerson {
    /// The id and the name.
    pub name: ShardName,
    /// The name in another of the site's languages.
    pub other_name: Option<ShardText>,
    /// The standing.
    pub standing: StandingData,
    /// The time behind bars, of all cases as one.
    pub time: Option<TimeRow>,
}

/// The number of people of a case, and of those behind bars.
#[derive(Clone, Copy, Debug, Default)]
pub struct CaseCounts {
    people: u32,
    in_prison: u32,
    in_custody: u32,
    has_others: bool,
}

impl LocalModel<'_> {
    /// The counter of everybody behind bars.
    pub fn counter(&self) -> CounterData {
        let behind_bars = self.model.standings.count(Status::is_behind_bars);
        CounterData { counted: Counted::All(behind_bars), as_of: self.as_of() }
    }

    /// The counter of a case.
    pub fn counter_of_case(&self, id: &CaseId, counts: CaseCounts) -> Option<CounterData> {
        let CaseCounts { people, in_prison, in_custody, has_others } = counts;
        let name = self.names.case(id)?;
        let counted = Counted::Case(CountedCase { name, people, in_prison, in_custody, has_others });
        Some(CounterData { counted, as_of: self.as_of() })
    }

    /// The counter of a person, which the card shows too; `None` for people of no case.
    pub fn counter_of_person(&self, id: &PersonId) -> Option<CounterData> {
        let person = self.model.dataset.person(id)?;
        let (standing, name) = (self.standing(person)?, self.names.person(id)?);
        let time = self.time_row(person, |_| true).filter(|row| row.bar.extent().is_some());
        let counted = CountedPerson { other_name: self.other_name(&name), name, standing, time };
        Some(CounterData { counted: Counted::Person(Box::new(counted)), as_of: self.as_of() })
    }

    /// The counts of each case that somebody was charged in or is wanted for.
    pub fn counts_by_case(&self) -> BTreeMap<&CaseId, CaseCounts> {
        let standings = &self.model.standings;
        let mut cases: BTreeMap<&CaseId, CaseCounts> = BTreeMap::new();
        for (id, standing) in standings.all() {
            let of_person: BTreeSet<&CaseId> = standings.cases(id).collect();
            for case in of_person {
                let counts = cases.entry(case).or_default();
                counts.people += 1;
                counts.in_prison += u32::from(standing.status == Status::InPrison);
                counts.in_custody += u32::from(standing.status == Status::InCustody);
                let deciding = standing.case.and_then(|position| standings.cases(id).nth(position));
                counts.has_others |= standing.status.is_behind_bars() && deciding != Some(case);
            }
        }
        cases
    }
}
