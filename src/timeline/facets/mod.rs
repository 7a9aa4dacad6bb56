//! The facets next to the results, and the dialog with all values of one of them.

pub(crate) mod facet_dialog;
pub mod facet_labels;
pub(crate) mod facet_panel;

pub(crate) use facet_dialog::FacetDialog;
pub(crate) use facet_panel::FacetPanel;
