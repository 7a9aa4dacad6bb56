//! The words of a card, the picture of a page in link previews.

use crate::content::local_model::LocalModel;
use crate::content::page::{Page, PageContent};
use crate::content::status_words::{as_of_words, day, since_words};
use vigil_app::locale::Locale;
use vigil_model::{CaseId, Category, Status};

/// The width of a card, in pixels.
pub const WIDTH: u32 = 1200;
/// The height of a card, in pixels.
pub const HEIGHT: u32 = 630;

/// A card as documents name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardImage {
    /// Its path below the site's root.
    pub path: String,
    /// Its content in words.
    pub alt: String,
}

/// The words of a card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// The category, whose shape and color the card has.
    pub category: Option<Category>,
    /// The sort of its subject: a category and kind, a person, a case.
    pub label: String,
    /// The date, the size or the day of the standing.
    pub measure: String,
    /// The title.
    pub title: String,
    /// The cases of an event, or a description.
    pub below: String,
    /// The site's name.
    pub site: String,
}

impl Wording {
    /// The words for a page.
    pub fn of(local: &LocalModel<'_>, content: &PageContent) -> Wording {
        let locale = local.locale;
        let events = |count: u32| locale.count("events", count.into());
        let plain = Wording {
            title: content.heading.clone(),
            below: content.description.clone(),
            site: local.site_name(),
            ..Wording::default()
        };
        match &content.page {
            Page::Event(event) => {
                let category = locale.label("category", event.category.as_str());
                let kind = locale.label("kind", event.kind.as_str());
                let cases: Vec<&str> = event.cases.iter().map(|case| case.label.as_str()).collect();
                Wording {
                    category: Some(event.category),
                    label: if category == kind { category } else { format!("{category} · {kind}") },
                    measure: locale.span(event.date, event.end),
                    below: cases.join(locale.text("list.separator")),
                    ..plain
                }
            }
            Page::Person(person) => match &person.standing {
                Some(standing) => Wording {
                    label: since_words(locale, standing),
                    measure: as_of_words(locale, "card.as_of", standing.as_of),
                    ..plain
                },
                None => Wording {
                    label: locale.text("facet.person").to_owned(),
                    measure: events(person.event_count),
                    ..plain
                },
            },
            Page::Case(case) => Wording {
                label: locale.text("facet.case").to_owned(),
                measure: held_words(local, &case.name.id.as_str().into())
                    .unwrap_or_else(|| events(case.events.total)),
                ..plain
            },
            Page::Year(year) => Wording {
                label: locale.text("nav.timeline").to_owned(),
                below: events(year.event_count),
                ..plain
            },
            Page::Country(country) => Wording {
                label: locale.text("facet.country").to_owned(),
                below: events(country.event_count),
                ..plain
            },
            Page::Timeline(timeline, _) => Wording {
                label: locale.text("nav.timeline").to_owned(),
                measure: events(timeline.event_count),
                ..plain
            },
            Page::Inside(data) => Wording {
                label: locale.text("nav.inside").to_owned(),
                title: locale.count("inside.heading", data.total().into()),
                below: as_of_words(locale, "as_of.day", data.as_of),
                ..plain
            },
            Page::Numbers(data) => Wording {
                label: locale.text("nav.timeline").to_owned(),
                measure: events(data.totals.events),
                ..plain
            },
            _ => plain,
        }
    }

    /// The content of the card for people who cannot see it.
    pub fn alt(&self, locale: &Locale) -> String {
        let parts = [&self.label, &self.measure, &self.below];
        let parts: Vec<&str> =
            parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        let details = parts.join(locale.text("card.separator"));
        locale.fill("card.alt", &[("site", &self.site), ("title", &self.title), ("details", &details)])
    }
}

/// The number of people of a case in prison, or in prison or in custody, with the day of the data; `None` for a case
/// without people.
fn held_words(local: &LocalModel<'_>, case: &CaseId) -> Option<String> {
    let (locale, standings) = (local.locale, &local.model.standings);
    let of_case = standings.all().filter(|(person, _)| standings.cases(person).any(|id| id == case));
    let statuses: Vec<Status> = of_case.map(|(_, standing)| standing.status).collect();
    if statuses.is_empty() {
        return None;
    }
    let held = statuses.iter().filter(|status| status.is_behind_bars()).count() as u64;
    let has_custody = statuses.contains(&Status::InCustody);
    let key = if held > 0 && !has_custody { "card.in_prison" } else { "card.in_custody" };
    Some(locale.fill(key, &[("n", &locale.number(held)), ("date", &day(locale, local.as_of()))]))
}
