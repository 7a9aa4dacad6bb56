//! The page of an event: whom it names and why, and the events before and after it.

use crate::content::lists::NamedPeople;
use crate::content::{Citations, EventData, Neighbor, Neighbors, Page};
use crate::pages::Pages;
use vigil_index::ShardName;
use vigil_model::{Category, Event, Role};

impl Pages<'_> {
    /// The page of the event at a position of the timeline.
    pub(crate) fn event(&self, position: usize) -> (Page, String, String) {
        let Some(event) = self.dataset.events().get(position) else { return self.not_found() };
        let names = &self.names;
        let data = EventData {
            id: event.id.clone(),
            date: event.date,
            end: event.end,
            category: event.category,
            kind: event.kind,
            title: names.text(&event.title),
            summary: names.text(&event.summary),
            told: self.with_terms(&names.text(&event.summary)),
            place: event.place.as_ref().and_then(|id| names.place(id)),
            people: event.people.iter().filter_map(|id| names.person(id)).collect(),
            named: self.named(event),
            orgs: event.orgs.iter().filter_map(|id| names.org(id)).collect(),
            cases: event.cases.iter().filter_map(|id| names.case(id)).collect(),
            sources: event.sources.clone(),
            updated: event.updated,
            neighbors: self.all_neighbors(event, position),
            citations: Citations::default(),
        };
        let (title, summary) = (data.title.text.clone(), data.summary.text.clone());
        (Page::Event(Box::new(data)), title, summary)
    }

    /// The people of an event: those charged or wanted, those who act for a state or a court, and all others.
    fn named(&self, event: &Event) -> Vec<NamedPeople> {
        // Whoever else is named at a rally speaks there or supports it; elsewhere the reason is not known.
        let others = if event.category == Category::Rally { "named.speakers" } else { "named.others" };
        let mut groups = ["named.defendants", "named.officials", others]
            .map(|key| NamedPeople { key, people: Vec::new() });
        for id in &event.people {
            let (Some(person), Some(name)) = (self.dataset.person(id), self.names.person(id)) else {
                continue;
            };
            let group = match person.role() {
                Role::Defendant | Role::Wanted => 0,
                Role::Judge | Role::Prosecutor | Role::Official | Role::ForeignOfficial => 1,
                _ => 2,
            };
            let status = self.standings.of(id).map(|standing| standing.status);
            groups[group].people.push((name, status));
        }
        groups.into_iter().filter(|group| !group.people.is_empty()).collect()
    }

    /// The events before and after an event, in each of its cases and then in time.
    fn all_neighbors(&self, event: &Event, position: usize) -> Vec<Neighbors> {
        let in_case = event.cases.iter().filter_map(|case| {
            let events = self.by_case.get(case.as_str())?;
            let place = events.partition_point(|other| *other < position);
            let at = |place: Option<usize>| place.and_then(|place| events.get(place)).copied();
            let pair = [at(place.checked_sub(1)), at(Some(place + 1))];
            Some(self.neighbors(self.names.case(case), pair, (place, events.len())))
        });
        let total = self.dataset.events().len();
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
        let [before, after] = pair.map(|at| at.and_then(|at| self.dataset.events().get(at)).map(neighbor));
        Neighbors { case, before, after, place: place as u32 + 1, total: total as u32 }
    }
}
