//! Shards, the JSON of listed events.

use crate::small_index::EVENTS;
use serde_json::{from_slice, to_vec};
use vigil_index::{DocId, Shard, ShardEvent, ShardText};
use vigil_model::{Category, Kind};

/// A shard: it is written as it was read, and has the events of its own documents alone.
pub fn shard(bytes: &[u8]) -> bool {
    let Ok(shard) = from_slice::<Shard>(bytes) else { return false };
    let written = to_vec(&shard).expect("a shard can be written");
    assert_eq!(from_slice::<Shard>(&written).ok().as_ref(), Some(&shard));
    for doc in [0, shard.first.saturating_sub(1), shard.first, u32::MAX] {
        let is_here = doc.checked_sub(shard.first).is_some_and(|place| (place as usize) < shard.events.len());
        assert_eq!(shard.event(DocId(doc)).is_some(), is_here, "{doc}");
    }
    true
}

/// A shard of the small index.
pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let text = |text: &str| ShardText { text: text.to_owned(), lang: None };
    let event = |(day, (title, summary)): (usize, (&str, &str))| ShardEvent {
        id: "2021-01-06-arrests".into(),
        date: "2021-01~".parse().expect("a date"),
        end: "2021-02-03".parse().ok().filter(|_| day == 0),
        category: Category::Arrest,
        kind: Kind::Raid,
        title: text(title),
        summary: ShardText { lang: Some("zh-Hant".to_owned()), ..text(summary) },
        place: None,
        people: Vec::new(),
        people_count: 2,
        cases: Vec::new(),
        source_count: 1,
    };
    let events = EVENTS.into_iter().take(2).enumerate().map(event).collect();
    vec![to_vec(&Shard { first: 7, events }).expect("a shard can be written")]
}
