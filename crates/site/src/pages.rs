//! What each page of the site is made of, in one language.

use crate::content::{CaseData, Page, StandingData, Totals, YearData};
use crate::data_page;
use crate::export::DataFile;
use crate::names::Names;
use crate::sources::SourceFiles;
use crate::standings::Standings;
use crate::{moved, numbers};
use std::collections::BTreeMap;
use vigil_app::Route;
use vigil_app::data::page_data::{BuilderData, FacetData, FacetValue, MonthData, TimelineData};
use vigil_app::leaf::facets::VALUES_SHOWN;
use vigil_app::locale::Locale;
use vigil_app::timeline::answer::FIRST_ROWS;
use vigil_app::timeline::facets::facet_labels::closed_label;
use vigil_app::timeline::printout::notes::Notes;
use vigil_index::{Facet, Manifest, ShardName, ShardText};
use vigil_model::{Case, CaseFact, Category, Dataset, Day, Localized, Person};

/// How many events the page of a person tells; the rest are on the timeline.
pub(crate) const EVENTS_TOLD: usize = 100;

/// How many values of a facet the builder of embeds offers.
const VALUES_OFFERED: usize = 60;

/// Whether a message is shown by the component of the builder: all of its family but those of the list of attributes.
fn is_of_builder(key: &str) -> bool {
    key.strip_prefix("builder.").is_some_and(|rest| !rest.starts_with("attribute"))
}

/// From how many events on a year is told on the pages of its months.
const YEAR_PAGE_EVENTS: usize = 200;

/// The pages of a data set, in one language.
pub struct Pages<'a> {
    pub(crate) dataset: &'a Dataset,
    manifest: &'a Manifest,
    pub(crate) locale: &'a Locale,
    files: &'a [DataFile],
    /// The data in the language's words.
    pub names: Names<'a>,
    pub(crate) by_person: BTreeMap<&'a str, Vec<usize>>,
    pub(crate) by_case: BTreeMap<&'a str, Vec<usize>>,
    by_month: BTreeMap<(u16, u8), Vec<usize>>,
    /// Where everybody stands.
    pub standings: Standings<'a>,
}

impl<'a> Pages<'a> {
    /// The pages of a data set in a language; `files` are those the Data page offers.
    pub fn new(
        dataset: &'a Dataset,
        manifest: &'a Manifest,
        locale: &'a Locale,
        files: &'a [DataFile],
    ) -> Pages<'a> {
        let mut pages = Pages {
            dataset,
            manifest,
            locale,
            files,
            names: Names::new(dataset, &locale.tag),
            by_person: BTreeMap::new(),
            by_case: BTreeMap::new(),
            by_month: BTreeMap::new(),
            standings: Standings::new(dataset),
        };
        for (position, event) in dataset.events().iter().enumerate() {
            for person in &event.people {
                pages.by_person.entry(person.as_str()).or_default().push(position);
            }
            for case in &event.cases {
                pages.by_case.entry(case.as_str()).or_default().push(position);
            }
            let (year, month, _) = event.date.first_day().to_civil();
            pages.by_month.entry((year as u16, month)).or_default().push(position);
        }
        pages
    }

    /// The site's short name.
    pub fn site_name(&self) -> String {
        self.names.text(&self.dataset.site().name).text
    }

    /// All routes of the site, the front page first.
    pub fn routes(&self) -> Vec<Route> {
        let mut routes = Route::FIXED.to_vec();
        for (year, _) in self.years() {
            routes.push(Route::Year(year));
            routes.extend(self.own_months(year).into_iter().map(|(month, _)| Route::Month(year, month)));
        }
        routes.extend(self.dataset.cases().iter().map(|case| Route::Case(case.id.clone())));
        routes.extend(self.dataset.people().iter().map(|person| Route::Person(person.id.clone())));
        routes.extend(self.dataset.events().iter().map(|event| Route::Event(event.id.clone())));
        routes
    }

    /// The content of a route, with its title and a sentence that describes it.
    pub fn content(&self, route: &Route) -> (Page, String, String) {
        let text = |key: &str| self.locale.text(key).to_owned();
        match route {
            Route::People => {
                (Page::People(Box::new(self.people())), text("people.title"), text("people.intro"))
            }
            Route::Cases => (Page::Cases(Box::new(self.cases())), text("cases.title"), text("cases.intro")),
            Route::About => (Page::About(self.totals()), text("about.title"), text("about.what")),
            Route::Numbers => {
                let data = numbers::content(self.dataset, &self.names);
                (Page::Numbers(Box::new(data)), text("numbers.title"), text("numbers.intro"))
            }
            Route::Glossary => self.glossary(),
            Route::Inside => self.inside(),
            Route::Data => self.data(),
            Route::Year(year) => self.year(*year, None),
            Route::Month(year, month) => self.year(*year, Some(*month)),
            Route::Event(id) => match self.dataset.event_position(id) {
                Some(position) => self.event(position),
                None => self.not_found(),
            },
            Route::Person(id) => {
                self.dataset.person(id).map_or_else(|| self.not_found(), |person| self.person(person))
            }
            Route::Case(id) => self.dataset.case(id).map_or_else(|| self.not_found(), |case| self.case(case)),
            Route::Timeline => self.timeline(),
            Route::Embed => self.embed(),
            Route::EmbedBuilder => self.builder(),
            Route::NotFound => self.not_found(),
        }
    }

    pub(crate) fn not_found(&self) -> (Page, String, String) {
        let text = |key: &str| self.locale.text(key).to_owned();
        (Page::NotFound, text("not_found.title"), text("not_found.text"))
    }

    pub(crate) fn events(&self, positions: impl Iterator<Item = usize>) -> Vec<vigil_index::ShardEvent> {
        positions
            .filter_map(|position| self.dataset.events().get(position))
            .map(|event| self.names.listed(event))
            .collect()
    }

    /// The sources of some events, numbered for paper.
    pub(crate) fn notes(&self, positions: impl Iterator<Item = usize>) -> Notes {
        let mut notes = Notes::default();
        let events = positions.filter_map(|position| self.dataset.events().get(position));
        events.for_each(|event| notes.add(&event.sources));
        notes
    }

    fn timeline(&self) -> (Page, String, String) {
        let site = self.dataset.site();
        let count = self.dataset.events().len();
        let title = self.names.text(&site.title).text;
        let description = self.names.text(&site.description).text;
        let data = TimelineData {
            title: title.clone(),
            description: description.clone(),
            event_count: count as u32,
            shard_len: self.manifest.shard_len,
            source_letters: SourceFiles::new(self.dataset).letters as u32,
            newest: self.events((0..count).rev().take(FIRST_ROWS as usize)),
            months: self.months(),
            facets: Facet::LISTED.into_iter().map(|facet| self.facet(facet, VALUES_SHOWN)).collect(),
            moved: moved::table(self.dataset),
        };
        (Page::Timeline(data, self.front()), title, description)
    }

    /// The content of a frame: the timeline without the facets and the histogram.
    fn embed(&self) -> (Page, String, String) {
        let site = self.dataset.site();
        let count = self.dataset.events().len();
        let title = self.names.text(&site.title).text;
        let data = TimelineData {
            title: title.clone(),
            event_count: count as u32,
            shard_len: self.manifest.shard_len,
            newest: self.events((0..count).rev().take(FIRST_ROWS as usize)),
            months: self.months(),
            moved: moved::table(self.dataset),
            ..TimelineData::default()
        };
        (Page::Embed(data), title.clone(), title)
    }

    fn builder(&self) -> (Page, String, String) {
        let site = self.dataset.site();
        let text = |key: &str| self.locale.text(key).to_owned();
        let facets = [Facet::Category, Facet::Case, Facet::Person, Facet::Place];
        let messages = self.locale.messages().iter().filter(|(key, _)| is_of_builder(key));
        let [people, cases] = self.counted();
        let data = BuilderData {
            title: self.names.text(&site.title).text,
            root: site.base_url.clone(),
            facets: facets.into_iter().map(|facet| self.facet(facet, VALUES_OFFERED)).collect(),
            people,
            cases,
            messages: messages.map(|(key, message)| (key.clone(), message.clone())).collect(),
        };
        (Page::EmbedBuilder(data), text("builder.title"), text("builder.intro"))
    }

    /// Events per month, with the months that have none.
    fn months(&self) -> Vec<MonthData> {
        let (Some((&first, _)), Some((&last, _))) =
            (self.by_month.first_key_value(), self.by_month.last_key_value())
        else {
            return Vec::new();
        };
        let months = (first.0..=last.0).flat_map(|year| (1..=12).map(move |month| (year, month)));
        months.filter(|month| (first..=last).contains(month)).map(|month| self.month(month)).collect()
    }

    fn month(&self, (year, month): (u16, u8)) -> MonthData {
        let mut counts = [0; 5];
        for position in self.by_month.get(&(year, month)).into_iter().flatten() {
            let category = self.dataset.events().get(*position).map(|event| event.category);
            if let Some(count) = category.and_then(|category| counts.get_mut(category as usize)) {
                *count += 1;
            }
        }
        MonthData { year, month, counts }
    }

    fn facet(&self, facet: Facet, shown: usize) -> FacetData {
        let Some(summary) = self.manifest.facet(facet) else {
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

    fn years(&self) -> Vec<(u16, u32)> {
        let mut years: BTreeMap<u16, u32> = BTreeMap::new();
        for ((year, _), events) in &self.by_month {
            *years.entry(*year).or_default() += events.len() as u32;
        }
        years.into_iter().collect()
    }

    /// The months of a year that have pages of their own: those of a year with too many events for one page.
    fn own_months(&self, year: u16) -> Vec<(u8, u32)> {
        let months: Vec<_> = self
            .by_month
            .range((year, 0)..=(year, 12))
            .map(|((_, month), events)| (*month, events.len() as u32))
            .collect();
        let total: u32 = months.iter().map(|(_, count)| count).sum();
        if total as usize > YEAR_PAGE_EVENTS { months } else { Vec::new() }
    }

    fn year(&self, year: u16, month: Option<u8>) -> (Page, String, String) {
        let range = month.map_or((year, 0)..=(year, 12), |month| (year, month)..=(year, month));
        let positions: Vec<usize> =
            self.by_month.range(range).flat_map(|(_, events)| events).copied().collect();
        let months = self.own_months(year);
        let told = month.is_some() || months.is_empty();
        let data = YearData {
            year,
            month,
            event_count: positions.len() as u32,
            years: self.years(),
            months,
            events: if told { self.events(positions.iter().copied()) } else { Vec::new() },
            notes: if told { self.notes(positions.iter().copied()) } else { Notes::default() },
        };
        let name = match month {
            Some(month) => self.locale.month(year, month),
            None => self.locale.fill("year.title", &[("year", &year.to_string())]),
        };
        let count = self.locale.count("events", positions.len() as u64);
        let intro = self.locale.fill("year.intro", &[("events", &count), ("year", &name)]);
        (Page::Year(data), name, intro)
    }

    pub(crate) fn other_names(&self, name: &Localized, aliases: &[String]) -> Vec<ShardText> {
        let shown = self.names.text(name).text;
        let others = name.iter().filter(|other| other.text != shown);
        let others =
            others.map(|other| ShardText { text: other.text.to_owned(), lang: Some(other.lang.to_owned()) });
        others.chain(aliases.iter().map(|alias| ShardText { text: alias.clone(), lang: None })).collect()
    }

    fn case(&self, case: &Case) -> (Page, String, String) {
        let Some(name) = self.names.case(&case.id) else { return self.not_found() };
        let people = self.dataset.people().iter().flat_map(|person| {
            let facts = person.cases.iter().filter(|fact| fact.case == case.id);
            facts.filter_map(|fact| Some((self.names.person(&person.id)?, fact.clone())))
        });
        let people: Vec<(ShardName, CaseFact)> = people.collect();
        let data = CaseData {
            description: self.names.text(&case.description),
            time: self.time_of_case(case),
            people,
            events: self.case_events(case),
            sheet: String::new(),
            sources: case.sources.clone(),
            name,
        };
        let (title, description) = (data.name.label.clone(), data.description.text.clone());
        (Page::Case(Box::new(data)), title, description)
    }

    /// The day of the data, which stands in for today: a build has no clock.
    pub fn as_of(&self) -> Day {
        self.standings.as_of()
    }

    /// Where a person stands; `None` for those of no case.
    pub fn standing(&self, person: &Person) -> Option<StandingData> {
        self.standings.data(person, &self.names)
    }

    /// A person's name in another of the site's languages.
    pub fn other_name(&self, person: &ShardName) -> Option<ShardText> {
        let person = self.dataset.person(&person.id.as_str().into())?;
        self.other_names(&person.name, &[]).into_iter().next()
    }

    fn data(&self) -> (Page, String, String) {
        let text = |key: &str| self.locale.text(key).to_owned();
        let data =
            data_page::content((self.dataset, &self.standings), self.locale, self.files, self.totals());
        (Page::Data(Box::new(data)), text("data.title"), text("data.intro"))
    }

    fn totals(&self) -> Totals {
        let years = self.years();
        Totals {
            events: self.dataset.events().len() as u32,
            people: self.dataset.people().len() as u32,
            cases: self.dataset.cases().len() as u32,
            first_year: years.first().map_or(0, |(year, _)| *year),
            last_year: years.last().map_or(0, |(year, _)| *year),
        }
    }
}

/// The categories stand in the months' counts in the order of their declaration.
const _: () =
    assert!(Category::ALL.len() == 5 && Category::Arrest as usize == 0 && Category::Law as usize == 4);
