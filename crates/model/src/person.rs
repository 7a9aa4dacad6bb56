//! People, and what became of them in each case.

use crate::{CaseId, EventDate, Localized, PersonId, Source};
use serde::{Deserialize, Serialize};

/// Somebody named in court reporting or acting in a public role.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The permanent id.
    pub id: PersonId,
    /// The name.
    pub name: Localized,
    /// Other names and spellings by which they are searched.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The public role, in a sentence or two.
    pub description: Localized,
    /// What became of them in each case.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<CaseFact>,
    /// Where this can be read.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 1000)))]
    pub sources: Vec<Source>,
}

/// What a person was charged with in one case, and how it went. What no source gives is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CaseFact {
    /// The case.
    pub case: CaseId,
    /// The charge, in the words of English court reporting.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 500)))]
    pub charge: String,
    /// The plea, where one was taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plea: Option<Plea>,
    /// How the charge ended; the person is presumed innocent until then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// The prison sentence in months; may be a fraction (13.5).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(extend("exclusiveMinimum" = 0)))]
    pub sentence_months: Option<f64>,
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
    /// When released.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub released: Option<EventDate>,
    /// Whether the sentence is suspended, so that no time is served.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub suspended: bool,
    /// The stretches held or on bail, as far as sources tell them, in the order of time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub custody: Vec<Custody>,
    /// What the other fields cannot say, in English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 500)))]
    pub note: Option<String>,
}

/// A stretch of time in custody or on bail, before judgment or while an appeal is heard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Custody {
    /// Held, or free on bail.
    pub state: CustodyState,
    /// When it began.
    pub from: EventDate,
    /// When it ended, or the last day up to which a source tells it; left out where no source gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<EventDate>,
}

/// Whether somebody not serving a sentence is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CustodyState {
    /// Held by police or on remand.
    Held,
    /// Free on bail.
    Bail,
}

/// The plea taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Plea {
    /// Pleaded guilty.
    Guilty,
    /// Pleaded not guilty.
    NotGuilty,
}

/// How a charge ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Convicted.
    Convicted,
    /// Acquitted.
    Acquitted,
    /// Convicted, and the conviction later quashed.
    Quashed,
}
