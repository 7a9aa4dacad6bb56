//! Tables of time behind bars: of everybody, of a case, and a row of one person.

use crate::content::local_model::LocalModel;
use crate::content::standing::StandingData;
use vigil_index::{ShardName, ShardText};
use vigil_model::custody::{Bar, Stretch};
use vigil_model::{Case, CaseFact, CaseId, Day, Person};

/// Time in custody, a bar a line.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeTable {
    /// The lines.
    pub rows: Vec<TimeRow>,
    /// Whether the lines are the people of one case, and the time that of this case.
    pub is_of_case: bool,
    /// The last day of the data, which is used as today.
    pub as_of: Day,
}

/// A line of such a table.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeRow {
    /// The person or the case that it is of.
    pub name: ShardName,
    /// The name in another of the site's languages.
    pub other_name: Option<ShardText>,
    /// The facts of the person in one case, or in all.
    pub facts: Vec<(ShardName, CaseFact)>,
    /// The time.
    pub bar: Bar,
    /// The time behind bars in other cases, without that in `bar`.
    pub other: Vec<Stretch>,
    /// The standing of the person.
    pub standing: Option<StandingData>,
}

impl LocalModel<'_> {
    /// The time of everybody who was in a case, of all their cases as one.
    pub fn everybodys_time(&self) -> TimeTable {
        let rows = self.model.dataset.people().iter().filter_map(|person| self.time_row(person, |_| true));
        let rows = rows.filter(|row| row.bar.extent().is_some()).collect();
        TimeTable { rows, is_of_case: false, as_of: self.as_of() }
    }

    /// The time of the people of a case in this case.
    pub fn time_of_case(&self, case: &Case) -> TimeTable {
        let people = self.model.dataset.people().iter();
        let rows = people.filter_map(|person| self.time_row(person, |id| *id == case.id)).collect();
        TimeTable { rows, is_of_case: true, as_of: self.as_of() }
    }

    /// A line of a table of time: a person in some of their cases, as one; `None` for people in none of these.
    pub fn time_row(&self, person: &Person, is_wanted: impl Fn(&CaseId) -> bool) -> Option<TimeRow> {
        // Bars are costly, and most people are in none of the cases.
        if !person.cases.iter().any(|fact| is_wanted(&fact.case)) {
            return None;
        }
        let bars = person.cases.iter().zip(self.model.standings.bars(person));
        let (wanted, others): (Vec<_>, Vec<_>) = bars.partition(|(fact, _)| is_wanted(&fact.case));
        let facts =
            wanted.iter().filter_map(|(fact, _)| Some((self.names.case(&fact.case)?, (*fact).clone())));
        let facts = facts.collect();
        let joined = |bars: Vec<(_, Bar)>| {
            let bars: Vec<Bar> = bars.into_iter().map(|(_, bar)| bar).collect();
            match bars.as_slice() {
                [bar] => bar.clone(),
                bars => Bar::joined(bars, self.as_of()),
            }
        };
        let mut other: Vec<Stretch> = joined(others).stretches;
        other.retain(|stretch| stretch.state.is_behind_bars());
        let name = self.names.person(&person.id)?;
        Some(TimeRow {
            other_name: self.other_name(&name),
            name,
            facts,
            bar: joined(wanted),
            other,
            standing: self.standing(person),
        })
    }
}
