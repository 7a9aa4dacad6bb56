//! The content of the page about the site: its size, its publisher, and the log of corrections.

use crate::content::local_model::LocalModel;
use crate::content::totals::Totals;
use vigil_index::ShardText;
use vigil_model::{EventDate, EventId};

/// The most corrections on the page, the newest first; the page of the data has all days of changes.
const LOGGED: usize = 100;

/// The data of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct AboutData {
    /// How much there is.
    pub totals: Totals,
    /// Who publishes the site, if its settings say so.
    pub publisher: Option<ShardText>,
    /// The entries that were changed after they were published, newest change first.
    pub corrected: Vec<Corrected>,
}

/// An entry that was changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Corrected {
    /// The day of the change.
    pub updated: EventDate,
    /// The event.
    pub event: EventId,
    /// Its title.
    pub title: ShardText,
    /// What was changed, if it is recorded.
    pub what: Option<ShardText>,
}

impl LocalModel<'_> {
    /// The page about the site.
    pub fn about(&self) -> AboutData {
        let events = self.model.dataset.events().iter();
        let mut corrected: Vec<Corrected> = events
            .filter_map(|event| {
                let title = self.names.text(&event.title);
                let what = event.history.last().map(|change| self.names.text(&change.what));
                event.updated.map(|updated| Corrected { updated, event: event.id.clone(), title, what })
            })
            .collect();
        corrected.sort_by_key(|entry| std::cmp::Reverse(entry.updated.first_day()));
        corrected.truncate(LOGGED);
        let publisher = self.model.dataset.site().publisher.as_ref();
        AboutData {
            totals: Totals::of(self.model),
            publisher: publisher.map(|publisher| self.names.text(publisher)),
            corrected,
        }
    }
}
