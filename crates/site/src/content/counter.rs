//! What counters and cards show in the frames of other sites: how many people are behind bars, or where somebody stands.

use super::{StandingData, TimeRow};
use vigil_index::{ShardName, ShardText};
use vigil_model::Day;

/// A counter or a card, as of the last day of the data.
#[derive(Clone, Debug, PartialEq)]
pub struct CounterData {
    /// What it counts or shows.
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
    /// Whether another case decides where some of these stand.
    pub has_others: bool,
}

/// A person, with where they stand.
#[derive(Clone, Debug, PartialEq)]
pub struct CountedPerson {
    /// The id and the name.
    pub name: ShardName,
    /// The name in another of the site's languages.
    pub other_name: Option<ShardText>,
    /// Where they stand.
    pub standing: StandingData,
    /// The time behind bars, of all cases as one.
    pub time: Option<TimeRow>,
}
