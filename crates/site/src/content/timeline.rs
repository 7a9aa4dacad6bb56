//! The content of the front page, of the page for frames of other sites, and of the builder of their code.

use crate::compile::moves;
use crate::content::local_model::LocalModel;
use std::collections::BTreeSet;
use vigil_app::data::page_data::{BuilderData, FacetData, FacetValue, MonthData, TimelineData};
use vigil_app::leaf::facets::VALUES_SHOWN;
use vigil_app::timeline::answer::FIRST_ROWS;
use vigil_app::timeline::facets::facet_labels::closed_label;
use vigil_index::{Facet, Manifest};
use vigil_model::{CaseId, Category, Localized, PersonId, Status};

/// The most values of a facet that the builder of embeds offers.
const VALUES_OFFERED: usize = 60;

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
    pub fn builder(&self, manifest: &Manifest) -> BuilderData {
        let site = self.model.dataset.site();
        let facets = [Facet::Category, Facet::Case, Facet::Person, Facet::Place];
        let messages = self.locale.messages().iter().filter(|(key, _)| is_of_builder(key));
        let [people, cases] = self.counted();
        BuilderData {
            title: self.names.text(&site.title).text,
            root: site.base_url.clone(),
            facets: facets.into_iter().map(|facet| self.facet(manifest, facet, VALUES_OFFERED)).collect(),
            people,
            cases,
            messages: messages.map(|(key, message)| (key.clone(), message.clone())).collect(),
        }
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

// The counts of a month are in the order in which the categories are declared.
const _: () =
    assert!(Category::ALL.len() == 5 && Category::Arrest as usize == 0 && Category::Law as usize == 4);
