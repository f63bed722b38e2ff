//! Monte Carlo.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::error::OddsError;
use super::model::{Spread, Uncertain, UncertainStream, keeps};
use crate::statistics::stream::{NormalTable, StreamKey};

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
    growth: StreamKey,
    deliveries: Vec<StreamKey>,
    /// Expected emissions: what the sums are taken about.
    centre: f64,
}

/// Samples a model.
///
/// Growth of several years is one draw: a sum of independent normal draws is normal.
///
/// # Errors
/// [`OddsError`] for a model that has no probability, or for no draws.
pub fn sample(model: &Uncertain, draws: Draws) -> Result<Sampled, OddsError> {
    model.check()?;
    if draws.count == 0 {
        return Err(OddsError::NoDraws);
    }
    let table = NormalTable::default();
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
                done.push((block, of_block(&keyed, &table, model.cap, block, count)));
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
            growth: StreamKey::of(seed, &format!("{}/growth", stream.address)),
            deliveries: stream.deliveries.iter().map(|d| StreamKey::of(seed, &d.address)).collect(),
            centre: centre * (1.0 - stream.cut) * growth * delivered,
        }
    }

    /// Adds the draws of a block to the totals.
    fn add(&self, table: &NormalTable, block: usize, part: &mut [f64], total: &mut [f64]) {
        let first = (block * BLOCK) as u64;
        let rest = 1.0 - self.stream.cut;
        match self.stream.emissions {
            Spread::Fixed(value) => part.fill(value * rest),
            Spread::Normal { mean, deviation } => self.emissions.uniforms(first, part.len(), |at, u| {
                part[at] = (mean + deviation * table.at(u)) * rest;
            }),
            Spread::Uniform { lower, upper } => self.emissions.uniforms(first, part.len(), |at, u| {
                part[at] = (lower + (upper - lower) * u) * rest;
            }),
        }
        if let Some(growth) = self.stream.growth {
            let years = f64::from(growth.years);
            let (mean, deviation) = (years * growth.mean, libm::sqrt(years) * growth.deviation);
            self.growth.uniforms(first, part.len(), |at, u| {
                part[at] *= libm::exp(mean + deviation * table.at(u));
            });
        }
        for (delivery, key) in self.stream.deliveries.iter().zip(&self.deliveries) {
            let keep = 1.0 - delivery.fraction;
            key.half_uniforms(first, part.len(), |at, u| part[at] *= if u < delivery.probability { keep } else { 1.0 });
        }
        total.iter_mut().zip(part).for_each(|(total, part)| *total += *part);
    }
}

fn of_block(keyed: &[Keyed<'_>], table: &NormalTable, cap: f64, block: usize, count: usize) -> Sums {
    let (mut part, mut total) = ([0.0; BLOCK], [0.0; BLOCK]);
    for stream in keyed {
        stream.add(table, block, &mut part[..count], &mut total[..count]);
    }
    let centre: f64 = keyed.iter().map(|k| k.centre).sum();
    total[..count].iter().fold(Sums::default(), |sums, emissions| {
        let off = emissions - centre;
        let kept = sums.kept + usize::from(keeps(*emissions, cap));
        Sums { kept, sum: sums.sum + off, squares: sums.squares + off * off }
    })
}
