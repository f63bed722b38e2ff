//! Serial correlation: how much a series resembles itself one step later.

use super::StatisticsError;
use super::moments::{correlation, finite, mean, squares_about_mean, sum_of};

/// Pearson's correlation of a series with itself one step later: of e₂ … eₙ with e₁ … eₙ₋₁, each about its own mean.
/// This is the ρ of CalTRACK and of eemeter.
///
/// # Errors
/// [`StatisticsError::TooFewPoints`] below 3 values, [`StatisticsError::ConstantResponse`] where either part does not vary,
/// and as [`finite`].
pub fn lag_one_pearson(series: &[f64]) -> Result<f64, StatisticsError> {
    finite(series)?;
    if series.len() < 3 {
        return Err(StatisticsError::TooFewPoints { points: series.len(), needed: 3 });
    }
    correlation(&series[..series.len() - 1], &series[1..])
}

/// The lag-1 coefficient of the autocorrelation function, Σ(eₜ − ē)(eₜ₋₁ − ē) / Σ(eₜ − ē)² (Box, Jenkins, Reinsel, Ljung,
/// Time Series Analysis, 5th edition 2015, eq. 2.1.11).
///
/// # Errors
/// [`StatisticsError::TooFewPoints`] below 2 values; otherwise as [`lag_one_pearson`].
pub fn lag_one_acf(series: &[f64]) -> Result<f64, StatisticsError> {
    let centre = mean(series)?;
    if series.len() < 2 {
        return Err(StatisticsError::TooFewPoints { points: series.len(), needed: 2 });
    }
    let scale = squares_about_mean(series)?;
    if scale == 0.0 {
        return Err(StatisticsError::ConstantResponse);
    }
    Ok(sum_of(series.windows(2).map(|pair| (pair[0] - centre) * (pair[1] - centre))) / scale)
}

/// The statistic of Durbin and Watson (Biometrika 37, 1950, p. 409): Σ(eₜ − eₜ₋₁)² / Σeₜ², between 0 and 4, near 2 without
/// serial correlation.
///
/// # Errors
/// [`StatisticsError::ConstantResponse`] where all values are zero; [`StatisticsError::TooFewPoints`] below 2 values.
pub fn durbin_watson(residuals: &[f64]) -> Result<f64, StatisticsError> {
    finite(residuals)?;
    if residuals.len() < 2 {
        return Err(StatisticsError::TooFewPoints { points: residuals.len(), needed: 2 });
    }
    let scale = sum_of(residuals.iter().map(|e| e * e));
    if scale == 0.0 {
        return Err(StatisticsError::ConstantResponse);
    }
    Ok(sum_of(residuals.windows(2).map(|pair| (pair[1] - pair[0]) * (pair[1] - pair[0]))) / scale)
}
