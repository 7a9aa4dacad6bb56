//! The settings of the site as a whole.

use crate::Localized;
use serde::{Deserialize, Serialize};

/// `site.json`: names, languages and address of the site.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// The short name, for the masthead and titles (`Vigil`).
    pub name: Localized,
    /// The front page's heading.
    pub title: Localized,
    /// One or two sentences below the heading.
    pub description: Localized,
    /// BCP 47 tags of the languages, in the order in which they are offered.
    pub locales: Vec<String>,
    /// The language served at the root. Every text must have it.
    pub default_locale: String,
    /// The canonical address, with a final `/`. Without it, the site has no absolute addresses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^https?://.*/$")))]
    pub base_url: Option<String>,
    /// Who publishes this copy, and who answers for it: a sentence or two for the page "About".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Localized>,
    /// Where corrections can be sent: an `https:` or `mailto:` address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^(https:|mailto:)")))]
    pub corrections: Option<String>,
    /// Whether the app writes what is searched behind a `#` in the address, which browsers do not send to the host. Readers can
    /// choose it by themselves.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub private_search: bool,
    /// Hosts that are known to be closed, subdomains included. A source there needs an archived copy.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = 1000)))]
    pub closed_hosts: Vec<String>,
    /// Groups of synonyms, as in `["NSL", "national security law"]`: an event with one of them is found by all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = 1000)))]
    pub synonyms: Vec<Vec<String>>,
}
