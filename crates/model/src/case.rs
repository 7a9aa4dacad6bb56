//! Court cases and investigations that join events and people.

use crate::{CaseId, EventDate, EventId, Localized, Source};
use serde::{Deserialize, Serialize};

/// A case: one prosecution, or a group of them that is reported as one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The permanent id.
    pub id: CaseId,
    /// Ids under which it was published before; each leads to this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former_ids: Vec<CaseId>,
    /// Its usual name.
    pub name: Localized,
    /// Other names by which it is searched.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// What it is about, in a sentence or two.
    pub description: Localized,
    /// The earliest day on which anybody can have been held for it: that of the acts, or the first of the law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<EventDate>,
    /// The events shown as its key steps; absent where they follow from the kinds of its events.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = 8)))]
    pub steps: Vec<EventId>,
    /// Where that can be read.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 1000)))]
    pub sources: Vec<Source>,
}
