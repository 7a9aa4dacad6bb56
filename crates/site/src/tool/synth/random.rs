//! Random numbers that are the same on every machine and in every version: SplitMix64 (Steele, Lea and Flood, 2014).

/// A stream of random numbers.
pub struct Random(u64);

impl Random {
    /// The stream of a seed and of what it is for: streams of different purposes do not depend on each other.
    pub fn new(seed: u64, purpose: u64) -> Random {
        let mut random = Random(seed ^ purpose.wrapping_mul(0xd134_2543_de82_ef95));
        random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to below `count`.
    pub fn below(&mut self, count: usize) -> usize {
        ((u128::from(self.next()) * count as u128) >> 64) as usize
    }

    /// A number from `from` to `to`, both included.
    pub fn between(&mut self, from: usize, to: usize) -> usize {
        from + self.below(to - from + 1)
    }

    /// True `times` times in a hundred.
    pub fn percent(&mut self, times: usize) -> bool {
        self.below(100) < times
    }

    /// One of them, all alike.
    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// A number from 0 to below `count`, the first most often: about in proportion to 1 / (1 + number), as words and
    /// names are in any text (Zipf).
    pub fn zipf(&mut self, count: usize) -> usize {
        let logarithm = self.unit() * (count as f64 + 1.0).ln();
        (logarithm.exp() as usize).saturating_sub(1).min(count - 1)
    }

    /// A number between two others, small ones most often.
    pub fn magnitude(&mut self, from: usize, to: usize) -> usize {
        let logarithm = self.unit() * (to as f64 / from as f64).ln();
        (from as f64 * logarithm.exp()) as usize
    }

    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }
}
