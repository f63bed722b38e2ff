//! Closed forms.

use super::error::OddsError;
use super::model::{Growth, Spread, Uncertain, UncertainStream, keeps};
use crate::statistics::distribution::normal_upper;

/// Which closed form applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClosedForm {
    /// A sum of independent normal parts is normal.
    NormalSum,
    /// Every combination of measures that deliver, with its probability.
    Delivery,
    /// One part with log-normal growth: its logarithm is normal.
    LogNormal,
}

/// A probability in closed form.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Closed {
    /// That the cap is kept.
    pub probability: f64,
    /// By which form.
    pub form: ClosedForm,
}

/// The most measures whose combinations are gone through.
const MOST: usize = 20;

/// The probability that the cap is kept, where there is a closed form; `None` where there is not.
///
/// # Errors
/// [`OddsError`] for a model that has no probability.
pub fn closed(model: &Uncertain) -> Result<Option<Closed>, OddsError> {
    model.check()?;
    let has = |probability: f64, form: ClosedForm| Ok(Some(Closed { probability, form }));
    let certain_growth = |s: &UncertainStream| s.growth.is_none_or(|g| g.deviation == 0.0 || g.years == 0);
    if model.streams.iter().all(|s| s.deliveries.is_empty() && certain_growth(s) && !is_uniform(s)) {
        let (mut mean, mut variance) = (0.0, 0.0);
        for stream in &model.streams {
            let scale = (1.0 - stream.cut) * certain(stream.growth);
            let (centre, deviation) = match stream.emissions {
                Spread::Normal { mean, deviation } => (mean, deviation),
                Spread::Fixed(value) | Spread::Uniform { lower: value, .. } => (value, 0.0),
            };
            mean += centre * scale;
            variance += deviation * deviation * scale * scale;
        }
        return has(below(model.cap, mean, libm::sqrt(variance)), ClosedForm::NormalSum);
    }
    let fixed = |s: &UncertainStream| matches!(s.emissions, Spread::Fixed(_));
    if model.streams.iter().all(|s| fixed(s) && certain_growth(s))
        && model.streams.iter().map(|s| s.deliveries.len()).sum::<usize>() <= MOST
    {
        return has(of_combinations(model), ClosedForm::Delivery);
    }
    if let [stream] = model.streams.as_slice()
        && let (Spread::Fixed(base), Some(growth)) = (stream.emissions, stream.growth)
        && stream.deliveries.is_empty()
    {
        let rest = base * (1.0 - stream.cut);
        if rest <= 0.0 || model.cap <= 0.0 {
            return has(if keeps(rest, model.cap) { 1.0 } else { 0.0 }, ClosedForm::LogNormal);
        }
        let years = f64::from(growth.years);
        let (mean, deviation) = (years * growth.mean, libm::sqrt(years) * growth.deviation);
        return has(below(libm::log(model.cap / rest), mean, deviation), ClosedForm::LogNormal);
    }
    Ok(None)
}

fn is_uniform(stream: &UncertainStream) -> bool {
    matches!(stream.emissions, Spread::Uniform { lower, upper } if lower < upper)
}

fn certain(growth: Option<Growth>) -> f64 {
    growth.map_or(1.0, |g| libm::exp(g.mean * f64::from(g.years)))
}

/// P(X ≤ limit) of a normal X; a step where it does not spread.
fn below(limit: f64, mean: f64, deviation: f64) -> f64 {
    if deviation > 0.0 {
        normal_upper((mean - limit) / deviation)
    } else if keeps(mean, limit) {
        1.0
    } else {
        0.0
    }
}

fn of_combinations(model: &Uncertain) -> f64 {
    let count: usize = model.streams.iter().map(|s| s.deliveries.len()).sum();
    let mut kept = 0.0;
    for combination in 0_u32..1 << count {
        let (mut at, mut emissions, mut probability) = (0, 0.0, 1.0);
        for stream in &model.streams {
            let Spread::Fixed(base) = stream.emissions else { continue };
            let mut part = base * (1.0 - stream.cut) * certain(stream.growth);
            for delivery in &stream.deliveries {
                let delivers = combination >> at & 1 == 1;
                at += 1;
                probability *= if delivers { delivery.probability } else { 1.0 - delivery.probability };
                part *= if delivers { 1.0 - delivery.fraction } else { 1.0 };
            }
            emissions += part;
        }
        if keeps(emissions, model.cap) {
            kept += probability;
        }
    }
    kept
}
