//! How high the rows of a long list are: measured where they were shown, estimated by the average elsewhere. Pure.

/// The height assumed before any row was measured, in pixels.
const FIRST_ESTIMATE: f64 = 180.0;

/// Row heights in pixels, by rank.
#[derive(Clone, Debug, Default)]
pub struct RowHeights {
    /// The estimate for rows never shown, fixed by the first rows measured so that the list does not breathe.
    average: Option<f64>,
    /// By rank, in order.
    measured: Vec<(u32, f64)>,
}

impl RowHeights {
    fn average(&self) -> f64 {
        self.average.unwrap_or(FIRST_ESTIMATE)
    }

    /// Takes the measures of rows just shown, from the rank `first` on.
    pub fn measure(&mut self, first: u32, heights: &[f64]) {
        if self.average.is_none() && !heights.is_empty() {
            self.average = Some(heights.iter().sum::<f64>() / heights.len() as f64);
        }
        // The rows of one range, in place of what was measured of them before.
        let start = self.measured.partition_point(|(rank, _)| *rank < first);
        let end = self.measured.partition_point(|(rank, _)| *rank < first + heights.len() as u32);
        self.measured.splice(start..end, (first..).zip(heights.iter().copied()));
    }

    /// The height of all rows before a rank.
    pub fn above(&self, rank: u32) -> f64 {
        let measured: f64 = {
            let before = self.measured.iter().take_while(|(one, _)| *one < rank);
            before.map(|(_, height)| height - self.average()).sum()
        };
        f64::from(rank) * self.average() + measured
    }

    /// The row that covers an offset from the top of a list of `total` rows; the last row below the list.
    pub fn row_at(&self, offset: f64, total: u32) -> u32 {
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
    fn rows_never_shown_are_as_high_as_the_average_of_the_first() {
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
