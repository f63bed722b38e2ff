//! Resampling of a series in blocks, so that its serial correlation is kept.

use rand_chacha::ChaCha12Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use super::StatisticsError;

/// The circular block bootstrap (Politis and Romano, in Exploring the Limits of Bootstrap, 1992, p. 263): blocks of `block`
/// consecutive points start anywhere in the series, which is thought closed to a circle, so that every point is drawn
/// equally often.
#[derive(Debug, Clone)]
pub struct CircularBlocks {
    points: usize,
    block: usize,
    seed: u64,
}

impl CircularBlocks {
    /// Blocks of `block` points of a series of `points`. A block of 1 is the bootstrap of independent observations.
    ///
    /// # Errors
    /// [`StatisticsError::Empty`], [`StatisticsError::Block`] for a block of 0 or longer than the series.
    pub fn new(points: usize, block: usize, seed: u64) -> Result<CircularBlocks, StatisticsError> {
        if points == 0 {
            return Err(StatisticsError::Empty);
        }
        if block == 0 || block > points {
            return Err(StatisticsError::Block { block, points });
        }
        Ok(CircularBlocks { points, block, seed })
    }

    /// Blocks of ⌈n^(1/3)⌉ points, the order that is best for the variance of a mean (Hall, Horowitz and Jing, Biometrika 82,
    /// 1995, p. 561). It knows nothing of how far the correlation of a series reaches: pass a longer block where that is known
    /// (a week of hours, say).
    ///
    /// # Errors
    /// As [`CircularBlocks::new`].
    pub fn by_length(points: usize, seed: u64) -> Result<CircularBlocks, StatisticsError> {
        let block = libm::ceil(libm::cbrt(points as f64) - 1e-9) as usize;
        CircularBlocks::new(points, block, seed)
    }

    /// Points of a block.
    pub fn block(&self) -> usize {
        self.block
    }

    /// The rows that a replicate takes, `wanted` of them, each below the number of points. A replicate has a stream of its own,
    /// so that replicate 7 is the same whether 10 or 1000 are drawn.
    pub fn rows(&self, replicate: u64, wanted: usize) -> Vec<usize> {
        let mut words = stream(self.seed, replicate);
        let mut rows = Vec::with_capacity(wanted);
        while rows.len() < wanted {
            let start = below(&mut words, self.points);
            let take = self.block.min(wanted - rows.len());
            rows.extend((0..take).map(|step| (start + step) % self.points));
        }
        rows
    }
}

/// The random words of a replicate.
pub(crate) fn stream(seed: u64, replicate: u64) -> ChaCha12Rng {
    let mut words = ChaCha12Rng::seed_from_u64(seed);
    words.set_stream(replicate);
    words
}

/// A number below `limit`, each equally likely: words beyond the last whole multiple are drawn again.
fn below(words: &mut ChaCha12Rng, limit: usize) -> usize {
    let limit = limit as u64;
    let fair = u64::MAX - u64::MAX % limit;
    loop {
        let word = words.next_u64();
        if word < fair {
            return (word % limit) as usize;
        }
    }
}

/// A draw of the open unit interval.
pub(crate) fn uniform(words: &mut ChaCha12Rng) -> f64 {
    // 52 bits and a half: 53 would round up to 1 at the top.
    ((words.next_u64() >> 12) as f64 + 0.5) / (1_u64 << 52) as f64
}
