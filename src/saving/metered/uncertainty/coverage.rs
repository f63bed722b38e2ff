//! How often a band holds the true saving: the forms tried on made-up meters whose saving is known.

use crate::statistics::bootstrap::{CircularBlocks, stream, uniform};
use crate::statistics::distribution::{normal_quantile, student_critical};
use crate::statistics::moments::sum;
use crate::statistics::{Design, Diagnostics, Interval, StatisticsError, least_squares};

use super::resampled::{basic_interval, resampled_errors};
use super::{Divisor, Factor, Meter, SumOfPredictions, UncertaintyError};

/// A form of the band.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The covariance of the coefficients, residuals taken as independent.
    Exact,
    /// Guideline 14 with residuals taken as independent.
    Guideline14(Factor),
    /// Guideline 14 with the lag-1 correlation of the residuals (Pearson).
    Guideline14Autocorrelated(Factor, Divisor),
    /// Residuals resampled in blocks of n^(1/3) points, this many times.
    Resampled(usize),
}

/// A made-up meter: a known model, normal errors with a known lag-1 correlation, the same before and after.
#[derive(Debug, Clone)]
pub struct Experiment {
    /// The design of the baseline.
    pub baseline: Design,
    /// The design of the reporting period, of the same columns.
    pub reporting: Design,
    /// The true coefficients.
    pub coefficients: Vec<f64>,
    /// Standard deviation of the errors.
    pub deviation: f64,
    /// Their lag-1 correlation, errors being autoregressive of order 1.
    pub rho: f64,
    /// The share of the reporting energy that is truly saved.
    pub fraction: f64,
    /// Replicates to draw.
    pub replicates: usize,
    /// Seed of the draws.
    pub seed: u64,
}

/// How often a form held the true saving.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Coverage {
    /// The form.
    pub form: Form,
    /// The level of confidence that it was asked for.
    pub confidence: f64,
    /// Share of the replicates with a band whose interval held the true saving.
    pub share: f64,
    /// Standard error of that share, √(share (1 − share)/replicates).
    pub se: f64,
    /// Mean half width.
    pub mean_band: f64,
    /// Replicates with a band.
    pub replicates: usize,
    /// Replicates in which the form has none (n′ not above p, say).
    pub without: usize,
}

/// Draws the experiment and counts, for each form and level of confidence, how often its interval held the true saving. The
/// baseline and the reporting period are drawn from one run of errors.
///
/// # Errors
/// [`UncertaintyError`]: designs of different columns, ρ outside (−1, 1), a deviation that is not positive, no replicates, a
/// level outside (0, 1).
pub fn coverage(
    experiment: &Experiment,
    forms: &[Form],
    confidences: &[f64],
) -> Result<Vec<Coverage>, UncertaintyError> {
    let Experiment { baseline, reporting, coefficients, rho, .. } = experiment;
    super::error::positive(experiment.deviation, "the deviation")?;
    super::error::positive(experiment.replicates as f64, "the number of replicates")?;
    super::effective_points(baseline.rows() as f64, *rho)?;
    if !experiment.fraction.is_finite() {
        return Err(UncertaintyError::NotPositive("the savings fraction"));
    }
    let (before, after) = (values(baseline, coefficients)?, values(reporting, coefficients)?);
    let freedom = baseline.rows().saturating_sub(coefficients.len()) as f64;
    let critical = confidences.iter().map(|level| student_critical(*level, freedom)).collect::<Result<Vec<_>, _>>()?;
    let levels = || confidences.iter().zip(&critical);
    let tried: Vec<(Form, f64, f64)> =
        forms.iter().flat_map(|form| levels().map(|(level, t)| (*form, *level, *t))).collect();
    let truth = experiment.fraction * sum(&after);
    let mut counts = vec![(0_usize, 0_usize, 0.0_f64); tried.len()];
    for replicate in 0..experiment.replicates as u64 {
        let errors = autoregressive(experiment, replicate, before.len() + after.len())?;
        let (early, late) = errors.split_at(before.len());
        let response: Vec<f64> = before.iter().zip(early).map(|(y, e)| y + e).collect();
        let fit = least_squares(baseline.clone(), &response)?;
        let total = SumOfPredictions::of(&fit, &reporting.column_sums(), after.len())?;
        let share = 1.0 - experiment.fraction;
        let used: Vec<f64> = after.iter().zip(late).map(|(y, e)| share * y + e).collect();
        let saving = total.value - sum(&used);
        let diagnostics = Diagnostics::of(&fit)?;
        let mut drawn = None;
        for ((form, level, t), (held, with, bands)) in tried.iter().zip(&mut counts) {
            let guideline = |rho, factor, divisor| {
                let meter = Meter::of(&diagnostics, divisor, rho, after.len() as f64)?;
                let band = meter.relative_band(factor, divisor, *level).ok()?;
                Some(Interval::about(saving, band.value * total.value))
            };
            let interval = match *form {
                Form::Exact => Some(Interval::about(saving, t * total.se)),
                Form::Guideline14(factor) => guideline(0.0, factor, Divisor::NMinusP),
                Form::Guideline14Autocorrelated(factor, divisor) => {
                    diagnostics.autocorrelation_pearson.and_then(|rho| guideline(rho, factor, divisor))
                }
                Form::Resampled(draws) => {
                    if drawn.is_none() {
                        let blocks = CircularBlocks::by_length(before.len(), experiment.seed ^ replicate)?;
                        drawn = Some(resampled_errors(&fit, reporting, &used, &blocks, draws)?.1);
                    }
                    drawn.as_ref().map(|drawn| basic_interval(saving, drawn, *level)).transpose()?
                }
            };
            if let Some(interval) = interval {
                *with += 1;
                *bands += 0.5 * (interval.high - interval.low);
                *held += usize::from(interval.contains(truth));
            }
        }
    }
    let result = |((form, confidence, _), (held, with, bands)): (&(Form, f64, f64), &(usize, usize, f64))| {
        let count = *with as f64;
        let share = if *with == 0 { 0.0 } else { *held as f64 / count };
        Coverage {
            form: *form,
            confidence: *confidence,
            share,
            se: if *with == 0 { 0.0 } else { libm::sqrt(share * (1.0 - share) / count) },
            mean_band: if *with == 0 { 0.0 } else { bands / count },
            replicates: *with,
            without: experiment.replicates - with,
        }
    };
    Ok(tried.iter().zip(&counts).map(result).collect())
}

/// X b.
fn values(design: &Design, coefficients: &[f64]) -> Result<Vec<f64>, UncertaintyError> {
    if design.columns().len() != coefficients.len() {
        let (expected, found) = (design.columns().len(), coefficients.len());
        return Err(StatisticsError::Lengths { expected, found }.into());
    }
    let mut values = vec![0.0; design.rows()];
    for (column, b) in design.columns().iter().zip(coefficients) {
        values.iter_mut().zip(column).for_each(|(value, x)| *value += b * x);
    }
    crate::statistics::moments::finite(&values)?;
    Ok(values)
}

/// Errors eₜ = ρ eₜ₋₁ + u, started in their lasting distribution.
fn autoregressive(experiment: &Experiment, replicate: u64, length: usize) -> Result<Vec<f64>, UncertaintyError> {
    let mut words = stream(experiment.seed, replicate);
    let fresh = libm::sqrt(1.0 - experiment.rho * experiment.rho);
    let mut errors = Vec::with_capacity(length);
    let mut last: Option<f64> = None;
    for _ in 0..length {
        let draw = normal_quantile(uniform(&mut words))?;
        let error = last.map_or(draw, |last| experiment.rho * last + fresh * draw);
        errors.push(experiment.deviation * error);
        last = Some(error);
    }
    Ok(errors)
}
