//! People and their roles.

use crate::{CaseFact, EventDate, Localized, PersonId, Source, Verdict};
use serde::{Deserialize, Serialize};

/// Somebody named in court reporting or acting in a public role.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The permanent id.
    pub id: PersonId,
    /// Ids under which the person was published before; their addresses redirect to this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former_ids: Vec<PersonId>,
    /// The name.
    pub name: Localized,
    /// Other names and spellings by which they are found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The reason why they are named; absent only for those charged or wanted in a case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// When they died.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub died: Option<EventDate>,
    /// The public role, in a sentence or two.
    pub description: Localized,
    /// The facts of each case.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<CaseFact>,
    /// The sources of these facts.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 1000)))]
    pub sources: Vec<Source>,
}

impl Person {
    /// The reason why the person is named. Facts take precedence over the declared role: a person who is declared wanted, or
    /// has only warrants, is wanted, and any other person with facts is a defendant.
    ///
    /// Without facts, it is the declared role, which the checks then require; the default is `Campaigner`.
    pub fn role(&self) -> Role {
        if self.cases.is_empty() {
            return self.role.unwrap_or(Role::Campaigner);
        }
        let is_only_wanted = self.cases.iter().all(|fact| fact.wanted.is_some() && !fact.is_prosecuted());
        if is_only_wanted || self.role == Some(Role::Wanted) { Role::Wanted } else { Role::Defendant }
    }

    /// Whether the data has facts of the person in any case.
    pub fn is_followed(&self) -> bool {
        !self.cases.is_empty()
    }
}

impl CaseFact {
    /// Whether anything except a warrant is known.
    fn is_prosecuted(&self) -> bool {
        let dates = [self.arrested, self.charged, self.pleaded, self.judged, self.sentenced, self.released];
        self.verdict.is_some_and(|verdict| verdict != Verdict::Dropped)
            || dates.iter().any(Option::is_some)
            || !self.custody.is_empty()
    }
}

crate::closed_list! {
    /// The reason why a person is named.
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
