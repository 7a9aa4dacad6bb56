//! The content of the front page, of the page for frames of other sites, and of the builder of their code.

use crate::compile::moves;
use crate::content::local_model::LocalModel;
use std::collections::BTreeSet;
use vigil_app::data::page_data::{BuilderData, FacetData, FacetValue, MonthData, TimelineData};
use vigil_app::leaf::facets::VALUES_SHOWN;
use vigil_app::locale::Messages;
use vigil_app::timeline::answer::FIRST_ROWS;
use vigil_app::timeline::facets::facet_labels::closed_label;
use vigil_app::url::view_state::UrlKey;
use vigil_index::{Facet, Manifest};
use vigil_model::{CaseId, Category, Localized, PersonId, PlaceId, Status};

/// The most names of a list that the builder of embeds offers, which are all but on very large sites: the page contains them.
const NAMES_OFFERED: usize = 1_000;

/// Whether a message is shown by the component of the builder: all of its family but those of the list of attributes.
fn is_of_builder(key: &str) -> bool {
    key.strip_prefix("builder.").is_some_and(|rest| !rest.starts_with("attribute"))
}

/// The part of the front page that the app does not get as data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FrontData {
    /// The number of people in prison or in custody.
    pub inside: u32,
}

impl LocalModel<'_> {
    /// The part of the front page that the app does not get as data.
    pub fn front(&self) -> FrontData {
        FrontData { inside: self.model.standings.count(Status::is_behind_bars) }
    }

    /// The front page. The titles of its facets come from the table of contents of the index.
    pub fn timeline(&self, manifest: &Manifest) -> TimelineData {
        let site = self.model.dataset.site();
        let count = self.model.dataset.events().len();
        TimelineData {
            title: self.names.text(&site.title).text,
            description: self.names.text(&site.description).text,
            event_count: count as u32,
            shard_len: manifest.shard_len,
            source_letters: self.model.source_files.letters as u32,
            newest: self.events((0..count).rev().take(FIRST_ROWS as usize)),
            months: self.months(),
            facets: Facet::LISTED
                .into_iter()
                .map(|facet| self.facet(manifest, facet, VALUES_SHOWN))
                .collect(),
            moved: moves::table(&self.model.moves),
        }
    }

    /// The page for frames: the front page without facets and histogram.
    pub fn embed(&self, manifest: &Manifest) -> TimelineData {
        let site = self.model.dataset.site();
        let count = self.model.dataset.events().len();
        TimelineData {
            title: self.names.text(&site.title).text,
            event_count: count as u32,
            shard_len: manifest.shard_len,
            newest: self.events((0..count).rev().take(FIRST_ROWS as usize)),
            months: self.months(),
            moved: moves::table(&self.model.moves),
            ..TimelineData::default()
        }
    }

    /// The builder of embed codes.
    pub fn builder(&self) -> BuilderData {
        let site = self.model.dataset.site();
        let messages = self.locale.messages().iter().filter(|(key, _)| is_of_builder(key));
        let [people, cases] = self.counted();
        BuilderData {
            title: self.names.text(&site.title).text,
            root: site.base_url.clone(),
            names: self.found_by_name(),
            people,
            cases,
            messages: messages.map(|(key, message)| (key.clone(), message.clone())).collect(),
        }
    }

    /// The lists of the builder's find boxes: cases, people and places with events by name, people in all languages; and the
    /// events, newest first.
    fn found_by_name(&self) -> Messages {
        let (model, dataset) = (self.model, self.model.dataset);
        let cases = dataset.cases().iter().filter(|case| model.by_case.contains_key(case.id.as_str()));
        let cases = cases.map(|case| (case.id.as_str(), self.names.text(&case.name).text));
        let people =
            dataset.people().iter().filter(|person| model.by_person.contains_key(person.id.as_str()));
        let people = people.map(|person| {
            let others = self.other_names(&person.name, &[]).into_iter().map(|name| name.text);
            let names = std::iter::once(self.names.text(&person.name).text).chain(others);
            (person.id.as_str(), names.collect::<Vec<_>>().join(" "))
        });
        let used: BTreeSet<&PlaceId> =
            dataset.events().iter().filter_map(|event| event.place.as_ref()).collect();
        let places = used.into_iter().filter_map(|id| dataset.place(id));
        let places = places.map(|place| (place.id.as_str(), self.names.text(&place.name).text));
        let events = dataset.events().iter().rev().take(NAMES_OFFERED).map(|event| {
            let (date, title) = (self.locale.short_date(event.date), self.names.text(&event.title).text);
            (event.id.as_str(), format!("{date} · {title}"))
        });
        let lists = [
            (Facet::Case.as_str(), listed(by_label(cases))),
            (Facet::Person.as_str(), listed(by_label(people))),
            (Facet::Place.as_str(), listed(by_label(places))),
            (UrlKey::Event.as_str(), listed(events)),
        ];
        lists.into_iter().map(|(key, lines)| (key.to_owned(), lines)).collect()
    }

    /// Events per month from the first to the last, with the months that have none.
    fn months(&self) -> Vec<MonthData> {
        let (Some((&first, _)), Some((&last, _))) =
            (self.model.by_month.first_key_value(), self.model.by_month.last_key_value())
        else {
            return Vec::new();
        };
        let months = (first.0..=last.0).flat_map(|year| (1..=12).map(move |month| (year, month)));
        months.filter(|month| (first..=last).contains(month)).map(|month| self.month(month)).collect()
    }

    fn month(&self, (year, month): (u16, u8)) -> MonthData {
        let mut counts = [0; 5];
        for position in self.model.by_month.get(&(year, month)).into_iter().flatten() {
            let category = self.model.dataset.events().get(*position).map(|event| event.category);
            if let Some(count) = category.and_then(|category| counts.get_mut(category as usize)) {
                *count += 1;
            }
        }
        MonthData { year, month, counts }
    }

    fn facet(&self, manifest: &Manifest, facet: Facet, shown: usize) -> FacetData {
        let Some(summary) = manifest.facet(facet) else {
            return FacetData { facet, value_count: 0, values: Vec::new() };
        };
        let label = |id: &str, names: &Localized| {
            closed_label(self.locale, facet, id).unwrap_or_else(|| self.names.text(names).text)
        };
        let value = |top: &vigil_index::TopValue| FacetValue {
            value: top.id.clone(),
            label: label(&top.id, &top.labels),
            count: top.count,
        };
        FacetData {
            facet,
            value_count: summary.values,
            values: summary.top.iter().take(shown).map(value).collect(),
        }
    }

    /// The ids of the people and of the cases that have a counter.
    fn counted(&self) -> [Vec<String>; 2] {
        let standings = &self.model.standings;
        let people: Vec<&PersonId> = standings.all().map(|(person, _)| person).collect();
        let cases: BTreeSet<&CaseId> = people.iter().flat_map(|person| standings.cases(person)).collect();
        [
            people.into_iter().map(ToString::to_string).collect(),
            cases.into_iter().map(ToString::to_string).collect(),
        ]
    }
}

/// Ids and labels by label.
fn by_label<'a>(named: impl Iterator<Item = (&'a str, String)>) -> impl Iterator<Item = (&'a str, String)> {
    let mut named: Vec<_> = named.collect();
    named.sort_by_cached_key(|(_, label)| label.to_lowercase());
    named.into_iter()
}

/// Ids and labels as lines of [`BuilderData::names`]. Of those with the same label, all but the first show their id.
fn listed<'a>(named: impl Iterator<Item = (&'a str, String)>) -> String {
    let mut seen = BTreeSet::new();
    let mut lines = String::new();
    for (id, label) in named.take(NAMES_OFFERED) {
        let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
        let is_new = seen.insert(label.to_ascii_lowercase());
        let label = if is_new { label } else { format!("{label} ({id})") };
        lines += &format!("{id} {label}\n");
    }
    lines
}

// The counts of a month are in the order in which the categories are declared.
const _: () =
    assert!(Category::ALL.len() == 5 && Category::Arrest as usize == 0 && Category::Law as usize == 4);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_single_lines_in_order_and_differ() {
        let named = [("ng-2", "ng  On"), ("b", "B\nC"), ("ng", "Ng On")];
        let named = named.into_iter().map(|(id, label)| (id, label.to_owned()));
        assert_eq!(listed(by_label(named)), "b B C\nng-2 ng On\nng Ng On (ng)\n");
    }
}
