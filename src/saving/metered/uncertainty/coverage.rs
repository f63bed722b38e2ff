//! How often a band holds the true saving: the forms tried on made-up meters whose saving is known.

use crate::statistics::bootstrap::{stream, uniform};
use crate::statistics::distribution::normal_quantile;
use crate::statistics::moments::sum;
use crate::statistics::{Design, Diagnostics, StatisticsError, least_squares};

use super::{Divisor, Factor, Meter, SumOfPredictions, UncertaintyError};
use crate::statistics::distribution::student_critical;

/// A form of the band.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The covariance of the coefficients, residuals taken as independent.
    Exact,
    /// Guideline 14 with residuals taken as independent.
    Guideline14(Factor),
    /// Guideline 14 with the lag-1 correlation of the residuals (Pearson).
    Guideline14Autocorrelated(Factor, Divisor),
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

/// Draws the experiment and counts, for each form, how often its interval at the level of confidence held the true saving. The
/// baseline and the reporting period are drawn from one run of errors.
///
/// # Errors
/// [`UncertaintyError`]: designs of different columns, ρ outside (−1, 1), a deviation that is not positive, no replicates, a
/// level outside (0, 1).
pub fn coverage(experiment: &Experiment, forms: &[Form], confidence: f64) -> Result<Vec<Coverage>, UncertaintyError> {
    let Experiment { baseline, reporting, coefficients, rho, .. } = experiment;
    super::error::positive(experiment.deviation, "the deviation")?;
    super::error::positive(experiment.replicates as f64, "the number of replicates")?;
    super::effective_points(baseline.rows() as f64, *rho)?;
    if !experiment.fraction.is_finite() {
        return Err(UncertaintyError::NotPositive("the savings fraction"));
    }
    let (before, after) = (values(baseline, coefficients)?, values(reporting, coefficients)?);
    let t = student_critical(confidence, (baseline.rows().saturating_sub(coefficients.len())) as f64)?;
    let truth = experiment.fraction * sum(&after);
    let mut counts = vec![(0_usize, 0_usize, 0.0_f64); forms.len()];
    for replicate in 0..experiment.replicates as u64 {
        let errors = autoregressive(experiment, replicate, before.len() + after.len())?;
        let (early, late) = errors.split_at(before.len());
        let response: Vec<f64> = before.iter().zip(early).map(|(y, e)| y + e).collect();
        let fit = least_squares(baseline.clone(), &response)?;
        let total = SumOfPredictions::of(&fit, &reporting.column_sums(), after.len())?;
        let actual = sum(&after) - truth + sum(late);
        let saving = total.value - actual;
        let diagnostics = Diagnostics::of(&fit)?;
        for (form, (held, with, bands)) in forms.iter().zip(&mut counts) {
            let band = match form {
                Form::Exact => Some(t * total.se),
                Form::Guideline14(factor) => {
                    relative(&diagnostics, 0.0, after.len(), *factor, Divisor::NMinusP, confidence)
                        .map(|band| band * total.value)
                }
                Form::Guideline14Autocorrelated(factor, divisor) => diagnostics
                    .autocorrelation_pearson
                    .and_then(|rho| relative(&diagnostics, rho, after.len(), *factor, *divisor, confidence))
                    .map(|band| band * total.value),
            };
            if let Some(band) = band {
                *with += 1;
                *bands += band;
                *held += usize::from(libm::fabs(saving - truth) <= band);
            }
        }
    }
    let result = |(form, (held, with, bands)): (&Form, &(usize, usize, f64))| {
        let count = *with as f64;
        let share = if *with == 0 { 0.0 } else { *held as f64 / count };
        Coverage {
            form: *form,
            share,
            se: if *with == 0 { 0.0 } else { libm::sqrt(share * (1.0 - share) / count) },
            mean_band: if *with == 0 { 0.0 } else { bands / count },
            replicates: *with,
            without: experiment.replicates - with,
        }
    };
    Ok(forms.iter().zip(&counts).map(result).collect())
}

fn relative(
    diagnostics: &Diagnostics,
    rho: f64,
    reporting: usize,
    factor: Factor,
    divisor: Divisor,
    confidence: f64,
) -> Option<f64> {
    let meter = Meter::of(diagnostics, divisor, rho, reporting as f64)?;
    meter.relative_band(factor, divisor, confidence).ok().map(|band| band.value)
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
