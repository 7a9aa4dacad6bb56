//! The pages of a site in one language, and their content, which is made once for all that publish it.

use crate::content::cite::citer::Citer;
use crate::content::data::Downloads;
use crate::content::local_model::LocalModel;
use crate::content::numbers::{self, NumbersData};
use crate::content::page::{Page, PageContent};
use crate::content::status_words::as_of_words;
use crate::content::year::YearData;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};
use vigil_app::locale::Locale;
use vigil_app::url::route::Route;
use vigil_index::Manifest;

/// With more events than this, the content of events is made again for each use: all together would need too much memory.
const EVENTS_KEPT: usize = 20_000;

/// The contents of all pages, in one language.
pub struct Contents<'a> {
    local: LocalModel<'a>,
    manifest: &'a Manifest,
    downloads: &'a Downloads,
    citer: Citer<'a>,
    lists_only: bool,
    /// All pages, the front page first.
    pub routes: Vec<Route>,
    made: HashMap<Route, OnceLock<Arc<PageContent>>>,
}

impl<'a> Contents<'a> {
    /// The contents of a site. With `lists_only`, events, people and cases have no pages.
    pub fn new(
        local: LocalModel<'a>,
        manifest: &'a Manifest,
        downloads: &'a Downloads,
        citer: Citer<'a>,
        lists_only: bool,
    ) -> Contents<'a> {
        let routes = routes(&local, lists_only);
        let keeps_events = local.model.dataset.events().len() <= EVENTS_KEPT;
        let is_kept = |route: &&Route| keeps_events || !matches!(route, Route::Event(_));
        let made = routes.iter().filter(is_kept).map(|route| (route.clone(), OnceLock::new())).collect();
        Contents { local, manifest, downloads, citer, lists_only, routes, made }
    }

    /// The content of a page; that of the page for lost readers if there is no such page.
    pub fn of(&self, route: &Route) -> Arc<PageContent> {
        let make = || Arc::new(self.make(route));
        self.made.get(route).map_or_else(make, |made| made.get_or_init(make).clone())
    }

    fn make(&self, route: &Route) -> PageContent {
        let (local, dataset) = (&self.local, self.local.model.dataset);
        let page = match route {
            Route::Timeline => Page::Timeline(local.timeline(self.manifest), local.front()),
            Route::People => Page::People(Box::new(local.people())),
            Route::Cases => Page::Cases(Box::new(local.cases())),
            Route::About => Page::About(Box::new(local.about())),
            Route::Numbers => {
                let numbers = numbers::content(local.model, &local.names);
                let has_pictures = self.downloads.has_pictures;
                Page::Numbers(Box::new(NumbersData { has_pictures, ..numbers }))
            }
            Route::Glossary => Page::Glossary(local.glossary()),
            Route::Follow => Page::Follow(Box::new(local.follow(self.lists_only))),
            Route::Inside => Page::Inside(Box::new(local.inside())),
            Route::Data => Page::Data(Box::new(local.data(self.downloads))),
            Route::Year(year) => Page::Year(local.year(*year, None)),
            Route::Month(year, month) => Page::Year(local.year(*year, Some(*month))),
            Route::Country(code) => {
                let country = local.country(&code.to_ascii_uppercase());
                country.map_or(Page::NotFound, |country| Page::Country(Box::new(country)))
            }
            Route::Event(id) => {
                let position = dataset.event_position(id);
                let event = position.and_then(|position| local.event(position));
                event.map_or(Page::NotFound, |event| Page::Event(Box::new(event)))
            }
            Route::Person(id) => {
                let person = dataset.person(id).and_then(|person| local.person(person));
                person.map_or(Page::NotFound, |person| Page::Person(Box::new(person)))
            }
            Route::Case(id) => {
                let case = dataset.case(id).and_then(|case| local.case(case));
                case.map_or(Page::NotFound, |case| Page::Case(Box::new(case)))
            }
            Route::Embed => Page::Embed(local.embed(self.manifest)),
            Route::EmbedBuilder => Page::EmbedBuilder(local.builder()),
            Route::NotFound => Page::NotFound,
        };
        let (heading, description) = (heading(local.locale, &page), description(local.locale, &page));
        let citations = self.citer.of_page(route, &page, &heading);
        PageContent { route: route.clone(), page, heading, description, citations }
    }
}

/// All pages of the site, the front page first.
fn routes(local: &LocalModel<'_>, lists_only: bool) -> Vec<Route> {
    let mut routes = Route::FIXED.to_vec();
    for (year, _) in local.model.years() {
        routes.push(Route::Year(year));
        routes.extend(local.own_months(year).into_iter().map(|(month, _)| Route::Month(year, month)));
    }
    routes.extend(local.model.by_country.keys().map(|code| Route::Country(code.to_ascii_lowercase())));
    if !lists_only {
        let dataset = local.model.dataset;
        routes.extend(dataset.cases().iter().map(|case| Route::Case(case.id.clone())));
        routes.extend(dataset.people().iter().map(|person| Route::Person(person.id.clone())));
        routes.extend(dataset.events().iter().map(|event| Route::Event(event.id.clone())));
    }
    routes
}

/// The title of a page, without the name of the site.
fn heading(locale: &Locale, page: &Page) -> String {
    let key = match page {
        Page::Timeline(data, _) | Page::Embed(data) => return data.title.clone(),
        Page::Event(event) => return event.title.text.clone(),
        Page::Person(person) => return person.name.label.clone(),
        Page::Case(case) => return case.name.label.clone(),
        Page::Year(year) => return year_name(locale, year),
        Page::Country(country) => return country.name.clone(),
        Page::People(_) => "people.title",
        Page::Cases(_) => "cases.title",
        Page::Inside(_) => "inside.title",
        Page::About(_) => "about.title",
        Page::Data(_) => "data.title",
        Page::Numbers(_) => "numbers.title",
        Page::EmbedBuilder(_) => "builder.title",
        Page::Glossary(_) => "glossary.title",
        Page::Follow(_) => "follow.title",
        Page::NotFound => "not_found.title",
    };
    locale.text(key).to_owned()
}

/// A sentence or two about a page.
fn description(locale: &Locale, page: &Page) -> String {
    let key = match page {
        Page::Timeline(data, _) => return data.description.clone(),
        Page::Embed(data) => return data.title.clone(),
        Page::Event(event) => return event.summary.text.clone(),
        Page::Person(person) => return person.description.text.clone(),
        Page::Case(case) => return case.description.text.clone(),
        Page::Year(year) => {
            let count = locale.count("events", year.event_count.into());
            return locale.fill("year.intro", &[("events", &count), ("year", &year_name(locale, year))]);
        }
        Page::Country(data) => {
            let count = locale.count("events", data.event_count.into());
            return locale.fill("countries.intro", &[("events", &count), ("country", &data.name)]);
        }
        Page::Inside(data) => {
            let people = locale.count("inside.heading", data.total().into());
            let as_of = as_of_words(locale, "inside.as_of", data.as_of);
            return locale.fill("inside.intro", &[("people", &people), ("as_of", &as_of)]);
        }
        Page::People(_) => "people.intro",
        Page::Cases(_) => "cases.intro",
        Page::About(_) => "about.what",
        Page::Data(_) => "data.intro",
        Page::Numbers(_) => "numbers.intro",
        Page::EmbedBuilder(_) => "builder.intro",
        Page::Glossary(_) => "glossary.intro",
        Page::Follow(_) => "follow.intro",
        Page::NotFound => "not_found.text",
    };
    locale.text(key).to_owned()
}

/// A year, or a month of it, in words.
fn year_name(locale: &Locale, data: &YearData) -> String {
    match data.month {
        Some(month) => locale.month(data.year, month),
        None => locale.fill("year.title", &[("year", &data.year.to_string())]),
    }
}
