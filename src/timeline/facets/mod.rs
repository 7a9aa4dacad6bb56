//! The facets next to the results, and the dialog with all values of one of them.

pub mod facet_dialog;
pub mod facet_labels;
pub mod facet_panel;

pub use facet_dialog::FacetDialog;
pub use facet_panel::FacetPanel;
