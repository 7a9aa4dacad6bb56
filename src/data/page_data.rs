//! The data that the generator writes into each page and the app reads.
//!
//! A page is one HTML file with its content and, in a JSON element, its data. Navigation inside the app fetches the same
//! file and uses both.

use crate::locale::Messages;
use crate::url::view_state::Moved;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use vigil_index::{Facet, MonthCount, ShardEvent};
use vigil_model::EventDate;

/// The id of the element with the JSON of [`PageData`].
pub const ELEMENT_ID: &str = "page-data";

/// The values of `data-frame`: the elements before and after the content.
pub(crate) const FRAME_REGIONS: [&str; 2] = ["header", "footer"];

/// The id of the `<main>` with the content.
pub(crate) const CONTENT_ID: &str = "main";

/// The JSON of a page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PageData {
    /// The hash of the build that the page belongs to, which names the folder of its index and shards.
    pub build: String,
    /// The address of the page below the site's root, as `href` writes it. It names route and language even if a host
    /// answers another address with this page, or a translator has changed the `lang` of the document.
    pub path: String,
    /// The title of the document.
    pub title: String,
    /// The facts of the site.
    pub site: SiteData,
    /// The data of the timeline; none on pages without one.
    pub timeline: Option<TimelineData>,
    /// The document (`DocId`) of the event; only on its page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doc: Option<u32>,
    /// The data of the builder of embeds; only on its page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub builder: Option<BuilderData>,
}

/// A page as the app uses it: data, content and frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LoadedPage {
    /// The JSON, without the data of the timeline.
    pub data: PageData,
    /// The data of the timeline; none on pages without one. Shared with the answers.
    pub timeline: Option<Arc<TimelineData>>,
    /// The content as HTML. Only the generator has page templates, which keeps them out of the app.
    pub html: String,
    /// The header and the footer, as HTML.
    pub frame: [String; 2],
}

impl LoadedPage {
    /// A page of data, content and frame, as in the fields.
    pub fn new(mut data: PageData, html: String, frame: [String; 2]) -> LoadedPage {
        let timeline = data.timeline.take().map(Arc::new);
        LoadedPage { data, timeline, html, frame }
    }
}

/// The facts of the site in every page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SiteData {
    /// The short name of the site.
    pub name: String,
    /// The day of the newest event, which is the "today" of all statuses; none without events.
    pub as_of: Option<EventDate>,
    /// The absolute address of the root (`base_url`), ending in a slash; none if the site has none.
    pub root: Option<String>,
    /// The address for corrections.
    pub corrections: Option<String>,
    /// The languages, in the order in which they are offered.
    pub locales: Vec<LocaleData>,
    /// Whether queries are in the fragment of the address, which no host sees.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub private_search: bool,
}

impl SiteData {
    /// The prefixes of all languages but the default one, whose prefix is empty.
    pub(crate) fn prefixes(&self) -> impl Iterator<Item = &str> {
        self.locales.iter().map(|locale| locale.prefix.as_str()).filter(|prefix| !prefix.is_empty())
    }
}

/// A language of the site.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LocaleData {
    /// BCP 47 tag.
    pub tag: String,
    /// First part of every path: empty, or ending in a slash.
    pub prefix: String,
    /// The name of the language in the language itself.
    pub name: String,
}

/// The answer to the view of everything: the newest events, and the counts next to them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TimelineData {
    /// The heading of the timeline.
    pub title: String,
    /// The sentences below the heading.
    pub description: String,
    /// The number of events.
    pub event_count: u32,
    /// The number of events in a shard; the last one may have fewer.
    pub shard_len: u32,
    /// The number of letters of an event's date that name the file with its sources.
    pub source_letters: u32,
    /// The first rows of the list, newest first.
    pub newest: Vec<ShardEvent>,
    /// Events per month, without gaps from the first to the last month.
    pub months: Vec<MonthData>,
    /// The top values of each facet.
    pub facets: Vec<FacetData>,
    /// Former ids with the current ones.
    pub moved: Vec<Moved>,
}

/// The number of events in a month, by category. Its short keys keep the page small.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthData {
    /// The year.
    #[serde(rename = "y")]
    pub year: u16,
    /// The month, from 1.
    #[serde(rename = "m")]
    pub month: u8,
    /// Events by category, in the order of [`vigil_model::Category::ALL`].
    #[serde(rename = "n")]
    pub counts: [u32; 5],
}

impl MonthData {
    /// The number of events of all categories.
    pub fn total(self) -> u32 {
        self.counts.iter().sum()
    }
}

impl From<MonthCount> for MonthData {
    fn from(count: MonthCount) -> MonthData {
        MonthData {
            year: u16::try_from(count.year).unwrap_or(0),
            month: count.month,
            counts: count.by_category,
        }
    }
}

/// A facet next to the list, with its top values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FacetData {
    /// The facet.
    pub facet: Facet,
    /// The number of all values of the facet.
    pub value_count: u32,
    /// The top values, largest count first.
    pub values: Vec<FacetValue>,
}

/// A value of a facet with its label and its count.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FacetValue {
    /// The value as in the query string; empty for a heading in a list of all values.
    pub value: String,
    /// The label in the page's language.
    pub label: String,
    /// The number of events with this value.
    pub count: u32,
}

/// The values and messages that only the builder of embeds needs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BuilderData {
    /// The title of the site, for the `title` of frames.
    pub title: String,
    /// The absolute address of the root, for the prerendered example; none if the site has none.
    pub root: Option<String>,
    /// What is found by its name, by key of the query: a line each with the id, a space and the label, which is unique.
    pub names: Messages,
    /// The ids of people with a counter and a card.
    pub people: Vec<String>,
    /// The ids of cases with a counter.
    pub cases: Vec<String>,
    /// The messages of the builder, which `messages.json` does not contain.
    pub messages: Messages,
}

impl BuilderData {
    /// The ids and labels in the list of a key; empty without a list.
    pub(crate) fn named(&self, key: &str) -> impl Iterator<Item = (&str, &str)> {
        self.names
            .get(key)
            .into_iter()
            .flat_map(|lines| lines.lines())
            .filter_map(|line| line.split_once(' '))
    }
}
