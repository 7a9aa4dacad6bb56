//! `<locale>/events/<n>.json`: a shard, the listed fields of a fixed number of consecutive events in one locale.
//!
//! JSON and not binary: the browser parses it without any code in the WebAssembly. A document is in the shard with the
//! number `document / Manifest::shard_len`.

use crate::doc_set::DocId;
use serde::{Deserialize, Serialize};
use vigil_model::{Category, EventDate, EventId, Kind};

/// Consecutive events in one locale.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shard {
    /// The [`DocId`] of the first event.
    pub first: u32,
    /// The events, in chronological order.
    pub events: Vec<ShardEvent>,
}

impl Shard {
    /// The event of a document; `None` if it is in another shard.
    pub fn event(&self, doc: DocId) -> Option<&ShardEvent> {
        self.events.get(usize::try_from(doc.0.checked_sub(self.first)?).ok()?)
    }
}

/// The fields of an event that a list shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShardEvent {
    /// The permanent id.
    pub id: EventId,
    /// When it happened, or began.
    pub date: EventDate,
    /// When it ended, if it lasted longer than `date` says.
    pub end: Option<EventDate>,
    /// The category, one of five.
    pub category: Category,
    /// The finer kind.
    pub kind: Kind,
    /// The headline.
    pub title: ShardText,
    /// What happened.
    pub summary: ShardText,
    /// Where it happened.
    pub place: Option<ShardName>,
    /// The first people named, as many as a list shows.
    pub people: Vec<ShardName>,
    /// The number of all people named.
    pub people_count: u32,
    /// The cases to which it belongs.
    pub cases: Vec<ShardName>,
    /// The number of sources.
    pub source_count: u32,
}

/// A text, with its language if that differs from the shard's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShardText {
    /// The text.
    pub text: String,
    /// The BCP 47 tag; `None` for the shard's locale.
    pub lang: Option<String>,
}

/// A person, place or case with its name, in the shard's locale if it has one there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShardName {
    /// The permanent id.
    pub id: String,
    /// The name.
    pub label: String,
    /// The BCP 47 tag of the name; `None` for the shard's locale.
    pub lang: Option<String>,
}
