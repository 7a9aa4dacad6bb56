//! The largest events, which the chart names where there is room.

use crate::compile::names::Names;
use std::cmp::Reverse;
use vigil_model::{Category, Dataset, Event, Kind};

/// The largest number of events with a name on the chart. Each frame of the chart looks at all of them.
const MOST: usize = 300;

/// The kinds of events that others follow from.
const TURNING: [Kind; 4] = [Kind::Law, Kind::March, Kind::Verdict, Kind::Sentence];

/// The largest events with their titles: first the largest of each category, then the second of each, and so on. Numbers
/// of documents are positions among all events.
pub(crate) fn key_events(dataset: &Dataset, names: Names<'_>) -> Vec<(u32, String)> {
    let mut ranked: Vec<(usize, usize, usize)> = Vec::new();
    for (place, category) in Category::ALL.iter().enumerate() {
        let events = dataset.events().iter().enumerate().filter(|(_, event)| event.category == *category);
        let mut own: Vec<_> = events.map(|(position, event)| (Reverse(size(event)), position)).collect();
        own.sort_unstable();
        ranked.extend(own.into_iter().take(MOST).enumerate().map(|(rank, (_, at))| (rank, place, at)));
    }
    ranked.sort_unstable();
    let events = dataset.events();
    let named = ranked.into_iter().filter_map(|(_, _, position)| Some((position, events.get(position)?)));
    named.take(MOST).map(|(doc, event)| (doc as u32, names.text(&event.title).text)).collect()
}

/// The size of an event: one for each person named in it, two for each source, and eight more for a kind of [`TURNING`]. The
/// older one of two events of a size is the larger.
fn size(event: &Event) -> usize {
    let turning = if TURNING.contains(&event.kind) { 8 } else { 0 };
    event.people.len() + 2 * event.sources.len() + turning
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::read;
    use std::collections::BTreeSet;
    use std::path::Path;

    #[test]
    fn the_largest_event_of_each_category_comes_first() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
        let dataset = read::load(&root).unwrap().dataset;
        let found = key_events(&dataset, Names::new(&dataset, "en"));
        assert_eq!(found.len(), MOST);
        let event = |doc: u32| &dataset.events()[doc as usize];
        let count = Category::ALL.len();
        let first: BTreeSet<_> =
            found[..count].iter().map(|(doc, _)| event(*doc).category.as_str()).collect();
        assert_eq!(first.len(), count);
        for (doc, title) in &found[..count] {
            let event = event(*doc);
            assert_eq!(event.title.0.get("en"), Some(title));
            let others = dataset.events().iter().filter(|other| other.category == event.category);
            assert!(others.map(size).all(|other| other <= size(event)), "{title}");
        }
    }
}
