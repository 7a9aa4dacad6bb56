//! The timeline: search, facets, histogram, and the events of the view.

pub mod answer;
pub(crate) mod answers;
pub(crate) mod counting;
pub(crate) mod event;
pub mod facets;
#[cfg(feature = "hydrate")]
pub(crate) mod first_view;
pub(crate) mod marks;
pub mod printout;
pub(crate) mod results;
mod root;
pub(crate) mod search;
pub(crate) mod side_input;
pub(crate) mod span;
pub(crate) mod views;

use crate::ui::Kept;

pub(crate) use root::{EmbedView, Timeline};

/// The static markup inside a part. Only the generator has it; in the app it is empty.
#[derive(Clone, Default)]
pub struct Frame {
    /// The share panel.
    pub share: Kept,
    /// The prerendered rows of the list; in other parts their prerendered content.
    pub rows: Kept,
    /// The content below the list.
    pub below: Kept,
}
