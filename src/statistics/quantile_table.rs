//! Quantile functions from a table, for many draws.
//!
//! A word of 32 bits names a place `u = (word + ½) / 2³²` of the open unit interval. Each half of the interval is divided into
//! octaves from its outer end (a quarter to a half, an eighth to a quarter, …) and each octave into 64 cells, so that cells grow
//! narrow where a quantile function grows steep. In a cell stands the cubic through the values and the slopes at its ends.

use std::sync::OnceLock;

use super::stream::normal_of_uniform;

/// Cells of an octave, as a power of two.
const CELL_BITS: u32 = 6;
const CELLS: usize = 1 << CELL_BITS;
/// Octaves of a half: 31 bits beside the one that names the half, and one for the half step below the first.
const OCTAVES: usize = 32;
/// Biased exponent of ½, the smallest number that a half word becomes.
const LEAST: u64 = 1022;

/// A quantile function, tabulated.
#[derive(Debug, Clone)]
pub struct Quantiles {
    /// Coefficients of each cell by powers of the place in it; the lower half first.
    cells: Vec<[f64; 4]>,
}

impl Quantiles {
    /// A function of the standard normal quantile: `value` gives it, and its slope, at a quantile z.
    fn of(value: impl Fn(f64) -> (f64, f64)) -> Quantiles {
        let mut cells = Vec::with_capacity(2 * OCTAVES * CELLS);
        for upper in [false, true] {
            for octave in 0..OCTAVES {
                // Half words from ½ on: this octave starts at 2^(octave − 1), of 2³¹ that make up the half.
                let width = libm::ldexp(1.0, octave as i32 - 1 - CELL_BITS as i32);
                let node = |at: usize| {
                    let tail = libm::ldexp(width * (CELLS + at) as f64, -32);
                    let z = normal_of_uniform(tail);
                    // The slope of a quantile is one over the density, √(2π)·exp(z²/2); here over one cell, in z.
                    let step = libm::ldexp(width, -32) * 2.506_628_274_631_000_7 * libm::exp(0.5 * z * z);
                    let (value, slope) = value(if upper { -z } else { z });
                    (value, slope * if upper { -step } else { step })
                };
                let nodes: Vec<(f64, f64)> = (0..=CELLS).map(node).collect();
                for (&(left, from), &(right, to)) in nodes.iter().zip(&nodes[1..]) {
                    let rise = right - left;
                    cells.push([left, from, 3.0 * rise - 2.0 * from - to, from + to - 2.0 * rise]);
                }
            }
        }
        Quantiles { cells }
    }

    /// The standard normal distribution: 2e-9 from [`normal_of_uniform`].
    pub fn normal() -> &'static Quantiles {
        static TABLE: OnceLock<Quantiles> = OnceLock::new();
        TABLE.get_or_init(|| Quantiles::of(|z| (z, 1.0)))
    }

    /// The log-normal distribution whose logarithm has this mean and standard deviation, so that a draw needs no exponential;
    /// `None` for a deviation above ½, where a cubic would be off by more than 1e-9 of the value.
    pub fn log_normal(mean: f64, deviation: f64) -> Option<Quantiles> {
        let at = |z: f64| {
            let value = libm::exp(mean + deviation * z);
            (value, deviation * value)
        };
        (0.0..=0.5).contains(&deviation).then(|| Quantiles::of(at))
    }

    /// The quantile at `(word + ½) / 2³²`.
    #[inline]
    pub fn at(&self, word: u32) -> f64 {
        // The upper half counted from its own end: place = distance from the end, in steps of 2⁻³², half a step in.
        let upper = word >> 31;
        let from_end = if upper == 1 { !word } else { word };
        let place = (f64::from(from_end) + 0.5).to_bits();
        // Exponent and first bits of the fraction name the cell, the rest the place in it.
        let cell = ((place >> (52 - CELL_BITS)) - (LEAST << CELL_BITS)) as usize + upper as usize * OCTAVES * CELLS;
        let t = f64::from_bits((place << CELL_BITS) & ((1 << 52) - 1) | 1023 << 52) - 1.0;
        // Always there: `from_end` has 31 bits.
        let [c0, c1, c2, c3] = self.cells.get(cell).copied().unwrap_or([f64::NAN; 4]);
        c0 + t * (c1 + t * (c2 + t * c3))
    }
}

#[cfg(test)]
mod tests {
    use super::{Quantiles, normal_of_uniform};

    /// Words all over, the ends among them.
    fn words() -> impl Iterator<Item = u32> {
        let ends = [0, 1, 2, 3, 1000, u32::MAX / 2, u32::MAX / 2 + 1, u32::MAX - 1, u32::MAX];
        (0..200_000_u32).map(|at| at.wrapping_mul(2_654_435_761)).chain(ends)
    }

    #[test]
    fn the_tables_agree_with_the_functions() {
        let (normal, growth) = (Quantiles::normal(), Quantiles::log_normal(0.2, 0.5).unwrap());
        for word in words() {
            let z = normal_of_uniform((f64::from(word) + 0.5) / (1_u64 << 32) as f64);
            assert!((normal.at(word) - z).abs() < 2e-9, "{word}: {} for {z}", normal.at(word));
            let factor = libm::exp(0.2 + 0.5 * z);
            assert!((growth.at(word) / factor - 1.0).abs() < 2e-9, "{word}: {} for {factor}", growth.at(word));
        }
        assert!(Quantiles::log_normal(0.0, 0.6).is_none() && Quantiles::log_normal(0.0, f64::NAN).is_none());
    }

    #[test]
    fn a_larger_word_is_a_larger_draw() {
        let mut sorted: Vec<u32> = words().collect();
        sorted.sort_unstable();
        sorted.dedup();
        for pair in sorted.windows(2) {
            assert!(Quantiles::normal().at(pair[0]) < Quantiles::normal().at(pair[1]), "{pair:?}");
        }
    }
}
