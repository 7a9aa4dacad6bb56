//! Court cases and investigations that join events and people.

use crate::{CaseId, Localized, Source};
use serde::{Deserialize, Serialize};

/// A case: one prosecution, or a group of them that is reported as one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The permanent id.
    pub id: CaseId,
    /// Its usual name.
    pub name: Localized,
    /// Other names by which it is searched.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// What it is about, in a sentence or two.
    pub description: Localized,
    /// Where that can be read.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 1000)))]
    pub sources: Vec<Source>,
}
