//! The uncertainty of savings by resampling residuals in blocks: for daily and hourly data, whose residuals hang together.

use crate::statistics::bootstrap::CircularBlocks;
use crate::statistics::moments::{finite, standard_deviation, sum, sum_of};
use crate::statistics::quantile::quantiles;
use crate::statistics::{Design, Fit, Interval, StatisticsError};

/// What resampling says of a saving.
#[derive(Debug, Clone, PartialEq)]
pub struct Resampled {
    /// The saving: expected less actual.
    pub saving: f64,
    /// Standard deviation of its error over the replicates.
    pub se: f64,
    /// The interval about the saving: the quantiles of the error, turned round (the basic bootstrap, Davison and Hinkley,
    /// Bootstrap Methods and their Application, 1997, eq. 5.6).
    pub interval: Interval,
    /// Points of a block.
    pub block: usize,
    /// Replicates drawn.
    pub replicates: usize,
}

/// Resamples the error of a saving. Each replicate puts blocks of residuals on the fitted values, takes the model fitted to that,
/// and adds blocks of residuals as the scatter of the reporting period; residuals are widened by √(n/(n − p)), since a fit makes them
/// too small. Under weights the reporting points have weight 1.
///
/// # Errors
/// [`StatisticsError`]: a design of another width, lengths that differ, fewer than 2 replicates, a level outside (0, 1).
pub fn resampled_savings(
    fit: &Fit,
    reporting: &Design,
    actual: &[f64],
    blocks: &CircularBlocks,
    replicates: usize,
    confidence: f64,
) -> Result<Resampled, StatisticsError> {
    let mut all = resampled_intervals(fit, reporting, actual, blocks, replicates, &[confidence])?;
    all.pop().ok_or(StatisticsError::Empty)
}

/// The same at several levels of confidence, from one set of replicates.
///
/// # Errors
/// As [`resampled_savings`].
pub fn resampled_intervals(
    fit: &Fit,
    reporting: &Design,
    actual: &[f64],
    blocks: &CircularBlocks,
    replicates: usize,
    confidences: &[f64],
) -> Result<Vec<Resampled>, StatisticsError> {
    for level in confidences {
        crate::statistics::distribution::level(*level)?;
    }
    let (saving, errors) = resampled_errors(fit, reporting, actual, blocks, replicates)?;
    let (se, block) = (standard_deviation(&errors)?, blocks.block());
    let one = |level: &f64| {
        Ok(Resampled { saving, se, interval: basic_interval(saving, &errors, *level)?, block, replicates })
    };
    confidences.iter().map(one).collect()
}

/// The saving and an error of it for each replicate.
pub(super) fn resampled_errors(
    fit: &Fit,
    reporting: &Design,
    actual: &[f64],
    blocks: &CircularBlocks,
    replicates: usize,
) -> Result<(f64, Vec<f64>), StatisticsError> {
    finite(actual)?;
    if reporting.rows() != actual.len() {
        return Err(StatisticsError::Lengths { expected: reporting.rows(), found: actual.len() });
    }
    if replicates < 2 {
        return Err(StatisticsError::TooFewPoints { points: replicates, needed: 2 });
    }
    let sums = reporting.column_sums();
    let expected = fit.combination(&sums)?;
    let saving = expected - sum(actual);
    let (n, m) = (fit.points(), actual.len());
    let widened = libm::sqrt(n as f64 / fit.freedom() as f64);
    // Under weights the residuals of one size are √w e; on each row they take that row's size again.
    let equal: Vec<f64> =
        fit.residuals().iter().enumerate().map(|(row, e)| widened * libm::sqrt(fit.weight(row)) * e).collect();
    // A fit is linear in the response: what a row's error does to the expected total is known without fitting again.
    let influence = fit.influence(&sums)?;
    let onto: Vec<f64> = influence.iter().enumerate().map(|(row, h)| h / libm::sqrt(fit.weight(row))).collect();
    let mut errors = Vec::with_capacity(replicates);
    for replicate in 0..replicates as u64 {
        let rows = blocks.rows(replicate, n + m);
        let drawn = |at: usize| rows.get(at).and_then(|row| equal.get(*row)).copied().unwrap_or(0.0);
        let moved = sum_of(onto.iter().enumerate().map(|(row, h)| h * drawn(row)));
        errors.push(moved - sum_of((n..n + m).map(drawn)));
    }
    Ok((saving, errors))
}

/// The interval of the basic bootstrap.
pub(super) fn basic_interval(saving: f64, errors: &[f64], confidence: f64) -> Result<Interval, StatisticsError> {
    let ends = quantiles(errors, &[0.5 - 0.5 * confidence, 0.5 + 0.5 * confidence])?;
    Ok(Interval { low: saving - ends[1], high: saving - ends[0] })
}
