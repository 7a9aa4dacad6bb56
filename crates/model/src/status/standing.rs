//! The status of a person, and what is known about it.

use crate::custody::Term;
use crate::{Day, EventDate};

crate::closed_list! {
    /// The status of a person, in the order in which pages list them.
    Status {
        /// Serving a sentence: no release is recorded, and even the shortest possible term is not over.
        InPrison = "in-prison",
        /// Held before judgment or sentence.
        InCustody = "in-custody",
        /// Free on bail in a pending case.
        OnBail = "on-bail",
        /// Sentenced, no release recorded: the shortest possible term is over, the longest is not.
        TermMayHaveEnded = "term-may-have-ended",
        /// Sentenced, no release recorded: even the longest possible term is over.
        TermOver = "term-over",
        /// Released after every sentence.
        Released = "released",
        /// Abroad, under a warrant or a bounty.
        Wanted = "wanted",
        /// Sentenced to a term that is suspended.
        Suspended = "suspended",
        /// Convicted and fined.
        Fined = "fined",
        /// The conviction was quashed.
        Quashed = "quashed",
        /// Acquitted.
        Acquitted = "acquitted",
        /// The charge was dropped.
        Dropped = "dropped",
        /// Died.
        Died = "died",
        /// No source of the data reports it.
        NotRecorded = "not-recorded",
    }
}

impl Status {
    /// Whether the person is behind bars, in prison or in custody.
    pub fn is_behind_bars(self) -> bool {
        matches!(self, Status::InPrison | Status::InCustody)
    }

    /// Whether a term is or may be over without a recorded release.
    pub fn is_release_unrecorded(self) -> bool {
        matches!(self, Status::TermMayHaveEnded | Status::TermOver)
    }
}

/// How well the beginning of the present custody is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beginning {
    /// In custody without a break since that day.
    Known,
    /// In custody on that day; whether it lasted between these two days is not recorded.
    Broken(Day, Day),
    /// In custody on that day, and perhaps before it.
    OrBefore,
}

/// The present time behind bars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Present {
    /// The first known day of it.
    pub since: Day,
    /// How well that day is known as its beginning.
    pub beginning: Beginning,
    /// The number of known days, up to [`Standing::vouched_until`].
    pub days: u32,
}

/// The status of a person with the facts that it follows from.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The status.
    pub status: Status,
    /// The index of the deciding case in [`crate::Person::cases`].
    pub case: Option<usize>,
    /// The deciding day: of the release, the warrant, the sentence, the verdict or the death.
    pub decided: Option<EventDate>,
    /// The present time behind bars, for those in prison or in custody.
    pub present: Option<Present>,
    /// The last day for which sources vouch: the last report for custody and bail, else the day of the data.
    pub vouched_until: Day,
    /// The end of the term, for a sentence without a recorded end.
    pub term: Option<Term>,
    /// The announced day of release.
    pub due: Option<EventDate>,
}

impl Standing {
    /// The standing of a person about whom nothing is recorded, or for whom it would be too strong a claim.
    pub(super) fn not_recorded(case: Option<usize>, as_of: Day) -> Standing {
        Standing {
            status: Status::NotRecorded,
            case,
            decided: None,
            present: None,
            vouched_until: as_of,
            term: None,
            due: None,
        }
    }

    /// The day up to which a browser may count the days in prison on from the day of the data: the earliest end of the term.
    /// `None` if known days are missing or the end is unknown.
    pub fn runs_until(&self) -> Option<Day> {
        let present = self.present.filter(|present| present.beginning == Beginning::Known)?;
        let is_serving = self.status == Status::InPrison && present.days > 0;
        self.term.filter(|_| is_serving).map(|term| term.earliest)
    }
}
