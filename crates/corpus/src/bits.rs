//! Sets of facts as bits.

/// A set of small numbers below a fixed length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
    len: usize,
}

impl Bits {
    /// The empty set of numbers below `len`.
    pub fn new(len: usize) -> Self {
        Self { words: vec![0; len.div_ceil(64)], len }
    }

    /// All numbers below `len`.
    pub fn full(len: usize) -> Self {
        let mut all = Self::new(len);
        all.not();
        all
    }

    /// The numbers below which it holds, not how many it holds.
    pub fn capacity(&self) -> usize {
        self.len
    }

    /// Takes a number in; one that is too large is left out.
    pub fn set(&mut self, number: usize) {
        if number < self.len {
            self.words[number / 64] |= 1 << (number % 64);
        }
    }

    /// Whether a number is in it.
    pub fn get(&self, number: usize) -> bool {
        number < self.len && self.words[number / 64] >> (number % 64) & 1 == 1
    }

    /// Keeps what the other holds too.
    pub fn and(&mut self, other: &Self) {
        let others = other.words.iter().copied().chain(std::iter::repeat(0));
        self.words.iter_mut().zip(others).for_each(|(word, other)| *word &= other);
    }

    /// Takes in what the other holds.
    pub fn or(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word |= other);
        self.trim();
    }

    /// Takes out what the other holds.
    pub fn and_not(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= !other);
    }

    /// Turns it into what it did not hold.
    pub fn not(&mut self) {
        self.words.iter_mut().for_each(|word| *word = !*word);
        self.trim();
    }

    /// How many numbers it holds.
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// How many numbers it and the other hold.
    pub fn count_common(&self, other: &Self) -> usize {
        self.words.iter().zip(&other.words).map(|(word, other)| (word & other).count_ones() as usize).sum()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|&word| word == 0)
    }

    /// The numbers it holds, rising.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        self.words.iter().enumerate().flat_map(|(at, &word)| {
            let rest = std::iter::successors(Some(word), |word| Some(word & word.wrapping_sub(1)));
            rest.take_while(|&word| word != 0).map(move |word| at * 64 + word.trailing_zeros() as usize)
        })
    }

    /// No number from `len` on.
    fn trim(&mut self) {
        let used = self.len % 64;
        if let Some(last) = self.words.last_mut().filter(|_| used > 0) {
            *last &= (1 << used) - 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(len: usize, numbers: &[usize]) -> Bits {
        let mut bits = Bits::new(len);
        numbers.iter().for_each(|&number| bits.set(number));
        bits
    }

    #[test]
    fn a_set_gives_back_what_it_took() {
        let bits = of(130, &[0, 63, 64, 129, 130, 500]);
        assert_eq!(bits.iter().collect::<Vec<_>>(), [0, 63, 64, 129]);
        assert_eq!((bits.count(), bits.get(64), bits.get(65), bits.get(130)), (4, true, false, false));
    }

    #[test]
    fn sets_meet_join_and_turn_over() {
        let (one, two) = (of(70, &[1, 2, 69]), of(70, &[2, 3]));
        let change = |change: fn(&mut Bits, &Bits)| {
            let mut out = one.clone();
            change(&mut out, &two);
            out
        };
        assert_eq!(change(Bits::and), of(70, &[2]));
        assert_eq!(change(Bits::or), of(70, &[1, 2, 3, 69]));
        assert_eq!(change(Bits::and_not), of(70, &[1, 69]));
        assert_eq!(Bits::full(70).count(), 70);
        assert!(Bits::new(0).is_empty() && Bits::full(0).is_empty());
    }
}
