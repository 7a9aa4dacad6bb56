//! What a card says, in the page's language.

use crate::content::Page;
use crate::render::part::as_of::as_of_words;
use vigil_app::locale::Locale;
use vigil_model::Category;

/// The words of a card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// The category, whose shape and color the card has.
    pub category: Option<Category>,
    /// What it is: a category and kind, a person, a case.
    pub label: String,
    /// When it was, or how much there is of it.
    pub measure: String,
    /// The title.
    pub title: String,
    /// What it belongs to or is about.
    pub below: String,
    /// The site's name.
    pub site: String,
}

impl Wording {
    /// The words for a page.
    pub fn of(content: &Page, [heading, description]: [&str; 2], site: String, locale: &Locale) -> Wording {
        let events = |count: u32| locale.count("events", count.into());
        let plain =
            Wording { title: heading.to_owned(), below: description.to_owned(), site, ..Wording::default() };
        match content {
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
            Page::Person(person) => Wording {
                label: locale.text("facet.person").to_owned(),
                measure: events(person.event_count),
                ..plain
            },
            Page::Case(case) => Wording {
                label: locale.text("facet.case").to_owned(),
                measure: events(case.events.total),
                ..plain
            },
            Page::Year(year) => Wording {
                label: locale.text("nav.timeline").to_owned(),
                below: events(year.event_count),
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

    /// What the card shows, in words for those who do not see it.
    pub fn alt(&self, locale: &Locale) -> String {
        let parts = [&self.label, &self.measure, &self.below];
        let parts: Vec<&str> =
            parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        let details = parts.join(locale.text("card.separator"));
        locale.fill("card.alt", &[("site", &self.site), ("title", &self.title), ("details", &details)])
    }
}
