//! The parts of the timeline the reader works with: the only ones with state, events and effects.

mod facet_dialog;
mod finder;
mod region;
mod result_list;
mod search_box;
mod timeline_view;

pub use finder::Finder;
pub use region::Region;
pub use timeline_view::TimelineView;
