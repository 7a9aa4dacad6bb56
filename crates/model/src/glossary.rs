//! The terms that the glossary explains. The other meaning of "term", a prison sentence, is [`crate::custody::Term`].

use crate::{Localized, Source, TermId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A word of the subject, with its definition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GlossaryTerm {
    /// The permanent id, also its anchor on the page.
    pub id: TermId,
    /// Its usual name, in every language of the site.
    pub name: Localized,
    /// Other names by language (`{"en": ["…"], "zh-Hant": ["…"]}`): each is a synonym in searches and leads to the term from
    /// the texts of events.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub also: BTreeMap<String, Vec<String>>,
    /// The definition, in a sentence or two, in every language of the site.
    pub definition: Localized,
    /// The source of the definition; its address is `https`.
    pub source: Source,
}

impl GlossaryTerm {
    /// All its names with their languages, the usual ones first.
    pub fn names(&self) -> impl Iterator<Item = (&str, &str)> {
        let usual = self.name.iter().map(|name| (name.lang, name.text));
        let others = self
            .also
            .iter()
            .flat_map(|(lang, names)| names.iter().map(|name| (lang.as_str(), name.as_str())));
        usual.chain(others)
    }
}
