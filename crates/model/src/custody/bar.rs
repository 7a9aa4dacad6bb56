//! The bar of a person: stretches of days, dated points, and the days behind bars.

use crate::{Day, EventDate};

/// How a person spent some days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Serving the sentence of the case.
    Served,
    /// Held by police or on remand.
    Held,
    /// In prison for another case.
    Elsewhere,
    /// Free on bail.
    Bail,
    /// Behind bars according to the last report; whether that lasted is not recorded.
    Unconfirmed,
    /// It is not recorded whether the person was held or free.
    Unrecorded,
    /// The rest of a term up to its earliest end, after the last day of the data.
    Ahead,
}

/// Successive days in one state, as a half-open range: a day of release is a free day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The state.
    pub state: State,
    /// The first day.
    pub from: Day,
    /// The day after the last.
    pub to: Day,
}

/// A dated step of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Point {
    /// The arrest.
    Arrested,
    /// The charge.
    Charged,
    /// The verdict.
    Judged,
    /// The sentence.
    Sentenced,
    /// The release.
    Released,
}

/// The number of days behind bars, up to the last day of the data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DaysHeld {
    /// The known days. Publish only these.
    pub known: u32,
    /// Whether no day is unconfirmed or unrecorded, so that `known` is exact and not a minimum.
    pub is_complete: bool,
    /// The known and the unconfirmed days: an estimate for sorting, never to be published.
    pub best: u32,
}

/// A person's time in one case, or in several cases together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bar {
    /// The stretches in chronological order, without overlaps.
    pub stretches: Vec<Stretch>,
    /// The known dates of steps, in the order of [`Point`] for one case and in chronological order for several.
    pub points: Vec<(Point, EventDate)>,
    /// The days behind bars.
    pub held: DaysHeld,
}

impl Stretch {
    /// The number of days, which is the number of nights; 0 if `to` is not after `from`.
    pub fn days(&self) -> u32 {
        u32::try_from(self.to.0 - self.from.0).unwrap_or(0)
    }
}

impl State {
    /// Whether the person was certainly behind bars.
    pub fn is_behind_bars(self) -> bool {
        matches!(self, State::Served | State::Held | State::Elsewhere)
    }
}

impl Bar {
    /// The first day and the day after the last of all stretches and points; `None` for an empty bar.
    pub fn extent(&self) -> Option<(Day, Day)> {
        let starts = self.stretches.iter().map(|stretch| stretch.from);
        let ends = self.stretches.iter().map(|stretch| stretch.to);
        let first = starts.chain(self.points.iter().map(|(_, date)| date.first_day())).min()?;
        let last = ends.chain(self.points.iter().map(|(_, date)| Day(date.last_day().0 + 1))).max()?;
        Some((first, last))
    }
}
