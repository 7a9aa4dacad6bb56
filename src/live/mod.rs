//! The parts of the timeline the reader works with: the only ones with state, events and effects.

mod event_list;
mod facet_dialog;
mod finder;
mod region;
mod search_box;
mod timeline_view;

pub use finder::Finder;
pub use region::Region;
pub use timeline_view::TimelineView;
