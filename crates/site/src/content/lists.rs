//! The lists of people and cases, and how a case is followed: its steps and its events.

use vigil_app::timeline::printout::notes::Notes;
use vigil_index::{ShardEvent, ShardName, ShardText};
use vigil_model::{Role, Status};

/// All people, in sections.
#[derive(Clone, Debug, PartialEq)]
pub struct PeopleData {
    /// The file of the page's own style sheet.
    pub sheet: String,
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
    /// Where the person stands; none for those of no case.
    pub status: Option<Status>,
    /// The cases in which they were charged or are wanted.
    pub cases: Vec<ShardName>,
}

/// All cases, in groups.
#[derive(Clone, Debug, PartialEq)]
pub struct CasesData {
    /// The file of the page's own style sheet.
    pub sheet: String,
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
    /// What it is about.
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

/// The events of a case, oldest first, and the few that stand for it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CaseEvents {
    /// The key steps, oldest first; empty where they would say no less than the events.
    pub steps: Vec<Step>,
    /// The events told on the page, from the oldest on.
    pub told: Vec<ShardEvent>,
    /// Their sources, for paper.
    pub notes: Notes,
    /// How many events there are.
    pub total: u32,
}

/// A key step of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The event.
    pub event: ShardEvent,
    /// Its place among the events of the case, from 1 on.
    pub place: u32,
}

/// The people whom an event names for one reason.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedPeople {
    /// The key of the words for the reason.
    pub key: &'static str,
    /// The people, each with where they stand.
    pub people: Vec<(ShardName, Option<Status>)>,
}
