//! Sources of statements.

use crate::EventDate;
use serde::{Deserialize, Serialize};

/// A published source of an event, a person's facts or a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The title as published, in the source's language.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 500)))]
    pub title: String,
    /// Who published it.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 120)))]
    pub publisher: String,
    /// The address, `http` or `https`.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^https?://"), length(max = 2000)))]
    pub url: String,
    /// When it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<EventDate>,
    /// The language of the source (BCP 47).
    pub lang: String,
    /// The address of an archived copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^https?://"), length(max = 2000)))]
    pub archive: Option<String>,
}
