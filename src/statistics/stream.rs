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

    /// The 32-bit words of the stream from number `first` on, as many as `words` holds: one a draw, for [`Quantiles`].
    ///
    /// [`Quantiles`]: super::quantile_table::Quantiles
    pub fn words(&self, first: u64, words: &mut [u32]) {
        let mut source = ChaCha12Rng::from_seed(self.0);
        source.set_word_pos(u128::from(first));
        let mut bytes = [0; 1024];
        for part in words.chunks_mut(bytes.len() / 4) {
            let bytes = &mut bytes[..part.len() * 4];
            source.fill_bytes(bytes);
            for (word, four) in part.iter_mut().zip(bytes.as_chunks().0) {
                *word = u32::from_le_bytes(*four);
            }
        }
    }

    /// The 16-bit parts of the stream from number `first` on, an even number; as many as `parts` holds.
    pub fn parts(&self, first: u64, parts: &mut [u16]) {
        let mut source = ChaCha12Rng::from_seed(self.0);
        source.set_word_pos(u128::from(first / 2));
        let mut bytes = [0; 1024];
        for some in parts.chunks_mut(bytes.len() / 2) {
            let bytes = &mut bytes[..some.len() * 2];
            source.fill_bytes(bytes);
            for (part, two) in some.iter_mut().zip(bytes.as_chunks().0) {
                *part = u16::from_le_bytes(*two);
            }
        }
    }

    /// The uniform draw of one place in a second stream of the same key, for what the first stream leaves open.
    pub fn second(&self, at: u64) -> f64 {
        let mut words = ChaCha12Rng::from_seed(self.0);
        words.set_stream(1);
        words.set_word_pos(u128::from(at) * 2);
        unit(words.next_u64())
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

#[cfg(test)]
mod tests {
    use super::{StreamKey, normal_of_uniform};

    #[test]
    fn a_block_does_not_depend_on_those_before_it() {
        let key = StreamKey::of(7, "plant/grid");
        let mut all = vec![0.0; 100];
        key.uniforms(0, 100, |at, u| all[at] = u);
        key.uniforms(60, 40, |at, u| assert_eq!(u, all[60 + at]));
        assert!(all.iter().all(|u| *u > 0.0 && *u < 1.0));
        assert_ne!(key, StreamKey::of(8, "plant/grid"));
        assert_ne!(key, StreamKey::of(7, "plant/gas"));
        let (mut words, mut later) = ([0; 700], [0; 100]);
        key.words(0, &mut words);
        key.words(600, &mut later);
        assert_eq!(words[600..], later);
        let (mut parts, mut later) = ([0; 1300], [0; 101]);
        key.parts(0, &mut parts);
        key.parts(1000, &mut later);
        assert_eq!(parts[1000..1101], later);
        assert_eq!(u32::from(parts[2]) | u32::from(parts[3]) << 16, words[1]);
        assert_ne!(key.second(5), key.second(6));
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
