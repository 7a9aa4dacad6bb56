//! What a page is made of: the data the generator puts into each page, and the app reads back.
//!
//! Every page carries its own data in one JSON element, so that going to a page within the app means fetching that
//! page and reading this element: there is one file a page, and no second copy of it.

use serde::{Deserialize, Serialize};
use vigil_index::{Facet, MonthCount, ShardEvent, ShardName, ShardText};
use vigil_model::{CaseFact, Category, EventDate, EventId, Kind, Source};

/// The id of the element that holds the data.
pub const ELEMENT_ID: &str = "page-data";

/// A page, and what it must know of the site.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PageData {
    /// The build this page belongs to: the folder of its index and shards.
    pub build: String,
    /// The document's title.
    pub title: String,
    /// The site.
    pub site: SiteData,
    /// The page itself.
    pub page: Page,
}

impl PageData {
    /// Finds the data in a page's HTML and reads it.
    pub fn from_html(html: &str) -> Option<PageData> {
        let (_, behind) = html.split_once("id=\"page-data\"")?;
        let (_, behind) = behind.split_once('>')?;
        let (json, _) = behind.split_once("</script>")?;
        serde_json::from_str(json).ok()
    }
}

/// What every page knows of the site.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SiteData {
    /// Its short name.
    pub name: String,
    /// Where corrections go.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrections: Option<String>,
    /// Its languages, in the order in which they are offered.
    pub locales: Vec<LocaleData>,
}

/// One of the site's languages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LocaleData {
    /// Its BCP 47 tag.
    pub tag: String,
    /// The first part of its paths.
    pub prefix: String,
    /// Its own name for itself.
    pub name: String,
}

/// The pages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Page {
    /// The front page.
    Timeline(TimelineData),
    /// One event.
    Event(Box<EventData>),
    /// One person.
    Person(Box<PersonData>),
    /// One case.
    Case(Box<CaseData>),
    /// One year, or a month of a full one.
    Year(YearData),
    /// All people.
    People(Vec<Listing>),
    /// All cases.
    Cases(Vec<Listing>),
    /// About the site.
    About(Totals),
    /// No such page.
    #[default]
    NotFound,
}

/// The front page: its newest events, and what stands beside them before anything is searched.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TimelineData {
    /// The heading.
    pub title: String,
    /// The sentences below it.
    pub description: String,
    /// How many events there are.
    pub event_count: u32,
    /// How many events a shard holds.
    pub shard_len: u32,
    /// The newest events, newest first.
    pub newest: Vec<ShardEvent>,
    /// Events per month, all months from the first to the last.
    pub months: Vec<MonthData>,
    /// The top values of each facet.
    pub facets: Vec<FacetData>,
}

/// The events of one month: the year, the month, and the counts in the order of the categories.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthData(pub u16, pub u8, pub [u32; 5]);

impl MonthData {
    /// How many events there are in all.
    pub fn total(self) -> u32 {
        self.2.iter().sum()
    }
}

impl From<MonthCount> for MonthData {
    fn from(count: MonthCount) -> MonthData {
        MonthData(u16::try_from(count.year).unwrap_or(0), count.month, count.by_category)
    }
}

/// The values of a facet that stand beside the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FacetData {
    /// Which facet.
    pub facet: Facet,
    /// How many values it has in all.
    pub value_count: u32,
    /// Its top values, by count.
    pub values: Vec<FacetValue>,
}

/// A value of a facet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FacetValue {
    /// The value, as in the URL.
    pub value: String,
    /// Its words in the page's language.
    pub label: String,
    /// How many events have it.
    pub count: u32,
}

/// Everything known of an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventData {
    /// The permanent id.
    pub id: EventId,
    /// When it happened, or began.
    pub date: EventDate,
    /// When it ended.
    pub end: Option<EventDate>,
    /// What it is, in one of five words.
    pub category: Category,
    /// What it is, in a finer word.
    pub kind: Kind,
    /// The headline.
    pub title: ShardText,
    /// What happened.
    pub summary: ShardText,
    /// Where.
    pub place: Option<ShardName>,
    /// Who is named.
    pub people: Vec<ShardName>,
    /// Which bodies acted.
    pub orgs: Vec<ShardName>,
    /// Which cases it belongs to.
    pub cases: Vec<ShardName>,
    /// Where it can be read.
    pub sources: Vec<Source>,
    /// When this text last changed.
    pub updated: Option<EventDate>,
    /// The events before and after it.
    pub neighbors: Vec<Neighbors>,
}

/// The events before and after an event, in time or in a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Neighbors {
    /// The case; none for time as a whole.
    pub case: Option<ShardName>,
    /// The event before.
    pub before: Option<Neighbor>,
    /// The event after.
    pub after: Option<Neighbor>,
}

/// A link to an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Neighbor {
    /// Its id.
    pub id: EventId,
    /// When it happened.
    pub date: EventDate,
    /// Its headline.
    pub title: ShardText,
}

/// Everything known of a person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PersonData {
    /// The permanent id, and the name.
    pub name: ShardName,
    /// The names in the other languages, and other spellings.
    pub other_names: Vec<ShardText>,
    /// The public role.
    pub description: ShardText,
    /// What became of them in each case.
    pub facts: Vec<(ShardName, CaseFact)>,
    /// The newest events that name them, newest first.
    pub events: Vec<ShardEvent>,
    /// How many events name them.
    pub event_count: u32,
    /// Where this can be read.
    pub sources: Vec<Source>,
}

/// Everything known of a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaseData {
    /// The permanent id, and the name.
    pub name: ShardName,
    /// What it is about.
    pub description: ShardText,
    /// Its people, and what became of each.
    pub people: Vec<(ShardName, CaseFact)>,
    /// Its newest events, newest first.
    pub events: Vec<ShardEvent>,
    /// How many events it has.
    pub event_count: u32,
    /// Where this can be read.
    pub sources: Vec<Source>,
}

/// The events of a year, or of a month of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct YearData {
    /// The year.
    pub year: u16,
    /// The month, on a page that shows one month of a full year.
    pub month: Option<u8>,
    /// How many events the page tells of.
    pub event_count: u32,
    /// All years that have events, with their counts.
    pub years: Vec<(u16, u32)>,
    /// The months that have a page of their own, with their counts; empty where the year fits on one page.
    pub months: Vec<(u8, u32)>,
    /// The events, in order of time; empty where the months have pages of their own.
    pub events: Vec<ShardEvent>,
}

/// A line of a list of people or cases.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Listing {
    /// The permanent id, and the name.
    pub name: ShardName,
    /// The name in another of the site's languages.
    pub other_name: Option<ShardText>,
    /// What it is about, where the list says so.
    pub description: Option<ShardText>,
    /// How many events it has.
    pub event_count: u32,
}

/// How much there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Events.
    pub events: u32,
    /// People.
    pub people: u32,
    /// Cases.
    pub cases: u32,
    /// The years with events.
    pub first_year: u16,
    /// The last of them.
    pub last_year: u16,
}
