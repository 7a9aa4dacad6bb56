//! The standing of a person as pages show it.

use crate::content::local_model::LocalModel;
use vigil_index::ShardName;
use vigil_model::{CaseFact, Day, Person, Standing};

/// A standing as of the day of the data.
#[derive(Clone, Debug, PartialEq)]
pub struct StandingData {
    /// The status, with its days and its term.
    pub standing: Standing,
    /// The case that decides it, with what became of the person there.
    pub case: Option<(ShardName, CaseFact)>,
    /// The day of the data.
    pub as_of: Day,
}

impl LocalModel<'_> {
    /// The standing of a person with the case that decides it; `None` for people of no case.
    pub fn standing(&self, person: &Person) -> Option<StandingData> {
        let standings = &self.model.standings;
        let standing = standings.of(&person.id)?.clone();
        let fact = standing.case.and_then(|position| person.cases.get(position));
        let case = fact.and_then(|fact| Some((self.names.case(&fact.case)?, fact.clone())));
        Some(StandingData { standing, case, as_of: standings.as_of() })
    }
}
