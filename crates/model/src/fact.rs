//! The facts of a person in one case.

use crate::{CaseId, Day, EventDate, Localized};
use serde::{Deserialize, Serialize};

/// The charge against a person in one case, and what became of it. A fact without a source is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CaseFact {
    /// The case.
    pub case: CaseId,
    /// The charge, in the words of court reporting.
    pub charge: Localized,
    /// The plea, where one was taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plea: Option<Plea>,
    /// When the plea was taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pleaded: Option<EventDate>,
    /// How the charge ended; the person is presumed innocent until then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// The prison sentence in months; may be a fraction (13.5).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(extend("exclusiveMinimum" = 0)))]
    pub sentence_months: Option<f64>,
    /// The case whose sentence is served first, where a court ordered that this one follows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consecutive_to: Option<CaseId>,
    /// Whether the penalty is a fine, or includes one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub fined: bool,
    /// When a warrant or bounty was issued for somebody abroad.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wanted: Option<EventDate>,
    /// When arrested.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrested: Option<EventDate>,
    /// When charged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub charged: Option<EventDate>,
    /// When the verdict was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judged: Option<EventDate>,
    /// When sentenced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sentenced: Option<EventDate>,
    /// When released into freedom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub released: Option<EventDate>,
    /// When handed over to another prison, police force or country: the end of this case's custody that is no freedom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transferred: Option<EventDate>,
    /// The release that a source announced beforehand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub release_due: Option<EventDate>,
    /// Whether the sentence is suspended, so that no time is served.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub suspended: bool,
    /// The stretches held or on bail, as far as sources report them, in chronological order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub custody: Vec<Custody>,
    /// A note on facts that have no field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Localized>,
}

/// A stretch of time in custody or on bail, before judgment or while an appeal is heard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Custody {
    /// Held, free on bail, or in prison for another case.
    pub state: CustodyState,
    /// When it began.
    pub from: EventDate,
    /// The day it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<EventDate>,
    /// If the end is unknown: the last day on which a source reports that it still was so. Never together with `to`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<EventDate>,
    /// The case somebody is in prison for `elsewhere`; absent where this data set does not follow it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseId>,
}

impl Custody {
    /// The day up to which a source vouches for the stretch, not included: its end, the last day of a report, or its first
    /// day.
    pub(crate) fn known_until(&self) -> Day {
        let until = self.to.or(self.seen).map_or(self.from.last_day(), EventDate::first_day);
        until.max(self.from.last_day())
    }
}

crate::closed_list! {
    /// The state of a person who is not serving the sentence of this case.
    CustodyState {
        /// Held by police or on remand in this case.
        Held = "held",
        /// Free on bail.
        Bail = "bail",
        /// In prison for another case: behind bars, but not counted to this term.
        Elsewhere = "elsewhere",
    }
}

crate::closed_list! {
    /// The plea taken.
    Plea {
        /// Pleaded guilty.
        Guilty = "guilty",
        /// Pleaded not guilty.
        NotGuilty = "not-guilty",
    }
}

crate::closed_list! {
    /// How a charge ended.
    Verdict {
        /// Convicted.
        Convicted = "convicted",
        /// Acquitted.
        Acquitted = "acquitted",
        /// Convicted, and the conviction later quashed.
        Quashed = "quashed",
        /// The charge was withdrawn or dropped.
        Dropped = "dropped",
    }
}
