//! The description from which all citations of a page are made.

use crate::content::local_model::LocalModel;
use crate::paths::path_of;
use vigil_app::url::route::Route;
use vigil_model::{Event, EventDate};

/// A cited work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// A key that no other work of this site in this language has.
    pub key: String,
    /// Whether it is the data as a whole.
    pub is_dataset: bool,
    /// Its title.
    pub title: String,
    /// The date of the event it is about, in words.
    pub happened: Option<String>,
    /// The site's name.
    pub site: String,
    /// The id of the edition.
    pub edition: String,
    /// The day of the newest change to the data. Nobody's day of reading: a build has no clock.
    pub edition_day: Option<EventDate>,
    /// The day on which its text last changed, if it is known.
    pub issued: Option<EventDate>,
    /// Its absolute address, if the site knows its own.
    pub url: Option<String>,
    /// Its language, a BCP 47 tag.
    pub language: String,
}

impl Work {
    /// The day on which it last changed: its own if that is known, else that of the data.
    pub fn changed(&self) -> Option<EventDate> {
        self.issued.or(self.edition_day)
    }

    /// The page of an event.
    pub fn of_event(local: &LocalModel<'_>, edition: &str, event: &Event) -> Work {
        let title = local.names.text(&event.title).text;
        let route = Route::Event(event.id.clone());
        Work {
            key: event.id.to_string(),
            // Without the day of the week, which no style has.
            happened: Some(match event.end {
                None => local.locale.date(event.date),
                end => local.locale.span(event.date, end),
            }),
            issued: event.updated,
            ..Work::of_page(local, edition, &route, title)
        }
    }

    /// The data as a whole.
    pub fn of_dataset(local: &LocalModel<'_>, edition: &str) -> Work {
        let title = local.names.text(&local.model.dataset.site().title).text;
        Work {
            key: "dataset".to_owned(),
            is_dataset: true,
            issued: local.model.newest_change,
            ..Work::of_page(local, edition, &Route::Data, title)
        }
    }

    /// Any page.
    pub fn of_page(local: &LocalModel<'_>, edition: &str, route: &Route, title: String) -> Work {
        Work {
            key: route.to_path().trim_end_matches('/').replace('/', "-"),
            is_dataset: false,
            title,
            happened: None,
            site: local.site_name(),
            edition: edition.to_owned(),
            edition_day: local.model.newest_change,
            issued: None,
            url: local.model.addresses.absolute(&path_of(&local.locale.prefix, route)),
            language: local.locale.tag.clone(),
        }
    }
}
