//! Sums, means and variances in a fixed order.

use super::StatisticsError;

/// Squares of deviations below this share of the square of what they deviate from are rounding.
pub(super) const ROUNDING: f64 = 1e-26;

/// The sum Σx, with the running compensation of Neumaier (Z. Angew. Math. Mech. 54, 1974, p. 39), so that it hardly depends
/// on the order; 0 for an empty slice.
pub fn sum(values: &[f64]) -> f64 {
    sum_of(values.iter().copied())
}

/// The compensated sum of the items of an iterator, in their order.
pub fn sum_of(values: impl Iterator<Item = f64>) -> f64 {
    let (mut sum, mut lost) = (0.0_f64, 0.0_f64);
    for value in values {
        let next = sum + value;
        lost += if libm::fabs(sum) >= libm::fabs(value) { (sum - next) + value } else { (value - next) + sum };
        sum = next;
    }
    // A sum that has left the range of floating point stays infinite; the compensation would make it NaN.
    if sum.is_finite() { sum + lost } else { sum }
}

/// Refuses an empty slice and values that are NaN or infinite.
///
/// # Errors
/// [`StatisticsError::Empty`], [`StatisticsError::NotFinite`].
pub fn finite(values: &[f64]) -> Result<(), StatisticsError> {
    if values.is_empty() {
        return Err(StatisticsError::Empty);
    }
    match values.iter().position(|value| !value.is_finite()) {
        Some(row) => Err(StatisticsError::NotFinite { row, column: None }),
        None => Ok(()),
    }
}

/// The arithmetic mean Σx / n, in the unit of the values.
///
/// # Errors
/// As [`finite`]; [`StatisticsError::Overflow`].
pub fn mean(values: &[f64]) -> Result<f64, StatisticsError> {
    finite(values)?;
    in_range(sum(values) / values.len() as f64)
}

/// The sum of squares about the mean, Σ(x − x̄)².
///
/// # Errors
/// As [`mean`].
pub fn squares_about_mean(values: &[f64]) -> Result<f64, StatisticsError> {
    let mean = mean(values)?;
    in_range(sum_of(values.iter().map(|value| (value - mean) * (value - mean))))
}

/// Σ w (x − x̄)² about the weighted mean, weights 1 where none are given; 0 where the values differ by rounding only. Of values
/// that are finite, as many as there are weights.
pub(crate) fn weighted_squares_about_mean(values: &[f64], weights: Option<&[f64]>) -> f64 {
    let weight = |row: usize| weights.map_or(1.0, |weights| weights[row]);
    let rows = || values.iter().enumerate().map(|(row, value)| (weight(row), value));
    let total = sum_of(rows().map(|(w, _)| w));
    let mean = sum_of(rows().map(|(w, value)| w * value)) / total;
    let squares = sum_of(rows().map(|(w, value)| w * (value - mean) * (value - mean)));
    if squares <= ROUNDING * mean * mean * total { 0.0 } else { squares }
}

/// The sample standard deviation √(Σ(x − x̄)² / (n − 1)).
///
/// # Errors
/// As [`mean`]; [`StatisticsError::TooFewPoints`] for a single value.
pub fn standard_deviation(values: &[f64]) -> Result<f64, StatisticsError> {
    let squares = squares_about_mean(values)?;
    if values.len() < 2 {
        return Err(StatisticsError::TooFewPoints { points: values.len(), needed: 2 });
    }
    Ok(libm::sqrt(squares / (values.len() - 1) as f64))
}

/// Pearson's correlation of two series of one length, within −1 and 1.
///
/// # Errors
/// As [`mean`]; [`StatisticsError::Lengths`]; [`StatisticsError::ConstantResponse`] where one of them does not vary.
pub fn correlation(a: &[f64], b: &[f64]) -> Result<f64, StatisticsError> {
    let (mean_a, mean_b) = (mean(a)?, mean(b)?);
    if a.len() != b.len() {
        return Err(StatisticsError::Lengths { expected: a.len(), found: b.len() });
    }
    let (square_a, square_b) = (weighted_squares_about_mean(a, None), weighted_squares_about_mean(b, None));
    if square_a == 0.0 || square_b == 0.0 {
        return Err(StatisticsError::ConstantResponse);
    }
    let both = in_range(sum_of(a.iter().zip(b).map(|(a, b)| (a - mean_a) * (b - mean_b))))?;
    let scale = in_range(libm::sqrt(square_a) * libm::sqrt(square_b))?;
    if scale == 0.0 { Err(StatisticsError::ConstantResponse) } else { Ok((both / scale).clamp(-1.0, 1.0)) }
}

/// A computed value, unless it left the range of floating point.
pub(crate) fn in_range(value: f64) -> Result<f64, StatisticsError> {
    if value.is_finite() { Ok(value) } else { Err(StatisticsError::Overflow) }
}
