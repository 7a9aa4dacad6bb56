//! The parts of the timeline the reader works with: the only ones with state, events and effects.

mod chart;
mod effect;
mod event_list;
mod facet_dialog;
mod finder;
mod opened_event;
mod pair;
mod region;
mod search_box;
mod span;
mod take_away;
mod timeline;
mod value_views;

pub use effect::effect;
pub use finder::{Finder, Shown};
pub use pair::follow_view;
pub use region::region;
use take_away::take_away;
pub use timeline::start_timeline;
