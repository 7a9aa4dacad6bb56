//! Changes of an entry after it was published.

use crate::{EventDate, Localized};
use serde::{Deserialize, Serialize};

/// A change of what an entry says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// When, to the day.
    pub date: EventDate,
    /// What it said before and says now, in a sentence.
    pub what: Localized,
}
