//! Bodies that act in events.

use crate::{Localized, OrganizationId};
use serde::{Deserialize, Serialize};

/// A group, newspaper, court, police unit or parliament.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Organization {
    /// The permanent id.
    pub id: OrganizationId,
    /// Its name.
    pub name: Localized,
    /// Other names by which it is found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The address of its own site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^https?://"), length(max = 2000)))]
    pub url: Option<String>,
}
