//! People, and what became of them in each case.

use crate::{CaseFact, EventDate, Localized, PersonId, Source, Verdict};
use serde::{Deserialize, Serialize};

/// Somebody named in court reporting or acting in a public role.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The permanent id.
    pub id: PersonId,
    /// Ids under which the person was published before; each leads to this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former_ids: Vec<PersonId>,
    /// The name.
    pub name: Localized,
    /// Other names and spellings by which they are searched.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Why they are named here; absent only for those charged or wanted in a case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// When they died.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub died: Option<EventDate>,
    /// The public role, in a sentence or two.
    pub description: Localized,
    /// What became of them in each case.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<CaseFact>,
    /// Where this can be read.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 1000)))]
    pub sources: Vec<Source>,
}

impl Person {
    /// Why the person is named here: the facts come first, since whoever is charged is a defendant by that alone.
    ///
    /// A person of whom only warrants are known is wanted. Without facts the declared role counts, which the checks
    /// require; a person with neither is a campaigner.
    pub fn role(&self) -> Role {
        if self.cases.is_empty() {
            return self.role.unwrap_or(Role::Campaigner);
        }
        let is_only_wanted = self.cases.iter().all(|fact| fact.wanted.is_some() && !fact.is_prosecuted());
        if is_only_wanted || self.role == Some(Role::Wanted) { Role::Wanted } else { Role::Defendant }
    }

    /// Whether the person was charged, sentenced or is wanted in a case of this data set.
    pub fn is_followed(&self) -> bool {
        !self.cases.is_empty()
    }
}

impl CaseFact {
    /// Whether anything but a warrant is known.
    fn is_prosecuted(&self) -> bool {
        let dates = [self.arrested, self.charged, self.pleaded, self.judged, self.sentenced, self.released];
        self.verdict.is_some_and(|verdict| verdict != Verdict::Dropped)
            || dates.iter().any(Option::is_some)
            || !self.custody.is_empty()
    }
}

crate::closed_list! {
    /// Why a person is named.
    Role {
        /// Charged, tried or jailed in a case.
        Defendant = "defendant",
        /// Abroad, under a warrant or a bounty.
        Wanted = "wanted",
        /// A judge or magistrate.
        Judge = "judge",
        /// A prosecutor.
        Prosecutor = "prosecutor",
        /// An official or officer of Hong Kong or China.
        Official = "official",
        /// An official or member of parliament elsewhere.
        ForeignOfficial = "foreign-official",
        /// A lawyer of a defendant.
        Lawyer = "lawyer",
        /// A member of a party or of an elected council, past or present.
        Politician = "politician",
        /// Somebody who campaigns, or speaks or supports at rallies.
        Campaigner = "campaigner",
        /// A journalist or broadcaster.
        Journalist = "journalist",
        /// An artist.
        Artist = "artist",
        /// A relative of a defendant who speaks in public.
        Family = "family",
    }
}
