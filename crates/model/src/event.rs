//! Events, and the closed lists of their categories and kinds.

use crate::{
    CaseId, Change, EventDate, EventId, Localized, OrganizationId, PersonId, PlaceId, Precision, Source,
};
use serde::{Deserialize, Serialize};

/// Something that happened on a day, in a month or over a span of days, with its sources.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// The permanent id; begins with the date.
    pub id: EventId,
    /// Ids under which it was published before; their addresses redirect to this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former_ids: Vec<EventId>,
    /// When it happened, or began.
    pub date: EventDate,
    /// When it ended, if it lasted longer than `date` says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<EventDate>,
    /// The category, one of five.
    pub category: Category,
    /// The finer kind.
    pub kind: Kind,
    /// A headline.
    pub title: Localized,
    /// What happened, in a few sentences.
    pub summary: Localized,
    /// Where it happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<PlaceId>,
    /// Who is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = 1000)))]
    pub people: Vec<PersonId>,
    /// Which bodies acted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = 1000)))]
    pub orgs: Vec<OrganizationId>,
    /// Which cases it belongs to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = 1000)))]
    pub cases: Vec<CaseId>,
    /// The sources; at least one.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 1000)))]
    pub sources: Vec<Source>,
    /// When this text last changed, to the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<EventDate>,
    /// What changed after it was published, oldest first; the last one on the day of `updated`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = 100)))]
    pub history: Vec<Change>,
}

impl Event {
    /// The sort key of events: earliest possible day, then coarser before finer, then id.
    pub fn order_key(&self) -> (crate::Day, Precision, &EventId) {
        let (day, precision) = self.date.order_key();
        (day, precision, &self.id)
    }

    /// The id under which it was first published. Feeds and calendars use it, because their readers would show an event
    /// with a changed id twice.
    pub fn first_id(&self) -> &EventId {
        self.former_ids.first().unwrap_or(&self.id)
    }

    /// The latest possible day of the event.
    pub fn last_day(&self) -> crate::Day {
        self.end.unwrap_or(self.date).last_day()
    }
}

crate::closed_list! {
    /// What an event is: the mission's four, and the law they happened under.
    Category {
        /// Arrests, charges, raids, warrants.
        Arrest = "arrest",
        /// Hearings, pleas, verdicts, sentences, releases.
        Trial = "trial",
        /// Reports, statements, resolutions, sanctions.
        Report = "report",
        /// Rallies, marches, vigils, petitions, exhibitions.
        Rally = "rally",
        /// Laws, closures, dissolutions, elections: the frame the rest happened in.
        Law = "law",
    }
}

crate::closed_list! {
    /// The finer word; not tied to one category (a hearing may be a court's or a parliament's).
    Kind {
        /// An appeal is lodged, heard or decided.
        Appeal = "appeal",
        /// An arrest.
        Arrest = "arrest",
        /// An award or honour.
        Award = "award",
        /// Bail is sought, granted, refused or revoked.
        Bail = "bail",
        /// A ceremony.
        Ceremony = "ceremony",
        /// A charge is laid.
        Charge = "charge",
        /// Closing submissions.
        Closing = "closing",
        /// A place or outlet closes or is closed.
        Closure = "closure",
        /// Somebody is held.
        Detention = "detention",
        /// Somebody is disqualified from office.
        Disqualification = "disqualification",
        /// A group dissolves.
        Dissolution = "dissolution",
        /// An election.
        Election = "election",
        /// An exhibition.
        Exhibition = "exhibition",
        /// A hearing.
        Hearing = "hearing",
        /// A hunger strike.
        HungerStrike = "hunger-strike",
        /// A law is made or comes into force.
        Law = "law",
        /// An open letter.
        Letter = "letter",
        /// A march.
        March = "march",
        /// A plea in mitigation.
        Mitigation = "mitigation",
        /// A passport is cancelled.
        PassportCancelled = "passport-cancelled",
        /// A petition.
        Petition = "petition",
        /// A plea is entered.
        Plea = "plea",
        /// A policy.
        Policy = "policy",
        /// A primary election.
        Primary = "primary",
        /// A protest.
        Protest = "protest",
        /// Premises are searched.
        Raid = "raid",
        /// A rally.
        Rally = "rally",
        /// A release from prison.
        Release = "release",
        /// A report.
        Report = "report",
        /// A resolution of a parliament or council.
        Resolution = "resolution",
        /// A review by a treaty body or the like.
        Review = "review",
        /// Sanctions.
        Sanction = "sanction",
        /// A sentence is passed.
        Sentence = "sentence",
        /// A statement.
        Statement = "statement",
        /// A case or person is transferred.
        Transfer = "transfer",
        /// A trial opens.
        TrialOpens = "trial-opens",
        /// A verdict.
        Verdict = "verdict",
        /// A vigil.
        Vigil = "vigil",
        /// A warrant or bounty is issued.
        Warrant = "warrant",
    }
}
