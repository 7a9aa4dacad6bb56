//! Counts by month and by year.

use crate::{Hits, Index, Need};

/// The events of one month, by category in the model's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthCount {
    /// The year.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u8,
    /// Counts in the order of `Category::ALL`.
    pub by_category: [u32; 5],
}

impl Index {
    /// The hits of every month from the first to the last of the data set, by category; an event counts in the month
    /// of its first day.
    pub fn histogram(&self, _hits: &Hits) -> Result<Vec<MonthCount>, Need> {
        Ok(Vec::new())
    }

    /// The years that have hits, with their number, in ascending order.
    pub fn year_counts(&self, _hits: &Hits) -> Vec<(i32, u32)> {
        Vec::new()
    }

    /// How many hits begin in a month.
    pub fn month_count(&self, _hits: &Hits, _year: i32, _month: u8) -> u32 {
        0
    }
}
