//! What a page is made of: the data the generator puts into each page, and the app reads back.
//!
//! Every page carries its own data in one JSON element, and its content as HTML, so that going to a page within the app
//! means fetching that page and taking both from it: there is one file a page, and no second copy of it.

use serde::{Deserialize, Serialize};
use vigil_index::{Facet, MonthCount, ShardEvent};

/// The id of the element that holds the data.
pub const ELEMENT_ID: &str = "page-data";

/// The id of the element around the content of a page that is read and not worked with.
pub const CONTENT_ID: &str = "content";

/// A page, and what it must know of the site.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PageData {
    /// The build this page belongs to: the folder of its index and shards.
    pub build: String,
    /// The document's title.
    pub title: String,
    /// The site.
    pub site: SiteData,
    /// What the front page works with; other pages are read and not worked with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timeline: Option<TimelineData>,
    /// What the other pages show.
    #[serde(skip)]
    pub content: Content,
}

/// What a page shows that is read and not worked with. The generator renders it from the data; the browser takes it
/// as the HTML it is, so that its views need not be part of the app.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// As HTML.
    Html(String),
    /// As data, to be rendered.
    #[cfg(feature = "ssr")]
    Page(crate::content::Page),
}

impl Default for Content {
    fn default() -> Content {
        Content::Html(String::new())
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
