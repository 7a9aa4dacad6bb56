//! How many hits are there by day, month and facet value, and which hits are in each lane of the chart?

pub(crate) mod facet_counts;
pub(crate) mod histogram;
mod lanes;
