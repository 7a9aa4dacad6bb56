//! Shards: what a list shows of a fixed number of consecutive events, in one locale, as JSON.
//!
//! The generator fills them, the browser reads them; [`crate::Manifest::shard_of`] says which one holds a document.

use serde::{Deserialize, Serialize};
use vigil_model::{Category, EventDate, EventId, Kind};

/// Consecutive events of one locale: `<locale>/events/<n>.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shard {
    /// The `DocId` of the first event.
    pub first: u32,
    /// The events, in chronological order.
    pub events: Vec<ShardEvent>,
}

impl Shard {
    /// The event of a document, if it is one of this shard's.
    pub fn event(&self, doc: crate::DocId) -> Option<&ShardEvent> {
        self.events.get(usize::try_from(doc.0.checked_sub(self.first)?).ok()?)
    }
}

/// What the list shows of one event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShardEvent {
    /// The permanent id.
    pub id: EventId,
    /// When it happened, or began.
    pub date: EventDate,
    /// When it ended, where it lasted longer than `date` says.
    pub end: Option<EventDate>,
    /// What it is, in one of five words.
    pub category: Category,
    /// What it is, in a finer word.
    pub kind: Kind,
    /// The headline.
    pub title: ShardText,
    /// What happened.
    pub summary: ShardText,
    /// Where it happened.
    pub place: Option<ShardName>,
    /// The first people named, as many as a list shows.
    pub people: Vec<ShardName>,
    /// How many people are named in all.
    pub people_count: u32,
    /// Which cases it belongs to.
    pub cases: Vec<ShardName>,
    /// How many sources there are.
    pub source_count: u32,
}

/// A text, with its language where that is not the shard's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShardText {
    /// The text.
    pub text: String,
    /// Its BCP 47 tag, if it is not in the shard's locale.
    pub lang: Option<String>,
}

/// A person, place, organization or case, named in the shard's locale if it has a name there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShardName {
    /// The permanent id.
    pub id: String,
    /// The name.
    pub label: String,
    /// The name's BCP 47 tag, if it is not in the shard's locale.
    pub lang: Option<String>,
}
