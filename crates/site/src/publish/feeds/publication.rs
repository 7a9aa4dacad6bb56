//! A site in one language for its feeds and calendars: titles, addresses and permanent ids.

use crate::content::local_model::LocalModel;
use crate::paths::{path_of, view_path};
use crate::publish::feeds::identity::Identity;
use crate::publish::feeds::selection::{Selection, Subject};
use vigil_app::locale::Locale;
use vigil_app::url::route::Route;
use vigil_app::url::view_state::ViewState;
use vigil_index::ShardText;
use vigil_model::{Category, Dataset, Day, Event};

/// A site in one language.
pub struct Publication<'a> {
    /// The site in that language.
    pub local: LocalModel<'a>,
    /// Makes the permanent ids.
    pub identity: Identity,
}

impl<'a> Publication<'a> {
    /// For a site in one language.
    pub fn new(local: LocalModel<'a>) -> Publication<'a> {
        Publication { local, identity: Identity::new(local.model.dataset.site()) }
    }

    /// The data set.
    pub fn dataset(&self) -> &'a Dataset {
        self.local.model.dataset
    }

    /// The language.
    pub fn locale(&self) -> &'a Locale {
        self.local.locale
    }

    /// The day on which the event at a position last changed.
    pub fn changed(&self, position: usize) -> Day {
        self.local.model.changed.get(position).copied().unwrap_or(Day(0))
    }

    /// The path of a page in this language, below the site's root.
    pub fn path(&self, route: &Route) -> String {
        path_of(&self.local.locale.prefix, route)
    }

    /// The newest day on which one of these events changed; without events, the newest of all.
    pub fn last_changed(&self, positions: &[usize]) -> Day {
        let newest = positions.iter().map(|position| self.changed(*position)).max();
        newest.or_else(|| self.local.model.changed.iter().max().copied()).unwrap_or(Day(0))
    }

    /// The title of a feed or calendar.
    pub fn title(&self, selection: &Selection<'_>) -> String {
        let label = match selection.subject {
            Subject::All => self.local.names.text(&self.dataset().site().title).text,
            Subject::Category(category) => self.category(category),
            Subject::Case(case) => self.local.names.text(&case.name).text,
            Subject::Person(person) => self.local.names.text(&person.name).text,
        };
        self.locale().fill("feed.title", &[("label", &label), ("site", &self.local.site_name())])
    }

    /// The description of a feed or calendar; `None` if the title is enough.
    pub fn description(&self, selection: &Selection<'_>) -> Option<ShardText> {
        match selection.subject {
            Subject::All => Some(self.local.names.text(&self.dataset().site().description)),
            Subject::Category(_) => None,
            Subject::Case(case) => Some(self.local.names.text(&case.description)),
            Subject::Person(person) => Some(self.local.names.text(&person.description)),
        }
    }

    /// The words for a category.
    pub fn category(&self, category: Category) -> String {
        self.locale().label("category", category.as_str())
    }

    /// The page a selection is read on.
    pub fn page_of(&self, selection: &Selection<'_>) -> String {
        match selection.subject {
            Subject::All => self.path(&Route::Timeline),
            Subject::Category(category) => {
                let state = ViewState::default().with_facet(vigil_index::Facet::Category, category.as_str());
                view_path(&self.locale().prefix, &Route::Timeline, &state)
            }
            Subject::Case(case) => self.path(&Route::Case(case.id.clone())),
            Subject::Person(person) => self.path(&Route::Person(person.id.clone())),
        }
    }

    /// The page an event is read on.
    pub fn page_of_event(&self, event: &Event) -> String {
        self.path(&Route::Event(event.id.clone()))
    }
}
