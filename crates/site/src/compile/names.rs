//! A data set in the words of one language: texts, names, and events as lists show them.

use vigil_index::{ShardEvent, ShardName, ShardText};
use vigil_model::{CaseId, Dataset, Event, Localized, OrganizationId, PersonId, PlaceId};

/// How many people a list names of one event.
const PEOPLE_LISTED: usize = 6;

/// A data set in one language.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    dataset: &'a Dataset,
    tag: &'a str,
}

impl<'a> Names<'a> {
    /// The data set in the language of a tag.
    pub fn new(dataset: &'a Dataset, tag: &'a str) -> Names<'a> {
        Names { dataset, tag }
    }

    /// A text, marked with its language where it is another.
    pub fn text(&self, text: &Localized) -> ShardText {
        let found = text.text(self.tag, &self.dataset.site().default_locale);
        ShardText {
            text: found.text.to_owned(),
            lang: (found.lang != self.tag).then(|| found.lang.to_owned()),
        }
    }

    fn name(&self, id: &str, name: &Localized) -> ShardName {
        let ShardText { text, lang } = self.text(name);
        ShardName { id: id.to_owned(), label: text, lang }
    }

    /// A person's name.
    pub fn person(&self, id: &PersonId) -> Option<ShardName> {
        self.dataset.person(id).map(|person| self.name(id.as_str(), &person.name))
    }

    /// A place's name.
    pub fn place(&self, id: &PlaceId) -> Option<ShardName> {
        self.dataset.place(id).map(|place| self.name(id.as_str(), &place.name))
    }

    /// An organization's name.
    pub fn org(&self, id: &OrganizationId) -> Option<ShardName> {
        self.dataset.org(id).map(|org| self.name(id.as_str(), &org.name))
    }

    /// A case's name.
    pub fn case(&self, id: &CaseId) -> Option<ShardName> {
        self.dataset.case(id).map(|case| self.name(id.as_str(), &case.name))
    }

    /// An event as a list shows it.
    pub fn listed(&self, event: &Event) -> ShardEvent {
        ShardEvent {
            id: event.id.clone(),
            date: event.date,
            end: event.end,
            category: event.category,
            kind: event.kind,
            title: self.text(&event.title),
            summary: self.text(&event.summary),
            place: event.place.as_ref().and_then(|id| self.place(id)),
            people: event.people.iter().take(PEOPLE_LISTED).filter_map(|id| self.person(id)).collect(),
            people_count: event.people.len() as u32,
            cases: event.cases.iter().filter_map(|id| self.case(id)).collect(),
            source_count: event.sources.len() as u32,
        }
    }
}
