//! The heights of the rows of a long list: measured for rows that were shown, estimated by the average for others. Pure.

/// The estimate before any row is measured, in pixels.
const FIRST_ESTIMATE: f64 = 180.0;

/// Row heights in pixels, by rank.
#[derive(Clone, Debug, Default)]
pub(crate) struct RowHeights {
    /// The average of the first rows measured: the estimate for all others.
    // Never updated, because every change would move the scroll bar.
    average: Option<f64>,
    /// Measured heights, sorted by rank.
    measured: Vec<(u32, f64)>,
}

impl RowHeights {
    fn average(&self) -> f64 {
        self.average.unwrap_or(FIRST_ESTIMATE)
    }

    /// Stores the heights of consecutive rows from the rank `first`.
    pub(crate) fn measure(&mut self, first: u32, heights: &[f64]) {
        if self.average.is_none() && !heights.is_empty() {
            self.average = Some(heights.iter().sum::<f64>() / heights.len() as f64);
        }
        // Replaces earlier measures of the same rows.
        let start = self.measured.partition_point(|(rank, _)| *rank < first);
        let end = self.measured.partition_point(|(rank, _)| *rank < first + heights.len() as u32);
        self.measured.splice(start..end, (first..).zip(heights.iter().copied()));
    }

    /// The sum of the heights of all rows before a rank.
    pub(crate) fn above(&self, rank: u32) -> f64 {
        let measured: f64 = {
            let before = self.measured.iter().take_while(|(one, _)| *one < rank);
            before.map(|(_, height)| height - self.average()).sum()
        };
        f64::from(rank) * self.average() + measured
    }

    /// The rank of the row at an offset from the top of a list of `total` rows; the last one for offsets below the list.
    pub(crate) fn row_at(&self, offset: f64, total: u32) -> u32 {
        let (mut low, mut high) = (0, total.saturating_sub(1));
        while low < high {
            let middle = low + (high - low).div_ceil(2);
            if self.above(middle) <= offset { low = middle } else { high = middle - 1 }
        }
        low
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unmeasured_rows_have_the_average_height_of_the_first_ones() {
        let mut heights = RowHeights::default();
        heights.measure(0, &[100.0, 200.0]);
        heights.measure(10, &[400.0]);
        assert_eq!(heights.above(2), 300.0);
        assert_eq!(heights.above(10), 300.0 + 8.0 * 150.0);
        assert_eq!(heights.above(11), 300.0 + 8.0 * 150.0 + 400.0);
    }

    #[test]
    fn the_row_at_an_offset_is_the_one_that_covers_it() {
        let mut heights = RowHeights::default();
        heights.measure(0, &[100.0, 300.0, 200.0]);
        for (offset, row) in
            [(-5.0, 0), (0.0, 0), (99.0, 0), (100.0, 1), (399.0, 1), (400.0, 2), (600.0, 3), (1e9, 9)]
        {
            assert_eq!(heights.row_at(offset, 10), row, "{offset}");
        }
        assert_eq!(heights.row_at(50.0, 0), 0);
    }
}
