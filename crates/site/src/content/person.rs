//! The content of a person's page.

use crate::content::cited_source::CitedSource;
use crate::content::local_model::LocalModel;
use crate::content::standing::StandingData;
use crate::content::time_tables::{TimeRow, TimeTable};
use std::collections::BTreeSet;
use vigil_app::timeline::printout::notes::Notes;
use vigil_index::{ShardEvent, ShardName, ShardText};
use vigil_model::{Bar, CaseFact, Day, Event, EventDate, Kind, Person, PersonId, Precision, Role};

/// The most events on the page of a person; the timeline has the rest.
const EVENTS_SHOWN: usize = 100;

/// The kinds of events that decide what becomes of somebody in a case.
const KEY_KINDS: [Kind; 12] = [
    Kind::Arrest,
    Kind::Charge,
    Kind::Bail,
    Kind::Detention,
    Kind::TrialOpens,
    Kind::Plea,
    Kind::Verdict,
    Kind::Sentence,
    Kind::Appeal,
    Kind::Release,
    Kind::Transfer,
    Kind::Warrant,
];

/// Who is listed apart, in this order.
const OFFICES: [Role; 3] = [Role::Judge, Role::Prosecutor, Role::Official];

/// For how many days after something happened a source is one of it.
const NEWS_DAYS: i32 = 7;

/// Everything known of a person.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonData {
    /// The permanent id, and the name.
    pub name: ShardName,
    /// The names in the other languages, and other spellings.
    pub other_names: Vec<ShardText>,
    /// The public role.
    pub description: ShardText,
    /// The facts of each case.
    pub facts: Vec<(ShardName, CaseFact)>,
    /// The standing; `None` for people of no case.
    pub standing: Option<StandingData>,
    /// The sources published when what decides became known: their numbers in `sources`, from 1.
    pub deciding: Vec<usize>,
    /// Their time in custody, by case.
    pub time: TimeTable,
    /// Their time in custody in all cases, days in several at once counted once.
    pub held: TimeRow,
    /// For people of a case the arrests, hearings and releases that name them, oldest first; for others the newest
    /// events, newest first.
    pub events: Vec<ShardEvent>,
    /// Their sources, for paper.
    pub notes: Notes,
    /// How many events name them.
    pub event_count: u32,
    /// Who held an office in `events`, by role.
    pub officials: Vec<(Role, Vec<OtherName>)>,
    /// Where this can be read.
    pub sources: Vec<CitedSource>,
}

/// A name, and that in another of the site's languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherName {
    /// The name, in the page's language if it has one there.
    pub name: ShardName,
    /// The other.
    pub other: Option<ShardText>,
}

impl LocalModel<'_> {
    /// The page of a person; `None` if the person is not in the data set.
    pub fn person(&self, person: &Person) -> Option<PersonData> {
        let positions = self.model.by_person.get(person.id.as_str()).map_or(&[][..], Vec::as_slice);
        let standing = self.standing(person);
        let shown: Vec<usize> = match standing {
            Some(_) => self.key_events(positions).take(EVENTS_SHOWN).collect(),
            None => positions.iter().rev().take(EVENTS_SHOWN).copied().collect(),
        };
        let officials = if standing.is_some() { self.officials(&shown) } else { Vec::new() };
        let held = self.life(person)?;
        let sources = self.cited_sources(&person.sources);
        Some(PersonData {
            other_names: self.other_names(&person.name, &person.aliases),
            description: self.names.text(&person.description),
            deciding: standing.as_ref().map(|data| deciding(data, &sources)).unwrap_or_default(),
            standing,
            time: self.time_of_cases(person),
            facts: held.facts.clone(),
            name: held.name.clone(),
            held,
            notes: self.notes(shown.iter().copied()),
            events: self.events(shown.into_iter()),
            event_count: positions.len() as u32,
            officials,
            sources,
        })
    }

    /// A person's whole time as one bar; an empty one for people of no case.
    fn life(&self, person: &Person) -> Option<TimeRow> {
        if let Some(row) = self.time_row(person, |_| true) {
            return Some(row);
        }
        let name = self.names.person(&person.id)?;
        Some(TimeRow {
            other_name: None,
            name,
            facts: Vec::new(),
            bar: Bar::default(),
            other: Vec::new(),
            standing: None,
        })
    }

    /// A person's time, a line a case.
    fn time_of_cases(&self, person: &Person) -> TimeTable {
        let bars = person.cases.iter().zip(self.model.standings.bars(person));
        let row = |(fact, bar): (&CaseFact, Bar)| {
            let name = self.names.case(&fact.case)?;
            Some(TimeRow {
                facts: vec![(name.clone(), fact.clone())],
                name,
                other_name: None,
                bar,
                other: Vec::new(),
                standing: None,
            })
        };
        let rows = bars.filter_map(row).collect();
        TimeTable { rows, is_of_case: false, as_of: self.as_of() }
    }

    /// The events among some that decide what becomes of somebody, oldest first.
    fn key_events<'p>(&'p self, positions: &'p [usize]) -> impl Iterator<Item = usize> + 'p {
        let is_key = |position: &usize| {
            self.model.dataset.events().get(*position).is_some_and(|event| KEY_KINDS.contains(&event.kind))
        };
        positions.iter().copied().filter(is_key)
    }

    /// Who held an office in some events, by role, each in the order of first appearance.
    fn officials(&self, positions: &[usize]) -> Vec<(Role, Vec<OtherName>)> {
        let events = positions.iter().filter_map(|position| self.model.dataset.events().get(*position));
        let mut seen: BTreeSet<&PersonId> = BTreeSet::new();
        let people: Vec<&Person> = events
            .flat_map(|event: &Event| &event.people)
            .filter(|id| seen.insert(id))
            .filter_map(|id| self.model.dataset.person(id))
            .collect();
        let named = |role: Role| {
            let of_role = people.iter().filter(|person| person.role() == role);
            let names = of_role.filter_map(|person| self.names.person(&person.id));
            names.map(|name| OtherName { other: self.other_name(&name), name }).collect::<Vec<_>>()
        };
        let offices = OFFICES.into_iter().map(|role| (role, named(role)));
        offices.filter(|(_, names)| !names.is_empty()).collect()
    }
}

/// The numbers of the sources, from 1, published on a day that decides the standing or within the days after it: of the beginning of custody, the sentence, the release or other outcome, and the last day for which sources vouch.
fn deciding(data: &StandingData, sources: &[CitedSource]) -> Vec<usize> {
    let standing = &data.standing;
    let day_of = |date: Option<EventDate>| {
        date.filter(|date| date.precision() == Precision::Day).map(EventDate::first_day)
    };
    let days: [Option<Day>; 4] = [
        standing.present.map(|present| present.since),
        data.case.as_ref().and_then(|(_, fact)| day_of(fact.sentenced)),
        day_of(standing.decided),
        Some(standing.vouched_until),
    ];
    let mut numbers = Vec::new();
    for day in days.into_iter().flatten() {
        for (number, source) in (1..).zip(sources) {
            let is_of_day =
                day_of(source.source.date).is_some_and(|date| (0..=NEWS_DAYS).contains(&(date.0 - day.0)));
            if is_of_day && !numbers.contains(&number) {
                numbers.push(number);
            }
        }
    }
    numbers
}
