//! schema.org data of each page as JSON-LD (<https://schema.org>, <https://www.w3.org/TR/json-ld11/>).
//!
//! Dates are ISO 8601 at the source's own precision; one that is about or uncertain is not given as a date but in words.
//! Addresses may be relative where the site does not know its own, because a page names its root in `<base>`.

use crate::content::case::CaseData;
use crate::content::cited_source::CitedSource;
use crate::content::event::EventData;
use crate::content::page::Page;
use crate::content::person::PersonData;
use crate::render::preview::page_preview::Preview;
use crate::render::preview::schema_org::{LICENSE, iso, object};
use serde_json::{Value, json};
use vigil_app::url::route::Route;
use vigil_index::{ShardEvent, ShardName};
use vigil_model::EventDate;

impl Preview<'_> {
    /// The page's data.
    pub fn structured(&self) -> Value {
        let mut graph = match &self.content.page {
            Page::Timeline(..) => vec![self.site(), self.dataset(&[])],
            Page::Data(data) => vec![self.dataset(&data.files)],
            Page::Event(event) => vec![self.event(event)],
            Page::Person(person) => vec![self.person(person)],
            Page::Case(case) => vec![self.case(case)],
            Page::Year(year) => vec![self.collection(self.events(&year.events), year.event_count, "")],
            Page::Country(data) => vec![self.collection(self.events(&data.events), data.event_count, "")],
            Page::People(data) => {
                let people = data.sections.iter().flat_map(|section| &section.people);
                vec![self.listings(people.map(|person| &person.name), |id| Route::Person(id.into()))]
            }
            Page::Cases(data) => {
                let cases = data.running.iter().chain(&data.others);
                vec![self.listings(cases.map(|case| &case.name), |id| Route::Case(id.into()))]
            }
            Page::About(_) | Page::Embed(_) | Page::EmbedBuilder(_) | Page::NotFound => Vec::new(),
            _ => vec![self.about_the_data()],
        };
        graph.extend(self.breadcrumbs());
        json!({ "@context": "https://schema.org", "@graph": graph })
    }

    fn event(&self, event: &EventData) -> Value {
        let is_known =
            [Some(event.date), event.end].into_iter().flatten().all(|date| !iso(Some(date)).is_null());
        let words = (!is_known).then(|| self.local.locale.span(event.date, event.end));
        let location = event.place.as_ref().and_then(|name| self.place(name));
        let about = |kind: &'static str, names: &[ShardName], route: fn(&str) -> Route| {
            let thing = |name: &ShardName| json!({ "@type": kind, "@id": self.best(&route(&name.id)), "name": name.label });
            names.iter().map(thing).collect::<Vec<_>>()
        };
        let people = about("Person", &event.people, |id| Route::Person(id.into()));
        let cases = about("Thing", &event.cases, |id| Route::Case(id.into()));
        let orgs = event.orgs.iter().map(|org| json!({ "@type": "Organization", "name": org.label }));
        let address = self.best(&self.content.route);
        object([
            ("@type", "Event".into()),
            ("@id", format!("{address}#event").into()),
            ("url", address.clone().into()),
            ("name", event.title.text.clone().into()),
            ("description", event.summary.text.clone().into()),
            ("disambiguatingDescription", words.into()),
            ("startDate", iso(Some(event.date))),
            ("endDate", iso(event.end)),
            ("location", location.into()),
            ("about", people.into_iter().chain(cases).chain(orgs).collect()),
            ("image", self.image()),
            ("subjectOf", self.sources(&event.sources)),
            ("mainEntityOfPage", self.web_page(&address, event.updated)),
        ])
    }

    /// The page itself: its language, its license, and when its text last changed.
    fn web_page(&self, address: &str, updated: Option<EventDate>) -> Value {
        object([
            ("@type", "WebPage".into()),
            ("@id", address.into()),
            ("inLanguage", self.local.locale.tag.clone().into()),
            ("dateModified", iso(updated)),
            ("license", LICENSE.into()),
            ("isPartOf", self.site_reference()),
        ])
    }

    /// A page about the data set, such as that of numbers.
    fn about_the_data(&self) -> Value {
        let mut page = self.web_page(&self.best(&self.content.route), None);
        if let Some(fields) = page.as_object_mut() {
            fields.insert("name".to_owned(), self.content.heading.as_str().into());
            fields.insert("description".to_owned(), self.description.clone().into());
            fields.insert("about".to_owned(), json!({ "@id": self.dataset_id() }));
        }
        page
    }

    fn place(&self, name: &ShardName) -> Option<Value> {
        let place = self.local.model.dataset.place(&name.id.as_str().into())?;
        Some(json!({
            "@type": "Place",
            "name": name.label,
            "address": { "@type": "PostalAddress", "addressCountry": place.country },
            "geo": { "@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon },
        }))
    }

    /// The sources, as works whose subject this is.
    fn sources(&self, sources: &[CitedSource]) -> Value {
        let work = |CitedSource { source, .. }: &CitedSource| {
            object([
                ("@type", "CreativeWork".into()),
                ("name", source.title.clone().into()),
                ("url", source.url.clone().into()),
                ("publisher", json!({ "@type": "Organization", "name": source.publisher })),
                ("datePublished", iso(source.date)),
                ("inLanguage", source.lang.clone().into()),
                ("archivedAt", source.archive.clone().into()),
            ])
        };
        sources.iter().map(work).collect()
    }

    fn person(&self, person: &PersonData) -> Value {
        let address = self.best(&self.content.route);
        let other_names = person.other_names.iter().map(|name| name.text.clone());
        object([
            ("@type", "Person".into()),
            ("@id", address.clone().into()),
            ("url", address.clone().into()),
            ("name", person.name.label.clone().into()),
            ("alternateName", other_names.collect()),
            ("description", self.description.clone().into()),
            ("image", self.image()),
            ("subjectOf", self.sources(&person.sources)),
            ("mainEntityOfPage", self.web_page(&address, None)),
        ])
    }

    fn case(&self, case: &CaseData) -> Value {
        let mut collection =
            self.collection(self.events(&case.events.shown), case.events.total, &case.description.text);
        if let Some(fields) = collection.as_object_mut() {
            fields.insert("citation".to_owned(), self.sources(&case.sources));
        }
        collection
    }

    /// A page that is a list of others.
    fn collection(&self, members: Vec<(Route, String)>, count: u32, description: &str) -> Value {
        let position = |(number, (route, name)): (usize, &(Route, String))| json!({ "@type": "ListItem", "position": number + 1, "url": self.best(route), "name": name });
        let address = self.best(&self.content.route);
        let newest_first = matches!(self.content.page, Page::Case(_));
        let order = if newest_first { "Descending" } else { "Ascending" };
        object([
            ("@type", "CollectionPage".into()),
            ("@id", address.clone().into()),
            ("url", address.into()),
            ("name", self.content.heading.as_str().into()),
            ("description", Some(description).filter(|text| !text.is_empty()).into()),
            ("inLanguage", self.local.locale.tag.clone().into()),
            ("image", self.image()),
            ("isPartOf", self.site_reference()),
            (
                "mainEntity",
                object([
                    ("@type", "ItemList".into()),
                    ("numberOfItems", count.into()),
                    ("itemListOrder", format!("https://schema.org/ItemListOrder{order}").into()),
                    ("itemListElement", members.iter().enumerate().map(position).collect()),
                ]),
            ),
        ])
    }

    fn events(&self, events: &[ShardEvent]) -> Vec<(Route, String)> {
        events.iter().map(|event| (Route::Event(event.id.clone()), event.title.text.clone())).collect()
    }

    fn listings<'a>(&self, names: impl Iterator<Item = &'a ShardName>, route: fn(&str) -> Route) -> Value {
        let members: Vec<_> = names.map(|name| (route(&name.id), name.label.clone())).collect();
        let count = members.len() as u32;
        self.collection(members, count, "")
    }

    /// The way from the front page to the page.
    fn breadcrumbs(&self) -> Option<Value> {
        let locale = self.local.locale;
        let above = match &self.content.route {
            Route::Timeline | Route::NotFound => return None,
            Route::Person(_) => Some((Route::People, locale.text("people.title").to_owned())),
            Route::Case(_) => Some((Route::Cases, locale.text("cases.title").to_owned())),
            Route::Month(year, _) => Some((Route::Year(*year), locale.year(*year))),
            Route::Event(_) => match &self.content.page {
                Page::Event(event) => Some((Route::Year(event.date.year()), locale.year(event.date.year()))),
                _ => None,
            },
            _ => None,
        };
        let front = (Route::Timeline, self.local.site_name());
        let own = (self.content.route.clone(), self.content.heading.clone());
        let crumb = |(number, (route, name)): (usize, (Route, String))| json!({ "@type": "ListItem", "position": number + 1, "name": name, "item": self.best(&route) });
        let crumbs: Vec<Value> =
            [front].into_iter().chain(above).chain([own]).enumerate().map(crumb).collect();
        Some(json!({ "@type": "BreadcrumbList", "itemListElement": crumbs }))
    }
}
