//! Streams of random numbers that are the same on every machine and for every number of threads.
//!
//! A stream belongs to a seed and an address, and every draw has its place in it: adding a line to a book does not change the
//! draws of another, and a block of draws can be made without those before it.

use rand_chacha::ChaCha12Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// The key of one stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StreamKey([u8; 32]);

impl StreamKey {
    /// 256 bits: FNV-1a of the address, spread by SplitMix64 (Steele, Lea, Flood 2014). Portable and fixed, so that a result can
    /// be repeated years later.
    pub fn of(seed: u64, address: &str) -> StreamKey {
        let hash =
            address.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3));
        let mut state = seed ^ hash.rotate_left(32);
        let mut key = [0; 32];
        for chunk in key.chunks_exact_mut(8) {
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = state ^ hash;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            chunk.copy_from_slice(&(z ^ (z >> 31)).to_le_bytes());
        }
        StreamKey(key)
    }

    /// Calls `take` with the uniform draws of the open unit interval from number `first` on, each with its place from 0.
    pub fn uniforms(&self, first: u64, count: usize, mut take: impl FnMut(usize, f64)) {
        let mut words = ChaCha12Rng::from_seed(self.0);
        // One draw takes two 32-bit words, so blocks neither overlap nor depend on how many were asked for.
        words.set_word_pos(u128::from(first) * 2);
        for at in 0..count {
            take(at, unit(words.next_u64()));
        }
    }

    /// The same from half words: uniform to 32 bits, enough to decide whether something happens, at half the price.
    pub fn half_uniforms(&self, first: u64, count: usize, mut take: impl FnMut(usize, f64)) {
        let mut words = ChaCha12Rng::from_seed(self.0);
        words.set_word_pos(u128::from(first));
        for at in 0..count {
            take(at, (f64::from(words.next_u32()) + 0.5) / (1_u64 << 32) as f64);
        }
    }
}

/// A number of the open unit interval. 52 bits and a half: 53 would round up to 1 at the top.
fn unit(word: u64) -> f64 {
    ((word >> 12) as f64 + 0.5) / (1_u64 << 52) as f64
}

/// Standard normal quantile, by the inverse complementary error function, for a `u` of the open unit interval.
pub fn normal_of_uniform(u: f64) -> f64 {
    -std::f64::consts::SQRT_2 * statrs::function::erf::erfc_inv(2.0 * u)
}

/// The standard normal quantile from a table, for draws: 5e-9 from [`normal_of_uniform`], several times as fast.
///
/// Between 1/64 and 63/64 a cubic through the values and slopes of 2 048 steps; beyond, the function itself.
#[derive(Debug, Clone)]
pub struct NormalTable {
    /// At each node the quantile and its slope over one step.
    nodes: Vec<(f64, f64)>,
}

const STEPS: usize = 2048;
const EDGE: f64 = 1.0 / 64.0;
const STEP: f64 = (1.0 - 2.0 * EDGE) / STEPS as f64;

impl Default for NormalTable {
    fn default() -> NormalTable {
        let node = |at: usize| {
            let x = normal_of_uniform(EDGE + at as f64 * STEP);
            // The slope of a quantile is one over the density: √(2π)·exp(x²/2).
            (x, STEP * 2.506_628_274_631_000_7 * libm::exp(0.5 * x * x))
        };
        NormalTable { nodes: (0..=STEPS).map(node).collect() }
    }
}

impl NormalTable {
    /// The quantile at a `u` of the open unit interval.
    #[inline]
    pub fn at(&self, u: f64) -> f64 {
        let place = (u - EDGE) * (1.0 / STEP);
        // Negative places become 0 and are sent away by the edge.
        let at = place as usize;
        match self.nodes.get(at..at + 2) {
            Some([(left, left_slope), (right, right_slope)]) if u >= EDGE => {
                let t = place - at as f64;
                let (bend, twist) = (right - left - left_slope, left_slope + right_slope - 2.0 * (right - left));
                left + t * (left_slope + t * (bend + (t - 1.0) * twist))
            }
            _ => normal_of_uniform(u),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{NormalTable, StreamKey, normal_of_uniform};

    #[test]
    fn the_table_agrees_with_the_function() {
        let table = NormalTable::default();
        for at in 0..100_000 {
            let u = (f64::from(at) + 0.37) / 100_000.0;
            assert!((table.at(u) - normal_of_uniform(u)).abs() < 5e-9, "{u}");
        }
        assert!(table.at(1e-12) < -7.0 && table.at(1.0 - 1e-12) > 7.0);
    }

    #[test]
    fn a_block_does_not_depend_on_those_before_it() {
        let key = StreamKey::of(7, "plant/grid");
        let mut all = vec![0.0; 100];
        key.uniforms(0, 100, |at, u| all[at] = u);
        key.uniforms(60, 40, |at, u| assert_eq!(u, all[60 + at]));
        assert!(all.iter().all(|u| *u > 0.0 && *u < 1.0));
        assert_ne!(key, StreamKey::of(8, "plant/grid"));
        assert_ne!(key, StreamKey::of(7, "plant/gas"));
    }

    #[test]
    fn quantiles_are_those_of_the_tables() {
        // Standard normal: Abramowitz and Stegun, table 26.5, and mpmath for the far tail.
        for (u, x) in [
            (0.5, 0.0),
            (0.841_344_746_068_542_9, 1.0),
            (0.975, 1.959_963_984_540_054),
            (0.025, -1.959_963_984_540_054),
            (1e-10, -6.361_340_902_404_056),
        ] {
            assert!((normal_of_uniform(u) - x).abs() < 1e-9, "{u}: {}", normal_of_uniform(u));
        }
    }
}
