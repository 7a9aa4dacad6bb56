//! The preview of one page, from which all its metadata is written.

use crate::content::card::CardImage;
use crate::content::local_model::LocalModel;
use crate::content::page::{Page, PageContent};
use crate::content::shorten::shorten;
use crate::content::status_words::{day, standing_sentence};
use crate::paths::path_of;
use serde_json::{Value, json};
use vigil_app::url::route::Route;

/// The most characters of a description; programs that show one cut it far earlier.
const DESCRIPTION: usize = 300;

/// The preview of one page.
pub struct Preview<'a> {
    /// The site in the language of the page.
    pub local: &'a LocalModel<'a>,
    /// The content of the page.
    pub content: &'a PageContent,
    /// The title of the document.
    pub title: &'a str,
    /// A sentence or two about the page.
    pub description: String,
    /// The picture of the page, if one was drawn.
    pub card: Option<&'a CardImage>,
}

impl<'a> Preview<'a> {
    /// The preview of a page.
    pub fn new(
        local: &'a LocalModel<'a>,
        content: &'a PageContent,
        title: &'a str,
        card: Option<&'a CardImage>,
    ) -> Preview<'a> {
        let description = shorten(&description(local, content), DESCRIPTION);
        Preview { local, content, title, description, card }
    }

    /// The absolute address of the page, if the site knows its own.
    pub fn address(&self) -> Option<String> {
        self.local.model.addresses.absolute(&path_of(&self.local.locale.prefix, &self.content.route))
    }

    /// The address of a page in the same language, absolute if possible.
    pub fn best(&self, route: &Route) -> String {
        self.local.model.addresses.best(&path_of(&self.local.locale.prefix, route))
    }

    /// The picture, where there is one.
    pub fn image(&self) -> Value {
        self.card.map_or(Value::Null, |card| self.local.model.addresses.best(&card.path).into())
    }

    /// The site, by its id alone.
    pub fn site_reference(&self) -> Value {
        json!({ "@id": self.site_id() })
    }

    /// The id of the site in this language.
    pub fn site_id(&self) -> String {
        format!("{}#site", self.best(&Route::Timeline))
    }
}

/// The description of a page: that of an event begins with its date, that of a person of a case with the standing.
fn description(local: &LocalModel<'_>, content: &PageContent) -> String {
    let (locale, description) = (local.locale, content.description.as_str());
    match &content.page {
        Page::Event(event) => {
            let date = locale.span(event.date, event.end);
            locale.fill("preview.event", &[("date", &date), ("summary", description)])
        }
        Page::Person(person) => match &person.standing {
            Some(standing) => {
                let status = standing_sentence(locale, standing);
                let date = day(locale, standing.as_of);
                let values = [("status", status.as_str()), ("date", &date), ("description", description)];
                locale.fill("preview.person", &values)
            }
            None => description.to_owned(),
        },
        _ => description.to_owned(),
    }
}
