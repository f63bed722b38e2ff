//! Monte Carlo.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::error::OddsError;
use super::model::{Delivery, Growth, Spread, Uncertain, UncertainStream, keeps};
use crate::statistics::quantile_table::Quantiles;
use crate::statistics::stream::StreamKey;

/// Draws of one block: small enough for the first cache.
const BLOCK: usize = 1024;

/// Which draws to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draws {
    /// Seed of all streams.
    pub seed: u64,
    /// Number of draws.
    pub count: usize,
    /// Threads to work on; the result is the same for every number.
    pub threads: usize,
}

/// What the draws say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sampled {
    /// Share of the draws that keep the cap.
    pub probability: f64,
    /// Its standard error, √(p (1 − p) / n).
    pub standard_error: f64,
    /// How many draws kept the cap.
    pub kept: usize,
    /// How many were made.
    pub draws: usize,
    /// Mean emissions.
    pub mean: f64,
    /// Their standard deviation (n − 1); 0 for a single draw.
    pub deviation: f64,
}

/// What a block says: draws that keep the cap, sum, sum of squares about the first block's centre.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    kept: usize,
    sum: f64,
    squares: f64,
}

/// A stream with its keys.
struct Keyed<'m> {
    stream: &'m UncertainStream,
    emissions: StreamKey,
    growth: Option<KeyedGrowth>,
    deliveries: Vec<KeyedDelivery>,
    /// Expected emissions: what the sums are taken about.
    centre: f64,
}

/// Growth over all its years, with its key.
struct KeyedGrowth {
    key: StreamKey,
    mean: f64,
    deviation: f64,
    /// The growth factor itself as a quantile function, where that is exact enough.
    factors: Option<Quantiles>,
}

/// A delivery with its key.
struct KeyedDelivery {
    key: StreamKey,
    /// What is left when it does not deliver, and when it does.
    left: [f64; 2],
    /// Parts of 16 bits below this number deliver,
    below: u32,
    /// and that number itself with this probability.
    at: f64,
}

/// Samples a model.
///
/// Growth of several years is one draw: a sum of independent normal draws is normal. A normal draw has 32 bits: 4e9 places, the
/// outermost 6.3 standard deviations from the mean. A delivery has 16 bits, and more where those do not decide.
///
/// # Errors
/// [`OddsError`] for a model that has no probability, or for no draws.
pub fn sample(model: &Uncertain, draws: Draws) -> Result<Sampled, OddsError> {
    model.check()?;
    if draws.count == 0 {
        return Err(OddsError::NoDraws);
    }
    let keyed: Vec<Keyed<'_>> = model.streams.iter().map(|stream| Keyed::of(stream, draws.seed)).collect();
    let blocks = draws.count.div_ceil(BLOCK);
    let sums = Mutex::new(vec![Sums::default(); blocks]);
    let next = AtomicUsize::new(0);
    // A run of blocks at a time, so that threads seldom meet.
    let work = || {
        let mut done: Vec<(usize, Sums)> = Vec::new();
        loop {
            let first = next.fetch_add(16, Ordering::Relaxed);
            if first >= blocks {
                break;
            }
            for block in first..(first + 16).min(blocks) {
                let count = BLOCK.min(draws.count - block * BLOCK);
                done.push((block, of_block(&keyed, model.cap, block, count)));
            }
        }
        // A thread that panicked has written nothing; its blocks are its own.
        let mut sums = sums.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        for (block, sum) in done {
            sums[block] = sum;
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..draws.threads.clamp(1, blocks) {
            scope.spawn(work);
        }
        work();
    });
    let sums = sums.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
    let centre: f64 = keyed.iter().map(|k| k.centre).sum();
    // In the order of the blocks, whoever worked on them.
    let all = sums.iter().fold(Sums::default(), |all, one| Sums {
        kept: all.kept + one.kept,
        sum: all.sum + one.sum,
        squares: all.squares + one.squares,
    });
    let n = draws.count as f64;
    let probability = all.kept as f64 / n;
    let variance = if n > 1.0 { ((all.squares - all.sum * all.sum / n) / (n - 1.0)).max(0.0) } else { 0.0 };
    Ok(Sampled {
        probability,
        standard_error: libm::sqrt(probability * (1.0 - probability) / n),
        kept: all.kept,
        draws: draws.count,
        mean: centre + all.sum / n,
        deviation: libm::sqrt(variance),
    })
}

impl<'m> Keyed<'m> {
    fn of(stream: &'m UncertainStream, seed: u64) -> Keyed<'m> {
        let centre = match stream.emissions {
            Spread::Fixed(value) => value,
            Spread::Normal { mean, .. } => mean,
            Spread::Uniform { lower, upper } => 0.5 * (lower + upper),
        };
        let growth = stream.growth.map_or(1.0, |g| libm::exp(g.mean * f64::from(g.years)));
        let delivered: f64 = stream.deliveries.iter().map(|d| 1.0 - d.fraction * d.probability).product();
        Keyed {
            stream,
            emissions: StreamKey::of(seed, &stream.address),
            growth: stream
                .growth
                .map(|g| KeyedGrowth::of(g, StreamKey::of(seed, &format!("{}/growth", stream.address)))),
            deliveries: stream
                .deliveries
                .iter()
                .map(|d| KeyedDelivery::of(d, StreamKey::of(seed, &d.address)))
                .collect(),
            centre: centre * (1.0 - stream.cut) * growth * delivered,
        }
    }

    /// Adds the draws of a block to the totals.
    fn add(&self, block: usize, scratch: &mut Scratch, total: &mut [f64]) {
        let first = (block * BLOCK) as u64;
        let rest = 1.0 - self.stream.cut;
        let part = &mut scratch.part[..total.len()];
        let words = &mut scratch.words[..total.len()];
        match self.stream.emissions {
            Spread::Fixed(value) => part.fill(value * rest),
            Spread::Normal { mean, deviation } => {
                self.emissions.words(first, words);
                let table = Quantiles::normal();
                part.iter_mut().zip(words).for_each(|(part, word)| *part = (mean + deviation * table.at(*word)) * rest);
            }
            Spread::Uniform { lower, upper } => self.emissions.uniforms(first, part.len(), |at, u| {
                part[at] = (lower + (upper - lower) * u) * rest;
            }),
        }
        if let Some(growth) = &self.growth {
            growth.grow(first, &mut scratch.words[..total.len()], part);
        }
        for delivery in &self.deliveries {
            delivery.deliver(first, &mut scratch.halves[..total.len()], part);
        }
        total.iter_mut().zip(part).for_each(|(total, part)| *total += *part);
    }
}

impl KeyedGrowth {
    fn of(growth: Growth, key: StreamKey) -> KeyedGrowth {
        let years = f64::from(growth.years);
        let (mean, deviation) = (years * growth.mean, libm::sqrt(years) * growth.deviation);
        KeyedGrowth { key, mean, deviation, factors: Quantiles::log_normal(mean, deviation) }
    }

    fn grow(&self, first: u64, words: &mut [u32], part: &mut [f64]) {
        self.key.words(first, words);
        let pairs = part.iter_mut().zip(words);
        match &self.factors {
            Some(factors) => pairs.for_each(|(part, word)| *part *= factors.at(*word)),
            None => {
                let table = Quantiles::normal();
                pairs.for_each(|(part, word)| *part *= libm::exp(self.mean + self.deviation * table.at(*word)));
            }
        }
    }
}

impl KeyedDelivery {
    fn of(delivery: &Delivery, key: StreamKey) -> KeyedDelivery {
        let scaled = delivery.probability * 65_536.0;
        let below = libm::floor(scaled);
        KeyedDelivery { key, left: [1.0, 1.0 - delivery.fraction], below: below as u32, at: scaled - below }
    }

    fn deliver(&self, first: u64, halves: &mut [u16], part: &mut [f64]) {
        self.key.parts(first, halves);
        for (at, (part, half)) in part.iter_mut().zip(halves).enumerate() {
            // The common case without a branch, which would be guessed wrong as often as the measure fails.
            let half = u32::from(*half);
            let mut left = self.left[usize::from(half < self.below)];
            if half == self.below && self.key.second(first + at as u64) < self.at {
                left = self.left[1];
            }
            *part *= left;
        }
    }
}

/// Room for the draws of one block.
struct Scratch {
    part: [f64; BLOCK],
    words: [u32; BLOCK],
    halves: [u16; BLOCK],
}

fn of_block(keyed: &[Keyed<'_>], cap: f64, block: usize, count: usize) -> Sums {
    let mut scratch = Scratch { part: [0.0; BLOCK], words: [0; BLOCK], halves: [0; BLOCK] };
    let mut total = [0.0; BLOCK];
    for stream in keyed {
        stream.add(block, &mut scratch, &mut total[..count]);
    }
    let centre: f64 = keyed.iter().map(|k| k.centre).sum();
    let kept = total[..count].iter().map(|emissions| usize::from(keeps(*emissions, cap))).sum();
    // Four sums side by side, always the same four: one alone would wait for itself.
    let mut lanes = [(0.0, 0.0); 4];
    for four in total[..count].chunks(4) {
        for ((sum, squares), emissions) in lanes.iter_mut().zip(four) {
            let off = emissions - centre;
            *sum += off;
            *squares += off * off;
        }
    }
    let [a, b, c, d] = lanes;
    Sums { kept, sum: (a.0 + b.0) + (c.0 + d.0), squares: (a.1 + b.1) + (c.1 + d.1) }
}
