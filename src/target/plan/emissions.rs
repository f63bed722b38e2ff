//! What a choice emits and costs, exactly: the only judge of an answer.

use super::model::{AtEnd, Basis, Constraint, Cover, Effect, Measure, Problem};
use crate::quantity::Exact;

/// The start of each measure, as years after the base year; `None` for never.
pub(super) type Starts = [Option<usize>];

/// The part of a measure's effect that holds in a year, of 0 to 1.
pub(super) fn ramp(measure: &Measure, start: Option<usize>, year: usize) -> Exact {
    let Some(start) = start.filter(|start| *start <= year) else { return Exact::ZERO };
    let running = year - start + 1;
    if measure.at_end == AtEnd::Ends && measure.life.is_some_and(|life| running > life as usize) {
        return Exact::ZERO;
    }
    let ramp = measure.ramp_years as usize;
    if running >= ramp {
        return Exact::ONE;
    }
    Exact::ratio(running as i128, ramp as i128).unwrap_or(Exact::ONE)
}

/// Emissions of each end use in a year, in t.
pub(super) fn emissions(problem: &Problem, starts: &Starts, year: usize) -> Vec<Exact> {
    let streams = problem.streams.len();
    let mut own: Vec<Exact> = problem.streams.iter().map(|s| s.load[year].clone()).collect();
    let mut shares = vec![Exact::ZERO; streams];
    let mut left = vec![Exact::ONE; streams];
    let mut extra = vec![Exact::ZERO; streams];
    let mut uncovered = vec![Exact::ONE; streams];
    let mut covered = vec![Exact::ZERO; streams];
    let mut switches = Vec::new();
    for (measure, start) in problem.measures.iter().zip(starts) {
        let part = ramp(measure, *start, year);
        if part.is_zero() {
            continue;
        }
        match &measure.effect {
            Effect::Fraction { stream, fraction } => own[*stream] *= &(&Exact::ONE - &(fraction * &part)),
            Effect::Amount { stream, amount } => extra[*stream] -= &(amount * &part),
            Effect::Switch { from, to, fraction, ratio } => {
                let share = fraction * &part;
                shares[*from] += &share;
                left[*from] *= &(&Exact::ONE - &share);
                switches.push((*from, *to, share, ratio));
            }
            Effect::Contract { .. } if problem.basis == Basis::Location => {}
            Effect::Contract { stream, cover: Cover::Share(share) } => {
                uncovered[*stream] *= &(&Exact::ONE - &(share * &part));
            }
            Effect::Contract { stream, cover: Cover::Amount(amount) } => covered[*stream] += &(amount * &part),
        }
    }
    for (from, to, share, ratio) in switches {
        let taken = &own[from] * &(&Exact::ONE - &left[from]);
        if let Some(part) = share.checked_div(&shares[from]) {
            extra[to] += &(&(&taken * &part) * ratio);
        }
    }
    let of_stream = |at: usize| {
        let load = not_below_zero(&(&own[at] * &left[at]) + &extra[at]);
        let rest = not_below_zero(&(&load * &uncovered[at]) - &covered[at]);
        &rest * &problem.streams[at].factor[year]
    };
    (0..streams).map(of_stream).collect()
}

fn not_below_zero(value: Exact) -> Exact {
    if value.is_negative() { Exact::ZERO } else { value }
}

/// Emissions of each year after the base year, in t.
pub(super) fn by_year(problem: &Problem, starts: &Starts) -> Vec<Exact> {
    (1..=problem.years()).map(|year| emissions(problem, starts, year).iter().sum()).collect()
}

/// By how much a constraint is passed, in t: the largest of the years where each has a cap; not above zero where it is kept.
pub(super) fn excess(problem: &Problem, by_year: &[Exact]) -> Exact {
    match &problem.constraint {
        Constraint::TargetYear(cap) => by_year.last().unwrap_or(&Exact::ZERO) - cap,
        Constraint::Cumulative(budget) => &by_year.iter().sum::<Exact>() - budget,
        Constraint::EveryYear(caps) => {
            by_year.iter().zip(caps).map(|(emitted, cap)| emitted - cap).max().unwrap_or(Exact::ZERO)
        }
    }
}

/// Cost of a measure by its start, at values of the target year; dividing by `(1 + rate)^years` discounts it to the base year.
///
/// Kept at the end of the horizon because numbers stay decimal there: an order of costs needs no division.
pub(super) fn compounded_cost(problem: &Problem, measure: &Measure, start: usize) -> Exact {
    let growth = &Exact::ONE + &problem.rate;
    let life = measure.life.map_or(usize::MAX, |life| life as usize);
    let mut sum = Exact::ZERO;
    for year in start..=problem.years() {
        sum *= &growth;
        let running = year - start;
        if running > 0 && running >= life && measure.at_end == AtEnd::Ends {
            continue;
        }
        if running.checked_rem(life) == Some(0) {
            sum += &measure.capex;
        }
        sum += &measure.opex;
    }
    sum
}

/// A compounded cost discounted to the base year.
pub(super) fn discounted(problem: &Problem, compounded: &Exact) -> Exact {
    let growth = &Exact::ONE + &problem.rate;
    let mut all = Exact::ONE;
    for _ in 0..problem.years() {
        all *= &growth;
    }
    // The rate is above −1, so that no power of the growth is zero.
    compounded.checked_div(&all).unwrap_or(Exact::ZERO)
}
