//! The content of an event's page: whom it names and why, and the events before and after it.

use crate::content::cited_source::CitedSource;
use crate::content::glossary::TextPiece;
use crate::content::local_model::LocalModel;
use vigil_index::{ShardName, ShardText};
use vigil_model::{Category, Event, EventDate, EventId, Kind, Role, Status};

/// Everything known of an event.
#[derive(Clone, Debug, PartialEq)]
pub struct EventData {
    /// The permanent id.
    pub id: EventId,
    /// When it happened, or began.
    pub date: EventDate,
    /// When it ended.
    pub end: Option<EventDate>,
    /// The category.
    pub category: Category,
    /// The kind.
    pub kind: Kind,
    /// The headline.
    pub title: ShardText,
    /// The summary.
    pub summary: ShardText,
    /// The summary in pieces: the first use of each glossary term is a piece of its own.
    pub summary_pieces: Vec<TextPiece>,
    /// Where.
    pub place: Option<ShardName>,
    /// The code of the country of the place, as in the data.
    pub country: Option<String>,
    /// Who is named.
    pub people: Vec<ShardName>,
    /// The same people by why they are named.
    pub named: Vec<NamedPeople>,
    /// Which bodies acted.
    pub orgs: Vec<ShardName>,
    /// Which cases it belongs to.
    pub cases: Vec<ShardName>,
    /// Where it can be read.
    pub sources: Vec<CitedSource>,
    /// When this text last changed.
    pub updated: Option<EventDate>,
    /// The changes after it was published, oldest first: day and sentence.
    pub history: Vec<(EventDate, ShardText)>,
    /// The events before and after it.
    pub neighbors: Vec<Neighbors>,
}

impl EventData {
    /// The document of the event; none where it is the only one.
    pub fn doc(&self) -> Option<u32> {
        let in_time = self.neighbors.iter().find(|neighbors| neighbors.case.is_none())?;
        in_time.place.checked_sub(1)
    }
}

/// The people whom an event names for one reason.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedPeople {
    /// The key of the words for the reason.
    pub key: &'static str,
    /// The people, each with the status.
    pub people: Vec<(ShardName, Option<Status>)>,
}

/// The events before and after an event, in time or in a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbors {
    /// The case; none for time as a whole.
    pub case: Option<ShardName>,
    /// The event before.
    pub before: Option<Neighbor>,
    /// The event after.
    pub after: Option<Neighbor>,
    /// The place of the event between them, from 1 on.
    pub place: u32,
    /// How many events there are.
    pub total: u32,
}

/// A link to an event.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbor {
    /// Its id.
    pub id: EventId,
    /// When it happened.
    pub date: EventDate,
    /// Its headline.
    pub title: ShardText,
}

impl LocalModel<'_> {
    /// The page of the event at a position of the timeline.
    pub fn event(&self, position: usize) -> Option<EventData> {
        let event = self.model.dataset.events().get(position)?;
        let names = &self.names;
        Some(EventData {
            id: event.id.clone(),
            date: event.date,
            end: event.end,
            category: event.category,
            kind: event.kind,
            title: names.text(&event.title),
            summary: names.text(&event.summary),
            summary_pieces: self.with_terms(&names.text(&event.summary)),
            place: event.place.as_ref().and_then(|id| names.place(id)),
            country: event.place.as_ref().and_then(|id| Some(self.model.dataset.place(id)?.country.clone())),
            people: event.people.iter().filter_map(|id| names.person(id)).collect(),
            named: self.named(event),
            orgs: event.orgs.iter().filter_map(|id| names.org(id)).collect(),
            cases: event.cases.iter().filter_map(|id| names.case(id)).collect(),
            sources: self.cited_sources(&event.sources),
            updated: event.updated,
            history: event
                .history
                .iter()
                .map(|change| (change.date, self.names.text(&change.what)))
                .collect(),
            neighbors: self.all_neighbors(event, position),
        })
    }

    /// The people of an event: those charged or wanted, those who act for a state or a court, and all others.
    fn named(&self, event: &Event) -> Vec<NamedPeople> {
        // Whoever else is named at a rally speaks there or supports it; elsewhere the reason is not known.
        let others = if event.category == Category::Rally { "named.speakers" } else { "named.others" };
        let mut groups = ["named.defendants", "named.officials", others]
            .map(|key| NamedPeople { key, people: Vec::new() });
        for id in &event.people {
            let (Some(person), Some(name)) = (self.model.dataset.person(id), self.names.person(id)) else {
                continue;
            };
            let group = match person.role() {
                Role::Defendant | Role::Wanted => 0,
                Role::Judge | Role::Prosecutor | Role::Official | Role::ForeignOfficial => 1,
                _ => 2,
            };
            let status = self.model.standings.of(id).map(|standing| standing.status);
            groups[group].people.push((name, status));
        }
        groups.into_iter().filter(|group| !group.people.is_empty()).collect()
    }

    /// The events before and after an event, in each of its cases and then in time.
    fn all_neighbors(&self, event: &Event, position: usize) -> Vec<Neighbors> {
        let in_case = event.cases.iter().filter_map(|case| {
            let events = self.model.by_case.get(case.as_str())?;
            let place = events.partition_point(|other| *other < position);
            let at = |place: Option<usize>| place.and_then(|place| events.get(place)).copied();
            let pair = [at(place.checked_sub(1)), at(Some(place + 1))];
            Some(self.neighbors(self.names.case(case), pair, (place, events.len())))
        });
        let total = self.model.dataset.events().len();
        let pair = [position.checked_sub(1), Some(position + 1)];
        let all = in_case.chain([self.neighbors(None, pair, (position, total))]);
        all.filter(|neighbors| neighbors.total > 1).collect()
    }

    fn neighbors(
        &self,
        case: Option<ShardName>,
        pair: [Option<usize>; 2],
        (place, total): (usize, usize),
    ) -> Neighbors {
        let neighbor = |event: &Event| Neighbor {
            id: event.id.clone(),
            date: event.date,
            title: self.names.text(&event.title),
        };
        let [before, after] =
            pair.map(|at| at.and_then(|at| self.model.dataset.events().get(at)).map(neighbor));
        Neighbors { case, before, after, place: place as u32 + 1, total: total as u32 }
    }
}
