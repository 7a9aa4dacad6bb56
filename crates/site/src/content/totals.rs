//! The size of a data set.

use crate::compile::site_model::SiteModel;
use vigil_app::locale::Locale;

/// How much there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Totals {
    /// Events.
    pub events: u32,
    /// People.
    pub people: u32,
    /// Cases.
    pub cases: u32,
    /// The years with events.
    pub first_year: u16,
    /// The last of them.
    pub last_year: u16,
}

impl Totals {
    /// The size of a data set; both years are 0 without events.
    pub fn of(model: &SiteModel<'_>) -> Totals {
        let (dataset, years) = (model.dataset, model.years());
        Totals {
            events: dataset.events().len() as u32,
            people: dataset.people().len() as u32,
            cases: dataset.cases().len() as u32,
            first_year: years.first().map_or(0, |(year, _)| *year),
            last_year: years.last().map_or(0, |(year, _)| *year),
        }
    }

    /// The numbers of events, people and cases in a sentence.
    pub fn words(&self, locale: &Locale) -> String {
        let counts = [("events", self.events), ("people", self.people), ("cases", self.cases)];
        let counts = counts.map(|(name, count)| (name, locale.count(name, count.into())));
        locale.fill("about.data", &counts.each_ref().map(|(name, words)| (*name, words.as_str())))
    }
}
