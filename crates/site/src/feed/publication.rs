//! A data set in one language, as its feeds and calendars tell it: names, addresses, ids and days of change.

use crate::feed::changed;
use crate::feed::identity::Identity;
use crate::feed::selection::{Selection, Subject};
use crate::names::Names;
use vigil_app::locale::Locale;
use vigil_app::url::route::{Route, href};
use vigil_app::url::view_state::ViewState;
use vigil_index::ShardText;
use vigil_model::{Category, Dataset, Day, Event};

/// A data set in one language.
pub struct Publication<'a> {
    /// The data.
    pub dataset: &'a Dataset,
    /// The language.
    pub locale: &'a Locale,
    /// The data in the words of the language.
    pub names: Names<'a>,
    /// The permanent ids.
    pub identity: Identity,
    /// When each event last changed, by its position.
    pub changed: Vec<Day>,
}

impl<'a> Publication<'a> {
    /// A data set in one language.
    pub fn new(dataset: &'a Dataset, locale: &'a Locale) -> Publication<'a> {
        Publication {
            dataset,
            locale,
            names: Names::new(dataset, &locale.tag),
            identity: Identity::new(dataset.site()),
            changed: dataset.events().iter().map(changed::day_of).collect(),
        }
    }

    /// The site's address, ending in a slash, if it is known.
    pub fn base_url(&self) -> Option<&'a str> {
        self.dataset.site().base_url.as_deref()
    }

    /// The path of a page in this language, below the site's root.
    pub fn path(&self, route: &Route) -> String {
        href(&self.locale.prefix, route, &ViewState::default()).replacen("./", "", 1)
    }

    /// The absolute address of a path below the site's root, if the site's is known.
    pub fn absolute(&self, path: &str) -> Option<String> {
        self.base_url().map(|base| format!("{base}{path}"))
    }

    /// When any of these events last changed; for none of them, when anything did.
    pub fn last_changed(&self, positions: &[usize]) -> Day {
        let of = |positions: &mut dyn Iterator<Item = usize>| {
            positions.filter_map(|position| self.changed.get(position).copied()).max()
        };
        of(&mut positions.iter().copied()).or_else(|| of(&mut (0..self.changed.len()))).unwrap_or(Day(0))
    }

    /// The site's short name.
    pub fn site_name(&self) -> String {
        self.names.text(&self.dataset.site().name).text
    }

    /// What a feed or calendar of a selection is called.
    pub fn title(&self, selection: &Selection<'_>) -> String {
        let label = match selection.subject {
            Subject::All => self.names.text(&self.dataset.site().title).text,
            Subject::Category(category) => self.category(category),
            Subject::Case(case) => self.names.text(&case.name).text,
            Subject::Person(person) => self.names.text(&person.name).text,
        };
        self.locale.fill("feed.title", &[("label", &label), ("site", &self.site_name())])
    }

    /// What a feed or calendar of a selection is about; nothing where its title says it.
    pub fn description(&self, selection: &Selection<'_>) -> Option<ShardText> {
        match selection.subject {
            Subject::All => Some(self.names.text(&self.dataset.site().description)),
            Subject::Category(_) => None,
            Subject::Case(case) => Some(self.names.text(&case.description)),
            Subject::Person(person) => Some(self.names.text(&person.description)),
        }
    }

    /// The words for a category.
    pub fn category(&self, category: Category) -> String {
        self.locale.label("category", category.as_str())
    }

    /// The page a selection is read on.
    pub fn page_of(&self, selection: &Selection<'_>) -> String {
        match selection.subject {
            Subject::All => self.path(&Route::Timeline),
            Subject::Category(category) => {
                let state = ViewState::default().with_facet(vigil_index::Facet::Category, category.as_str());
                href(&self.locale.prefix, &Route::Timeline, &state).replacen("./", "", 1)
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
