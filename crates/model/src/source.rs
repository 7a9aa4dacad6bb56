//! Where a statement can be read.

use crate::EventDate;
use serde::{Deserialize, Serialize};

/// A published source of an event, a person's facts or a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The title as published, in the source's language.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Its address, `http` or `https`.
    pub url: String,
    /// When it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<EventDate>,
    /// The language it is in (BCP 47).
    pub lang: String,
    /// The address of an archived copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archive: Option<String>,
}
