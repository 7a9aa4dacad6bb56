//! The content of the whole timeline in one file: all events, people, cases and terms, in one language.

use crate::content::cited_source::CitedSource;
use crate::content::event::EventData;
use crate::content::glossary::TermData;
use crate::content::lists::CaseListing;
use crate::content::local_model::LocalModel;
use crate::content::person::PersonData;
use crate::content::totals::Totals;
use vigil_app::url::route::Route;
use vigil_model::Role;

/// The whole timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct SingleFileData {
    /// Its title.
    pub title: String,
    /// The address of the site, if it knows its own.
    pub address: Option<String>,
    /// How much there is.
    pub totals: Totals,
    /// The events by the year in which they begin, oldest first.
    pub years: Vec<(u16, Vec<ListedEvent>)>,
    /// The people by role, in the order of the page of people.
    pub people: Vec<(Role, Vec<PersonData>)>,
    /// The cases, in the order of the page of cases.
    pub cases: Vec<(CaseListing, Vec<CitedSource>)>,
    /// The terms of the glossary.
    pub terms: Vec<TermData>,
}

/// An event with the words by which it is found besides its own.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedEvent {
    /// The event.
    pub event: EventData,
    /// The names of its people in other languages, and their other spellings, in a row.
    pub other_names: String,
}

impl LocalModel<'_> {
    /// The whole timeline.
    pub fn single_file(&self) -> SingleFileData {
        let dataset = self.model.dataset;
        let mut years: Vec<(u16, Vec<ListedEvent>)> = Vec::new();
        for listed in (0..dataset.events().len()).filter_map(|position| self.listed_event(position)) {
            let year = listed.event.date.year();
            match years.last_mut().filter(|(last, _)| *last == year) {
                Some((_, events)) => events.push(listed),
                None => years.push((year, vec![listed])),
            }
        }
        let cases = self.cases();
        SingleFileData {
            title: self.names.text(&dataset.site().title).text,
            address: self
                .model
                .addresses
                .absolute(&crate::paths::path_of(&self.locale.prefix, &Route::Timeline)),
            totals: Totals::of(self.model),
            years,
            people: self.people_in_full(),
            cases: cases
                .running
                .into_iter()
                .chain(cases.others)
                .map(|case| self.case_in_full(case))
                .collect(),
            terms: self.glossary(),
        }
    }

    fn listed_event(&self, position: usize) -> Option<ListedEvent> {
        let event = self.event(position)?;
        let people =
            event.people.iter().filter_map(|name| self.model.dataset.person(&name.id.as_str().into()));
        let names = people.flat_map(|person| self.other_names(&person.name, &person.aliases));
        let other_names = names.map(|name| name.text).collect::<Vec<_>>().join(" ");
        Some(ListedEvent { event, other_names })
    }

    fn people_in_full(&self) -> Vec<(Role, Vec<PersonData>)> {
        let sections = self.people().sections.into_iter();
        let in_full = sections.map(|section| {
            let people = section.people.iter();
            let people = people.filter_map(|one| self.model.dataset.person(&one.name.id.as_str().into()));
            (section.role, people.filter_map(|person| self.person(person)).collect())
        });
        in_full.collect()
    }

    fn case_in_full(&self, listing: CaseListing) -> (CaseListing, Vec<CitedSource>) {
        let case = self.model.dataset.case(&listing.name.id.as_str().into());
        let sources = case.map(|case| self.cited_sources(&case.sources)).unwrap_or_default();
        (listing, sources)
    }
}
