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
    /// Ids under which it was published before; their addresses redirect to this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former_ids: Vec<CaseId>,
    /// Its usual name.
    pub name: Localized,
    /// Other names by which it is found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// What it is about, in a sentence or two.
    pub description: Localized,
    /// The earliest day on which anybody can have been held for it: the day of the acts, or the first day of the law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<EventDate>,
    /// The events shown as its key steps; without them, they are chosen by the kinds of its events.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = 8)))]
    pub steps: Vec<EventId>,
    /// The sources of these facts.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 1000)))]
    pub sources: Vec<Source>,
}
