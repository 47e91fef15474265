//! Chance that is the same on every machine and in every run: whole numbers only, and no clock.

/// A row of numbers that look random: Steele, Lea and Flood's SplitMix64.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// The row that belongs to a seed.
    pub fn of(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ mixed >> 31
    }

    fn next_below(&mut self, n: u64) -> u64 {
        // The upper half of the product: as even as is needed here, and without a division.
        ((u128::from(self.next()) * u128::from(n)) >> 64) as u64
    }

    /// A number from 0 up to `n`; 0 where `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        self.next_below(n as u64) as usize
    }

    /// A number from `first` to `last`, both included.
    pub fn between(&mut self, first: usize, last: usize) -> usize {
        first + self.below(last.saturating_sub(first) + 1)
    }

    /// True so many times in a hundred.
    pub fn percent(&mut self, times: usize) -> bool {
        self.below(100) < times
    }

    /// One of the items.
    ///
    /// # Panics
    /// Where there are none.
    pub fn pick<T: Clone>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())].clone()
    }
}

/// Ranks after Zipf: the one at place r is drawn in proportion to 1/(r + 1).
#[derive(Clone, Debug)]
pub struct Zipf {
    /// By rank the sum of all weights so far.
    ends: Vec<u64>,
}

impl Zipf {
    /// Over the ranks from 0 up to `n`, which is at least 1.
    pub fn over(n: usize) -> Self {
        let weights = (1..=n.max(1) as u64).map(|rank| (1 << 32) / rank);
        let ends = weights.scan(0, |sum: &mut u64, weight| {
            *sum += weight;
            Some(*sum)
        });
        Self { ends: ends.collect() }
    }

    /// A rank.
    pub fn draw(&self, chance: &mut Chance) -> usize {
        let sum = self.ends.last().copied().unwrap_or(0);
        let drawn = chance.next_below(sum);
        self.ends.partition_point(|&end| end <= drawn)
    }

    /// One of the items, the first most often.
    ///
    /// # Panics
    /// Where there are fewer items than ranks.
    pub fn pick<T: Clone>(&self, items: &[T], chance: &mut Chance) -> T {
        items[self.draw(chance)].clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_row_is_that_of_splitmix() {
        let mut chance = Chance::of(1_234_567);
        // The first numbers of the authors' own program for this seed.
        assert_eq!(chance.next(), 6_457_827_717_110_365_317);
        assert_eq!(chance.next(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn numbers_stay_within_their_ends() {
        let mut chance = Chance::of(1);
        assert!((0..1000).all(|_| chance.below(7) < 7));
        assert!((0..1000).all(|_| (3..=5).contains(&chance.between(3, 5))));
        assert_eq!(chance.below(0), 0);
    }

    #[test]
    fn ranks_fall_as_one_over_the_rank() {
        let (zipf, mut chance) = (Zipf::over(100), Chance::of(2));
        let mut times = [0_usize; 100];
        (0..100_000).for_each(|_| times[zipf.draw(&mut chance)] += 1);
        for rank in [1, 3, 9] {
            let expected = times[0] / (rank + 1);
            assert!(times[rank].abs_diff(expected) < expected / 8, "{rank}: {} not {expected}", times[rank]);
        }
    }
}
