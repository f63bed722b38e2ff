//! The probability that a choice keeps its cap, when base loads, growth and the delivery of measures are uncertain.
//!
//! Where the cap is of the target year and nothing but fractions acts, the model is that of [`super::super::odds`], with its closed
//! forms; else the years are drawn one by one from the whole model ([`super::draw`]). Uncertain parts are independent.

use super::super::odds::{Closed, Delivery, Draws, Growth, OddsError, Sampled, Spread, Uncertain, UncertainStream};
use super::super::odds::{closed, sample};
use super::super::plan::{Basis, Constraint, Cover, Effect};
use super::describe::Roadmap;
use super::draw;
use super::model::{EndUse, MeasureEntry, PlanEntry};
use crate::inventory::share_of_one;
use crate::quantity::Quantity;

/// How likely a choice keeps its cap.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlanOdds {
    /// In closed form, where there is one.
    pub closed: Option<Closed>,
    /// By sampling.
    pub sampled: Sampled,
    /// The seed of the draws.
    pub seed: u64,
    /// Whether nothing of the plan is uncertain.
    pub is_certain: bool,
}

/// What is uncertain of an end use.
#[derive(Debug, Clone)]
pub(super) struct UncertainUse {
    pub address: String,
    /// Standard deviation of the load over the load.
    pub spread: f64,
    /// Growth as it is drawn: mean of the logarithm less that of the path which the plan takes, and deviation.
    pub growth: Option<(f64, f64)>,
}

/// What is uncertain of a chosen measure.
#[derive(Debug, Clone)]
pub(super) struct UncertainMeasure {
    pub address: String,
    pub delivery: f64,
    pub spread: f64,
    /// The start, as years after the base year of the problem.
    pub start: Option<usize>,
}

fn double(quantity: &Quantity) -> f64 {
    share_of_one(quantity).map_or(0.0, |share| share.to_f64())
}

/// The probability that the choice of a plan keeps its cap; `None` before the search.
///
/// # Errors
/// A model that has no probability.
pub fn odds(
    roadmap: &Roadmap,
    plan: &PlanEntry,
    (end_uses, measures): (&[EndUse], &[MeasureEntry]),
    threads: usize,
) -> Option<Result<PlanOdds, OddsError>> {
    let solution = roadmap.solution.as_ref()?;
    let problem = &roadmap.problem;
    let uses: Vec<UncertainUse> = roadmap
        .end_uses
        .iter()
        .enumerate()
        .filter_map(|(at, place)| Some(uncertain_use(roadmap, plan, (at, *place), end_uses.get(*place)?)))
        .collect();
    let starts = &solution.solved.outcome.plan().starts;
    let after = |start: i32| usize::try_from(i64::from(start) - i64::from(problem.base_year)).ok();
    let acting: Vec<UncertainMeasure> = roadmap
        .measures
        .iter()
        .zip(starts)
        .filter_map(|(place, start)| {
            let entry = measures.get(*place)?;
            Some(UncertainMeasure {
                address: format!("measure/{}", entry.id),
                delivery: entry.delivery.as_ref().map_or(1.0, |of| double(&of.value)),
                spread: entry.spread.as_ref().map_or(0.0, |of| double(&of.value)),
                start: start.and_then(after),
            })
        })
        .collect();
    let is_certain = uses.iter().all(|of| of.spread == 0.0 && of.growth.is_none_or(|(_, deviation)| deviation == 0.0))
        && acting.iter().all(|of| of.start.is_none() || (of.delivery >= 1.0 && of.spread == 0.0));
    let draws = Draws { seed: plan.seed, count: plan.draws, threads };
    let made = match product_form(roadmap, plan, &uses, &acting) {
        Some(model) => closed(&model).and_then(|closed| Ok((closed, sample(&model, draws)?))),
        None => draw::sample(roadmap, (&uses, &acting), plan, draws).map(|sampled| (None, sampled)),
    };
    Some(made.map(|(closed, sampled)| PlanOdds { closed, sampled, seed: plan.seed, is_certain }))
}

fn uncertain_use(roadmap: &Roadmap, plan: &PlanEntry, (at, place): (usize, usize), of: &EndUse) -> UncertainUse {
    let base = roadmap.problem.streams.get(at).and_then(|stream| stream.load.first()).map_or(0.0, |load| load.to_f64());
    let spread = of.spread.as_ref().map_or(0.0, |spread| match share_of_one(&spread.value) {
        Some(share) if !spread.value.unit().is_none() => share.to_f64(),
        _ => {
            let unit = roadmap.units.get(at).and_then(|unit| spread.value.unit().convertible(unit));
            let value = spread.value.amount().one().map(|literal| literal.exact().to_f64());
            let ratio = unit.map_or(1.0, |ratio| ratio.to_f64());
            if base > 0.0 { value.unwrap_or(0.0) * ratio / base } else { 0.0 }
        }
    });
    let growth = of.log_growth.as_ref().map(|growth| {
        let stated = plan.growth.get(&place).or(of.growth.rate.as_ref());
        let taken = stated.map(|rate| libm::log1p(double(&rate.value)));
        let mean = growth.mean.as_ref().filter(|_| !plan.growth.contains_key(&place)).map(|mean| double(&mean.value));
        let mean = mean.or(taken).unwrap_or(0.0);
        // Where the path goes through stated loads, draws are about it.
        let taken = if of.growth.points.is_empty() { taken.unwrap_or(mean) } else { mean };
        (mean - taken, double(&growth.deviation.value))
    });
    UncertainUse { address: format!("end-use/{}", of.id), spread, growth }
}

/// The target year as a product of independent parts; `None` where something else than fractions acts, or another cap is kept.
fn product_form(
    roadmap: &Roadmap,
    plan: &PlanEntry,
    uses: &[UncertainUse],
    acting: &[UncertainMeasure],
) -> Option<Uncertain> {
    let problem = &roadmap.problem;
    let Constraint::TargetYear(cap) = &problem.constraint else { return None };
    let year = problem.years();
    let grown = u32::try_from(i64::from(plan.year) - i64::from(plan.base_year)).ok()?;
    let mut streams = Vec::new();
    for (stream, of) in problem.streams.iter().zip(uses) {
        // Two uncertain things of one end use: the product of a normal and a log-normal part is drawn all the same.
        let value = (stream.load.get(year)? * stream.factor.get(year)?).to_f64();
        let emissions = match of.spread > 0.0 {
            true => Spread::Normal { mean: value, deviation: value * of.spread },
            false => Spread::Fixed(value),
        };
        let growth = of.growth.map(|(mean, deviation)| Growth { mean, deviation, years: grown });
        streams.push(UncertainStream {
            address: of.address.clone(),
            emissions,
            growth,
            cut: 0.0,
            deliveries: Vec::new(),
        });
    }
    for (measure, of) in problem.measures.iter().zip(acting) {
        let Some(start) = of.start.filter(|start| *start <= year) else { continue };
        let (on, fraction) = match &measure.effect {
            Effect::Fraction { stream, fraction } => (*stream, fraction),
            Effect::Contract { .. } if problem.basis == Basis::Location => continue,
            Effect::Contract { stream, cover: Cover::Share(share) } => (*stream, share),
            _ => return None,
        };
        if of.spread > 0.0 {
            return None;
        }
        let fraction = fraction.to_f64() * draw::ramp(measure, start, year);
        let on = streams.get_mut(on)?;
        if of.delivery >= 1.0 {
            on.cut = 1.0 - (1.0 - on.cut) * (1.0 - fraction);
        } else {
            on.deliveries.push(Delivery { address: of.address.clone(), fraction, probability: of.delivery });
        }
    }
    Some(Uncertain { streams, cap: cap.to_f64() })
}
