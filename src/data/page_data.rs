//! The content of a page: the data that the generator writes into each page and the app reads.
//!
//! Every page carries its own data in one JSON element, and its content as HTML, so that going to a page within the app
//! means fetching that page and taking both from it: there is one file a page, and no second copy of it.

use crate::locale::Messages;
use crate::url::view_state::Moved;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use vigil_index::{Facet, MonthCount, ShardEvent};
use vigil_model::EventDate;

/// The id of the element that holds the data.
pub const ELEMENT_ID: &str = "page-data";

/// The values of `data-frame`: the elements above and below the content.
pub const FRAME_REGIONS: [&str; 2] = ["header", "footer"];

/// The id of the `<main>` that holds the content.
pub const CONTENT_ID: &str = "main";

/// A page, and what it must know of the site.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PageData {
    /// The build this page belongs to: the folder of its index and shards.
    pub build: String,
    /// The address of the page below the site's root, as `href` writes it. It names route and language also where a host
    /// answers for other addresses, or a translator has changed the document's `lang`.
    pub path: String,
    /// The document's title.
    pub title: String,
    /// The site.
    pub site: SiteData,
    /// The data of the timeline; none on pages without one.
    pub timeline: Option<TimelineData>,
    /// On the page of an event, its document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doc: Option<u32>,
    /// The data of the builder of embeds, on its page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub builder: Option<BuilderData>,
}

/// A page as the app has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LoadedPage {
    /// Its data, without that of the timeline.
    pub data: PageData,
    /// The data of the timeline; none on pages without one.
    pub timeline: Option<Arc<TimelineData>>,
    /// Its content as HTML: drawn by the generator only, so that the views of pages need not be part of the app.
    pub html: String,
    /// The header above the content and the footer below it, as HTML.
    pub frame: [String; 2],
}

impl LoadedPage {
    /// A page of this data, this content, and what stands around it.
    pub fn new(mut data: PageData, html: String, frame: [String; 2]) -> LoadedPage {
        let timeline = data.timeline.take().map(Arc::new);
        LoadedPage { data, timeline, html, frame }
    }
}

/// The facts of the site that every page has.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SiteData {
    /// Its short name.
    pub name: String,
    /// The last day of which the data tells; none where it has no events.
    pub as_of: Option<EventDate>,
    /// The address of its root, ending in a slash, where it knows its own.
    pub root: Option<String>,
    /// Where corrections go.
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

/// The timeline before anything is searched: its newest events, and the counts next to them.
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
    /// How many letters of an event's date are the name of the file with its sources.
    pub source_letters: u32,
    /// The newest events, newest first.
    pub newest: Vec<ShardEvent>,
    /// Events per month, all months from the first to the last.
    pub months: Vec<MonthData>,
    /// The top values of each facet.
    pub facets: Vec<FacetData>,
    /// The former ids of things, with the new ones.
    pub moved: Vec<Moved>,
}

/// The events of one month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthData {
    /// The year.
    #[serde(rename = "y")]
    pub year: u16,
    /// The month, from 1.
    #[serde(rename = "m")]
    pub month: u8,
    /// How many events there are of each category, in the order of [`vigil_model::Category::ALL`].
    #[serde(rename = "n")]
    pub counts: [u32; 5],
}

impl MonthData {
    /// How many events there are in all.
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

/// The values of a facet next to the list.
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

/// The data of the builder of embeds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BuilderData {
    /// The title of the site, which names a frame.
    pub title: String,
    /// The canonical address of the site, for the example that is shown without JavaScript.
    pub root: Option<String>,
    /// The values to choose from.
    pub facets: Vec<FacetData>,
    /// The ids of the people who have a counter and a card.
    pub people: Vec<String>,
    /// The ids of the cases that have a counter.
    pub cases: Vec<String>,
    /// The messages of the builder, which those of the app do not contain.
    pub messages: Messages,
}
