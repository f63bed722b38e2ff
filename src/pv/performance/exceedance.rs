//! Energy that is exceeded with some probability: P50, P90.

use super::PerformanceError;
use crate::statistics::distribution::normal_quantile;

/// How a range is to be understood.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum RangeMeans {
    /// Every value of it is as likely as another, and none lies outside.
    Uniform,
    /// A normal distribution that lies in it with this probability.
    Normal {
        /// The probability, a fraction.
        covers: f64,
    },
}

/// The value that is exceeded with a probability (0.9 for P90), of a normal distribution with median P50 and a relative standard
/// deviation (0.08 for 8 %).
///
/// # Errors
/// [`PerformanceError::NotPositive`] for a median or a deviation below zero; [`PerformanceError::Statistics`] for a probability
/// outside 0 to 1.
pub fn of_deviation(p50: f64, relative_deviation: f64, probability: f64) -> Result<f64, PerformanceError> {
    let sound = |value: f64| value.is_finite() && value >= 0.0;
    if !sound(p50) {
        return Err(PerformanceError::NotPositive("P50"));
    }
    if !sound(relative_deviation) {
        return Err(PerformanceError::NotPositive("deviation"));
    }
    Ok((p50 * (1.0 - normal_quantile(probability)? * relative_deviation)).max(0.0))
}

/// The same of a range.
///
/// # Errors
/// As [`of_deviation`]; [`PerformanceError::NotPositive`] for a range that is below zero or turned about.
pub fn of_range(low: f64, high: f64, means: RangeMeans, probability: f64) -> Result<f64, PerformanceError> {
    if !(low.is_finite() && high.is_finite() && low >= 0.0 && high >= low) {
        return Err(PerformanceError::NotPositive("range"));
    }
    if !(probability > 0.0 && probability < 1.0) {
        return Err(PerformanceError::NotAShare("probability"));
    }
    match means {
        RangeMeans::Uniform => Ok(high - probability * (high - low)),
        RangeMeans::Normal { covers } => {
            if !(covers > 0.0 && covers < 1.0) {
                return Err(PerformanceError::NotAShare("covers"));
            }
            let (middle, half) = (0.5 * (low + high), 0.5 * (high - low));
            let deviation = half / normal_quantile(0.5 + covers / 2.0)?;
            Ok((middle - normal_quantile(probability)? * deviation).max(0.0))
        }
    }
}

/// The empirical value: that share of the years lies above it.
///
/// # Errors
/// Statistics of no values, or of a share outside 0 to 1.
pub fn exceeded(years: &[f64], probability: f64) -> Result<f64, PerformanceError> {
    Ok(crate::statistics::quantile::quantile(years, 1.0 - probability)?)
}
