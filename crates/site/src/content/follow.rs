//! The content of the page about following the site: the addresses of its feeds and calendars.

use crate::compile::event_days::calendar_days;
use crate::content::local_model::LocalModel;
use crate::paths::{ANNIVERSARIES, CALENDAR, CHANGES_FOLDER, FEED, category_folder};
use vigil_app::url::route::Route;
use vigil_index::ShardText;
use vigil_model::Category;

/// The feeds and calendars, by what they are about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowData {
    /// Those of the whole site.
    pub whole: Vec<Followed>,
    /// Those of the categories.
    pub categories: Vec<Followed>,
    /// Those of the cases, in the order of the data.
    pub cases: Vec<Followed>,
    /// Those of the people, in the order of the data.
    pub people: Vec<Followed>,
    /// How many events no calendar has, because their day is not known.
    pub without_day: u32,
    /// Whether the addresses are whole, because the site knows its own.
    pub is_whole: bool,
}

/// The feed and the calendar of one selection of events, of which there is at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Followed {
    /// The words for the selection.
    pub label: ShardText,
    /// Its feed.
    pub feed: Option<FollowedFile>,
    /// Its calendar.
    pub calendar: Option<FollowedFile>,
}

/// A feed or a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowedFile {
    /// Its path below the site's root.
    pub path: String,
    /// Its address, where the site knows its own.
    pub address: Option<String>,
    /// The address that its link opens: of a calendar by `webcal:` where the site knows its own address, so that a calendar
    /// program subscribes to it instead of taking its events over once.
    pub link: String,
}

impl LocalModel<'_> {
    /// The page about following the site. With `lists_only`, cases and people have no feeds.
    pub fn follow(&self, lists_only: bool) -> FollowData {
        let dataset = self.model.dataset;
        let (cases, people) =
            if lists_only { (&[][..], &[][..]) } else { (dataset.cases(), dataset.people()) };
        let cases = cases.iter().map(|case| (Route::Case(case.id.clone()), &case.name));
        let people = people.iter().map(|person| (Route::Person(person.id.clone()), &person.name));
        let pair = |(route, name): (Route, _)| self.pair(self.names.text(name), &route.to_path());
        FollowData {
            whole: self.whole(),
            categories: Category::ALL.iter().map(|category| self.of_category(*category)).collect(),
            cases: cases.map(pair).collect(),
            people: people.map(pair).collect(),
            without_day: dataset.events().iter().filter(|event| calendar_days(event).is_none()).count()
                as u32,
            is_whole: self.model.addresses.base_url.is_some(),
        }
    }

    /// All events, the changes of status, which are no calendar, and the anniversaries, which are no feed.
    fn whole(&self) -> Vec<Followed> {
        let own = |key: &str| ShardText { text: self.locale.text(key).to_owned(), lang: None };
        let changes = format!("{}{CHANGES_FOLDER}{FEED}", self.locale.prefix);
        let anniversaries = format!("{}{ANNIVERSARIES}", self.locale.prefix);
        vec![
            self.pair(own("follow.events"), ""),
            Followed { label: own("feed.changes"), feed: Some(self.feed(changes)), calendar: None },
            Followed {
                label: own("calendar.anniversaries"),
                feed: None,
                calendar: Some(self.calendar(anniversaries)),
            },
        ]
    }

    fn of_category(&self, category: Category) -> Followed {
        let text = self.locale.label("category", category.as_str());
        self.pair(ShardText { text, lang: None }, &category_folder(category.as_str()))
    }

    /// The feed and the calendar in a folder below the language's root.
    fn pair(&self, label: ShardText, folder: &str) -> Followed {
        let folder = format!("{}{folder}", self.locale.prefix);
        Followed {
            label,
            feed: Some(self.feed(format!("{folder}{FEED}"))),
            calendar: Some(self.calendar(format!("{folder}{CALENDAR}"))),
        }
    }

    fn feed(&self, path: String) -> FollowedFile {
        FollowedFile { address: self.model.addresses.absolute(&path), link: path.clone(), path }
    }

    fn calendar(&self, path: String) -> FollowedFile {
        let addresses = self.model.addresses;
        let link = addresses.webcal(&path).unwrap_or_else(|| path.clone());
        FollowedFile { address: addresses.absolute(&path), link, path }
    }
}
