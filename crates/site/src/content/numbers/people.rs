//! The people that the data follows, counted by what became of them: the first numbers of the page.

use crate::compile::names::Names;
use crate::compile::site_model::SiteModel;
use vigil_index::ShardName;
use vigil_model::{CaseFact, Person, Status, Verdict};

/// The most people named next to a number.
pub const NAMED: usize = 250;

/// People, the first of them by name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PeopleCount {
    /// How many they are.
    pub count: u32,
    /// The first of them.
    pub people: Vec<ShardName>,
}

/// The people whom the data follows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FollowedCounts {
    /// The number of people who were charged, sentenced or are wanted.
    pub followed: u32,
    /// The number of those in prison or in custody, which is that of the page of their names.
    pub inside: u32,
    /// What became of them, without what became of nobody.
    pub outcomes: Vec<(Outcome, PeopleCount)>,
}

/// A line of the chart. One person can be in several: in each that holds of any of their cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Charged, in whatever way it ended.
    Charged,
    /// Convicted, and the conviction not quashed.
    Convicted,
    /// Acquitted.
    Acquitted,
    /// Convicted, and the conviction quashed.
    Quashed,
    /// The charge was dropped.
    Dropped,
    /// Charged, and no verdict is known in any case.
    Unjudged,
    /// Wanted abroad, under a warrant or a bounty.
    Wanted,
}

impl Outcome {
    /// All lines, in the order of the chart.
    const ALL: [Outcome; 7] = [
        Outcome::Charged,
        Outcome::Convicted,
        Outcome::Acquitted,
        Outcome::Quashed,
        Outcome::Dropped,
        Outcome::Unjudged,
        Outcome::Wanted,
    ];

    /// The last part of its message key and of its anchor.
    pub fn as_str(self) -> &'static str {
        match self {
            Outcome::Charged => "charged",
            Outcome::Convicted => "convicted",
            Outcome::Acquitted => "acquitted",
            Outcome::Quashed => "quashed",
            Outcome::Dropped => "dropped",
            Outcome::Unjudged => "unjudged",
            Outcome::Wanted => "wanted",
        }
    }

    fn holds_of(self, person: &Person) -> bool {
        let mut facts = person.cases.iter();
        let ended = |verdict: Verdict| person.cases.iter().any(|fact| fact.verdict == Some(verdict));
        match self {
            Outcome::Charged => facts.any(is_charged),
            Outcome::Convicted => ended(Verdict::Convicted),
            Outcome::Acquitted => ended(Verdict::Acquitted),
            Outcome::Quashed => ended(Verdict::Quashed),
            Outcome::Dropped => ended(Verdict::Dropped),
            Outcome::Unjudged => facts.clone().any(is_charged) && facts.all(|fact| fact.verdict.is_none()),
            Outcome::Wanted => facts.any(|fact| fact.wanted.is_some()),
        }
    }
}

/// Whether the facts of a case say that there was a charge. An arrest or a warrant alone is none.
fn is_charged(fact: &CaseFact) -> bool {
    let dates = [fact.charged, fact.pleaded, fact.judged, fact.sentenced];
    // A warrant that was withdrawn is no charge that was dropped.
    let is_judged = fact.verdict.is_some_and(|verdict| verdict != Verdict::Dropped || fact.wanted.is_none());
    is_judged || fact.plea.is_some() || fact.sentence_months.is_some() || dates.iter().any(Option::is_some)
}

impl FollowedCounts {
    /// Counts the people of a site, with names in one language.
    pub fn of(model: &SiteModel<'_>, names: &Names<'_>) -> FollowedCounts {
        let followed = || model.dataset.people().iter().filter(|person| person.is_followed());
        let count = |outcome: Outcome| {
            let people = || followed().filter(move |person| outcome.holds_of(person));
            let named = people().take(NAMED).filter_map(|person| names.person(&person.id));
            (outcome, PeopleCount { count: people().count() as u32, people: named.collect() })
        };
        FollowedCounts {
            followed: followed().count() as u32,
            inside: model.standings.count(Status::is_behind_bars),
            outcomes: Outcome::ALL.into_iter().map(count).filter(|(_, people)| people.count > 0).collect(),
        }
    }

    /// The number of people of one line.
    pub fn count(&self, outcome: Outcome) -> u32 {
        self.outcomes.iter().find(|(one, _)| *one == outcome).map_or(0, |(_, people)| people.count)
    }
}
