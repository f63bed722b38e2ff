//! Draws of a whole plan, year by year: what [`super::odds`] cannot put into a product of independent parts.

use super::super::odds::{Draws, OddsError, Sampled};
use super::super::plan::{AtEnd, Basis, Constraint, Cover, Effect, Measure};
use super::describe::Roadmap;
use super::model::PlanEntry;
use super::odds::{UncertainMeasure, UncertainUse};
use crate::statistics::quantile_table::Quantiles;
use crate::statistics::stream::StreamKey;

/// Draws of one block.
const BLOCK: usize = 1024;
/// Words of 32 bits there are.
const TWO_TO_32: f64 = 4_294_967_296.0;

/// The part of an effect that holds in a year.
pub(super) fn ramp(measure: &Measure, start: usize, year: usize) -> f64 {
    let Some(running) = (year + 1).checked_sub(start).filter(|running| *running > 0) else { return 0.0 };
    if measure.at_end == AtEnd::Ends && measure.life.is_some_and(|life| running > life as usize) {
        return 0.0;
    }
    (running as f64 / f64::from(measure.ramp_years.max(1))).min(1.0)
}

/// A number in floating point: draws have no use for more.
struct Double {
    load: Vec<f64>,
    factor: Vec<f64>,
}

/// What a measure does to which end use, in floating point.
enum Act {
    Fraction(usize, f64),
    Amount(usize, f64),
    Switch { from: usize, to: usize, fraction: f64, ratio: f64 },
    Share(usize, f64),
    Covered(usize, f64),
    Nothing,
}

/// Samples a plan: growth is drawn for each year, base loads and deliveries once. Mean and deviation are of the target year, or of
/// the sum where that is kept.
pub(super) fn sample(
    roadmap: &Roadmap,
    (uses, acting): (&[UncertainUse], &[UncertainMeasure]),
    plan: &PlanEntry,
    draws: Draws,
) -> Result<Sampled, OddsError> {
    if draws.count == 0 {
        return Err(OddsError::NoDraws);
    }
    let problem = &roadmap.problem;
    let years = problem.years();
    let doubles = |values: &[crate::quantity::Exact]| values.iter().map(crate::quantity::Exact::to_f64).collect();
    let streams: Vec<Double> =
        problem.streams.iter().map(|s| Double { load: doubles(&s.load), factor: doubles(&s.factor) }).collect();
    let acts: Vec<Act> = problem.measures.iter().map(|measure| act(measure, problem.basis)).collect();
    let mut words = [0_u32; BLOCK];
    let normal = Quantiles::normal();
    let key = |address: &str| StreamKey::of(draws.seed, address);
    let base_keys: Vec<StreamKey> = uses.iter().map(|of| key(&of.address)).collect();
    let grown = usize::try_from(i64::from(plan.year) - i64::from(plan.base_year)).unwrap_or(0);
    let year_keys: Vec<Vec<StreamKey>> =
        uses.iter().map(|of| (1..=grown).map(|year| key(&format!("{}/growth/{year}", of.address))).collect()).collect();
    let delivery_keys: Vec<StreamKey> = acting.iter().map(|of| key(&of.address)).collect();
    let spread_keys: Vec<StreamKey> = acting.iter().map(|of| key(&format!("{}/fraction", of.address))).collect();
    let (first, caps, sum_cap) = match &problem.constraint {
        Constraint::TargetYear(cap) => (years, vec![cap.to_f64()], None),
        Constraint::EveryYear(caps) => (1, doubles(caps), None),
        Constraint::Cumulative(budget) => (1, Vec::new(), Some(budget.to_f64())),
    };
    let (mut kept, mut sum, mut squares, mut centre) = (0_usize, 0.0, 0.0, None);
    for block in 0..draws.count.div_ceil(BLOCK) {
        let count = BLOCK.min(draws.count - block * BLOCK);
        let from = (block * BLOCK) as u64;
        let words = &mut words[..count];
        let mut scale = vec![vec![1.0; count]; uses.len()];
        let mut growth = vec![vec![vec![1.0; count]; grown + 1]; uses.len()];
        for (at, of) in uses.iter().enumerate() {
            if of.spread > 0.0 {
                base_keys[at].words(from, words);
                scale[at].iter_mut().zip(&*words).for_each(|(scale, word)| *scale = 1.0 + of.spread * normal.at(*word));
            }
            let Some((mean, deviation)) = of.growth else { continue };
            let mut total = vec![0.0; count];
            for (year, key) in year_keys[at].iter().enumerate() {
                key.words(from, words);
                total.iter_mut().zip(&*words).for_each(|(total, word)| *total += mean + deviation * normal.at(*word));
                for d in 0..count {
                    growth[at][year + 1][d] = libm::exp(total[d]);
                }
            }
        }
        let mut works = vec![vec![1.0; count]; acting.len()];
        let mut moved = vec![vec![0.0; count]; acting.len()];
        for (at, of) in acting.iter().enumerate().filter(|(_, of)| of.start.is_some()) {
            if of.delivery < 1.0 {
                delivery_keys[at].words(from, words);
                let happens = |word: u32| (f64::from(word) + 0.5) / TWO_TO_32 < of.delivery;
                works[at]
                    .iter_mut()
                    .zip(&*words)
                    .for_each(|(works, word)| *works = f64::from(u8::from(happens(*word))));
            }
            if of.spread > 0.0 {
                spread_keys[at].words(from, words);
                moved[at].iter_mut().zip(&*words).for_each(|(moved, word)| *moved = of.spread * normal.at(*word));
            }
        }
        for d in 0..count {
            let (mut keeps, mut total, mut last) = (true, 0.0, 0.0);
            for year in first..=years {
                // A plan of one year has its growth behind it.
                let grown_by = if plan.is_one_year { grown } else { year };
                let load = |at: usize| streams[at].load[year] * scale[at][d] * growth[at][grown_by][d];
                let loads: Vec<f64> = (0..streams.len()).map(|at| load(at).max(0.0)).collect();
                let part = |at: usize| {
                    acting[at].start.map_or(0.0, |start| ramp(&problem.measures[at], start, year) * works[at][d])
                };
                last = emitted(&streams, &loads, &acts, year, &part, &|at| moved[at][d]);
                total += last;
                if let Some(cap) = caps.get(year - first) {
                    keeps &= last <= cap + 1e-12 * libm::fabs(*cap);
                }
            }
            let counted = if let Some(budget) = sum_cap {
                keeps = total <= budget + 1e-12 * libm::fabs(budget);
                total
            } else {
                last
            };
            kept += usize::from(keeps);
            let off = counted - *centre.get_or_insert(counted);
            sum += off;
            squares += off * off;
        }
    }
    let n = draws.count as f64;
    let probability = kept as f64 / n;
    let variance = if n > 1.0 { ((squares - sum * sum / n) / (n - 1.0)).max(0.0) } else { 0.0 };
    Ok(Sampled {
        probability,
        standard_error: libm::sqrt(probability * (1.0 - probability) / n),
        kept,
        draws: draws.count,
        mean: centre.unwrap_or(0.0) + sum / n,
        deviation: libm::sqrt(variance),
    })
}

fn act(measure: &Measure, basis: Basis) -> Act {
    match &measure.effect {
        Effect::Fraction { stream, fraction } => Act::Fraction(*stream, fraction.to_f64()),
        Effect::Amount { stream, amount } => Act::Amount(*stream, amount.to_f64()),
        Effect::Switch { from, to, fraction, ratio } => {
            Act::Switch { from: *from, to: *to, fraction: fraction.to_f64(), ratio: ratio.to_f64() }
        }
        Effect::Contract { .. } if basis == Basis::Location => Act::Nothing,
        Effect::Contract { stream, cover: Cover::Share(share) } => Act::Share(*stream, share.to_f64()),
        Effect::Contract { stream, cover: Cover::Amount(amount) } => Act::Covered(*stream, amount.to_f64()),
    }
}

/// Emissions of a year: the model of [`super::super::plan`] in floating point.
fn emitted(
    streams: &[Double],
    loads: &[f64],
    acts: &[Act],
    year: usize,
    part: &dyn Fn(usize) -> f64,
    moved: &dyn Fn(usize) -> f64,
) -> f64 {
    let mut own = loads.to_vec();
    let mut left = vec![1.0; own.len()];
    let mut shares = vec![0.0; own.len()];
    let mut extra = vec![0.0; own.len()];
    let mut uncovered = vec![1.0; own.len()];
    let mut covered = vec![0.0; own.len()];
    // A fraction that is drawn outside of 0 to 1 is at its end.
    let drawn = |at: usize, fraction: f64| (fraction + moved(at)).clamp(0.0, 1.0) * part(at);
    for (at, act) in acts.iter().enumerate() {
        match act {
            Act::Fraction(on, fraction) => own[*on] *= 1.0 - drawn(at, *fraction),
            Act::Amount(on, amount) => extra[*on] -= amount * part(at),
            Act::Switch { from, fraction, .. } => {
                let share = drawn(at, *fraction);
                shares[*from] += share;
                left[*from] *= 1.0 - share;
            }
            Act::Share(on, share) => uncovered[*on] *= 1.0 - drawn(at, *share),
            Act::Covered(on, amount) => covered[*on] += amount * part(at),
            Act::Nothing => {}
        }
    }
    for (at, act) in acts.iter().enumerate() {
        if let Act::Switch { from, to, fraction, ratio } = act
            && shares[*from] > 0.0
        {
            extra[*to] += own[*from] * (1.0 - left[*from]) * drawn(at, *fraction) / shares[*from] * ratio;
        }
    }
    let of = |at: usize| {
        let load = (own[at] * left[at] + extra[at]).max(0.0);
        (load * uncovered[at] - covered[at]).max(0.0) * streams[at].factor[year]
    };
    (0..own.len()).map(of).sum()
}
