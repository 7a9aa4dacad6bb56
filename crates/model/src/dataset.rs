//! All data of one site, in the order of the timeline, with lookups by id.
//!
//! Invariant: `events` are sorted by `Event::order_key`, the other lists by id.

use crate::{
    Case, CaseId, Day, Event, EventDate, EventId, GlossaryTerm, Organization, OrganizationId, Person,
    PersonId, Place, PlaceId, Site,
};

/// The data of one site. Its order never changes after [`Dataset::new`].
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    site: Site,
    events: Vec<Event>,
    people: Vec<Person>,
    places: Vec<Place>,
    orgs: Vec<Organization>,
    cases: Vec<Case>,
    terms: Vec<GlossaryTerm>,
    /// Indexes into `events`, sorted by id.
    events_by_id: Vec<u32>,
    as_of: Day,
}

/// The lists of a data set, in any order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lists {
    /// The events.
    pub events: Vec<Event>,
    /// The people.
    pub people: Vec<Person>,
    /// The places.
    pub places: Vec<Place>,
    /// The organizations.
    pub orgs: Vec<Organization>,
    /// The cases.
    pub cases: Vec<Case>,
    /// The terms of the glossary.
    pub terms: Vec<GlossaryTerm>,
}

impl Dataset {
    /// Sorts the lists. Ids must be unique, which the checks guarantee; of equal ids a lookup finds any.
    pub fn new(site: Site, lists: Lists) -> Dataset {
        let Lists { mut events, mut people, mut places, mut orgs, mut cases, mut terms } = lists;
        events.sort_by(|a, b| a.order_key().cmp(&b.order_key()));
        people.sort_by(|a, b| a.id.cmp(&b.id));
        places.sort_by(|a, b| a.id.cmp(&b.id));
        orgs.sort_by(|a, b| a.id.cmp(&b.id));
        cases.sort_by(|a, b| a.id.cmp(&b.id));
        terms.sort_by(|a, b| a.id.cmp(&b.id));
        let mut by_id: Vec<(&EventId, u32)> = events.iter().map(|event| &event.id).zip(0..).collect();
        by_id.sort_unstable();
        let events_by_id = by_id.into_iter().map(|(_, position)| position).collect();
        let dates = events.iter().flat_map(|event| [Some(event.date), event.end]);
        let as_of = dates.flatten().map(EventDate::first_day).max().unwrap_or(Day(0));
        Dataset { site, events, people, places, orgs, cases, terms, events_by_id, as_of }
    }

    /// The same data at another address: with this instead of `base_url` of the settings.
    pub fn at_base_url(mut self, base_url: String) -> Dataset {
        self.site.base_url = Some(base_url);
        self
    }

    /// The settings of the site.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// The events in chronological order.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The people, by id.
    pub fn people(&self) -> &[Person] {
        &self.people
    }

    /// The places, by id.
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// The organizations, by id.
    pub fn orgs(&self) -> &[Organization] {
        &self.orgs
    }

    /// The cases, by id.
    pub fn cases(&self) -> &[Case] {
        &self.cases
    }

    /// The terms of the glossary, by id.
    pub fn terms(&self) -> &[GlossaryTerm] {
        &self.terms
    }

    /// The day of the data: the first day of the newest event or of its end. It replaces "today" in each status and number
    /// of days, so that the same data gives the same site. Day 0 without events.
    pub fn as_of(&self) -> Day {
        self.as_of
    }

    /// The index in [`Dataset::events`] of the event with this id.
    pub fn event_position(&self, id: &EventId) -> Option<usize> {
        let found = self
            .events_by_id
            .binary_search_by(|&position| {
                self.events.get(position as usize).map(|event| &event.id).cmp(&Some(id))
            })
            .ok()?;
        self.events_by_id.get(found).map(|&position| position as usize)
    }

    /// The event with this id.
    pub fn event(&self, id: &EventId) -> Option<&Event> {
        self.events.get(self.event_position(id)?)
    }

    /// The person with this id.
    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        find(&self.people, id, |person| &person.id)
    }

    /// The place with this id.
    pub fn place(&self, id: &PlaceId) -> Option<&Place> {
        find(&self.places, id, |place| &place.id)
    }

    /// The place with this id, and the places around it from the nearest on.
    pub fn places_from(&self, id: &PlaceId) -> impl Iterator<Item = &Place> {
        let around = |place: &&Place| self.place(place.within.as_ref()?);
        // Checked data has no circle; other data ends too.
        std::iter::successors(self.place(id), around).take(self.places.len())
    }

    /// The organization with this id.
    pub fn org(&self, id: &OrganizationId) -> Option<&Organization> {
        find(&self.orgs, id, |org| &org.id)
    }

    /// The case with this id.
    pub fn case(&self, id: &CaseId) -> Option<&Case> {
        find(&self.cases, id, |case| &case.id)
    }
}

fn find<'a, T, I: Ord>(list: &'a [T], id: &I, id_of: fn(&T) -> &I) -> Option<&'a T> {
    list.binary_search_by(|one| id_of(one).cmp(id)).ok().and_then(|position| list.get(position))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Category, Kind, Localized};

    fn event(id: &str, date: &str) -> Event {
        Event {
            id: id.into(),
            former_ids: Vec::new(),
            date: date.parse().unwrap(),
            end: None,
            category: Category::Rally,
            kind: Kind::Rally,
            title: Localized::default(),
            summary: Localized::default(),
            place: None,
            people: Vec::new(),
            orgs: Vec::new(),
            cases: Vec::new(),
            sources: Vec::new(),
            updated: None,
            history: Vec::new(),
        }
    }

    #[test]
    fn events_are_sorted_by_time_and_found_by_id() {
        let site = Site {
            name: Localized::default(),
            title: Localized::default(),
            description: Localized::default(),
            locales: Vec::new(),
            default_locale: String::new(),
            base_url: None,
            corrections: None,
            private_search: false,
            publisher: None,
            closed_hosts: Vec::new(),
            synonyms: Vec::new(),
        };
        let events = [
            ("2021-01-02-b", "2021-01-02"),
            ("2021-01-02-a", "2021-01-02"),
            ("2021-z", "2021"),
            ("2021-01-y", "2021-01"),
        ];
        let events = events.map(|(id, date)| event(id, date)).to_vec();
        let dataset = Dataset::new(site, Lists { events, ..Lists::default() });
        let ids: Vec<&str> = dataset.events().iter().map(|event| event.id.as_str()).collect();
        assert_eq!(ids, ["2021-z", "2021-01-y", "2021-01-02-a", "2021-01-02-b"]);
        for (position, id) in ids.iter().enumerate() {
            assert_eq!(dataset.event_position(&EventId::from(*id)), Some(position));
        }
        assert_eq!(dataset.event(&"2021".into()), None);
    }
}
