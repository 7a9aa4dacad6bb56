//! The messages of a view to the app.

use serde::Deserialize;

/// A message of a view to the app, which gets it as the argument of the callback it opened the view with.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum Act {
    /// The chart points at another document, or at none. The app draws the row of the document into the box of the chart;
    /// the chart shows, hides and moves the box.
    Point(Option<u32>),
    /// The reader asks for the events between two days, both included, each in EDTF.
    Span(String, String),
}
