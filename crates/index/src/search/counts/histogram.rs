//! Counts of hits by day, month and year. An event counts on its first day.

use crate::doc_set::DocSet;
use crate::facet::Facet;
use crate::format::resource::Need;
use crate::search::hits::Hits;
use crate::search::index::Index;
use crate::search::searcher::Searcher;
use std::ops::{Range, RangeInclusive};
use vigil_model::{Category, Day};

/// The number of hits in one month.
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
    /// The hits of each month from the first to the last one with documents, empty months included.
    ///
    /// # Errors
    ///
    /// [`Need`], if the lists of the categories are missing.
    pub fn histogram(&self, hits: &Hits) -> Result<Vec<MonthCount>, Need> {
        let months = self.months();
        let ranges: Vec<_> = months.iter().map(|(_, _, range)| range.clone()).collect();
        let counts = self.count_ranges(hits, &ranges)?;
        let month = |((year, month, _), by_category)| MonthCount { year, month, by_category };
        Ok(months.into_iter().zip(counts).map(month).collect())
    }

    /// The hits of each day of a span, by category in the order of `Category::ALL`. Cost: a pass over the days of the
    /// manifest for each day of the span.
    ///
    /// # Errors
    ///
    /// [`Need`], if the lists of the categories are missing.
    pub fn histogram_of_days(&self, hits: &Hits, days: RangeInclusive<Day>) -> Result<Vec<[u32; 5]>, Need> {
        let days = (days.start().0..=days.end().0).map(Day);
        let ranges: Vec<_> = days.map(|day| self.manifest.docs_between(day, day)).collect();
        self.count_ranges(hits, &ranges)
    }

    /// The hits of each range of documents, by category.
    fn count_ranges(&self, hits: &Hits, ranges: &[Range<u32>]) -> Result<Vec<[u32; 5]>, Need> {
        let mut counts = vec![[0; 5]; ranges.len()];
        let mut searcher = Searcher::new(self);
        for (column, category) in Category::ALL.iter().enumerate() {
            let mut docs = DocSet::default();
            searcher.visit_top(Facet::Category, category.as_str(), &mut |doc| docs.insert(doc));
            if let Some(set) = hits.set() {
                docs.intersect(set);
            }
            for (by_category, range) in counts.iter_mut().zip(ranges) {
                if let Some(count) = by_category.get_mut(column) {
                    *count = docs.count_in(range.clone());
                }
            }
        }
        searcher.end(counts)
    }

    /// The years with hits and their number of hits, in ascending order.
    pub fn year_counts(&self, hits: &Hits) -> Vec<(i32, u32)> {
        let years = self.manifest.years().into_iter();
        years.map(|(year, docs)| (year, hits.count_in(docs))).filter(|&(_, count)| count > 0).collect()
    }

    /// The number of hits in a month (1 to 12); 0 for other numbers.
    pub fn month_count(&self, hits: &Hits, year: i32, month: u8) -> u32 {
        if !(1..=12).contains(&month) {
            return 0;
        }
        let (next_year, next_month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        let last = Day(Day::from_civil(next_year, next_month, 1).0 - 1);
        hits.count_in(self.manifest.docs_between(Day::from_civil(year, month, 1), last))
    }

    /// Each month from the first to the last one with documents, with its documents.
    fn months(&self) -> Vec<(i32, u8, Range<u32>)> {
        let mut months: Vec<(i32, u8, Range<u32>)> = Vec::new();
        for (day, docs) in self.manifest.days.iter() {
            let (year, month, _) = day.to_civil();
            while let Some((last_year, last_month, range)) = months.last_mut() {
                if (*last_year, *last_month) >= (year, month) {
                    range.end = docs.end;
                    break;
                }
                let (year, month) =
                    if *last_month == 12 { (*last_year + 1, 1) } else { (*last_year, *last_month + 1) };
                let empty = range.end..range.end;
                months.push((year, month, empty));
            }
            if months.is_empty() {
                months.push((year, month, docs));
            }
        }
        months
    }
}
