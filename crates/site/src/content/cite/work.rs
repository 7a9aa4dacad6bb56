//! The description from which all citations of an event, or of the data as a whole, are made.

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
    /// The site's name.
    pub site: String,
    /// The day on which its text last changed, if it is known.
    pub issued: Option<EventDate>,
    /// The day of access. A build has no clock, and the day on which somebody reads the page is theirs: it is the day of
    /// the newest change, and the page says so.
    pub accessed: Option<EventDate>,
    /// Its absolute address, if the site knows its own.
    pub url: Option<String>,
    /// Its language, a BCP 47 tag.
    pub language: String,
}

impl Work {
    /// The page of an event.
    pub fn of_event(local: &LocalModel<'_>, event: &Event) -> Work {
        let title = local.names.text(&event.title).text;
        Work::new(local, &Route::Event(event.id.clone()), event.id.as_str(), title, event.updated)
    }

    /// The data as a whole.
    pub fn of_dataset(local: &LocalModel<'_>) -> Work {
        let title = local.names.text(&local.model.dataset.site().title).text;
        Work::new(local, &Route::Data, "dataset", title, local.model.newest_change)
    }

    fn new(
        local: &LocalModel<'_>,
        route: &Route,
        key: &str,
        title: String,
        issued: Option<EventDate>,
    ) -> Work {
        Work {
            key: key.to_owned(),
            is_dataset: *route == Route::Data,
            title,
            site: local.site_name(),
            issued,
            accessed: local.model.newest_change,
            url: local.model.addresses.absolute(&path_of(&local.locale.prefix, route)),
            language: local.locale.tag.clone(),
        }
    }
}
