//! Least squares with a level for each group of rows (the within estimator).
//!
//! A regression on 168 indicators and a few columns is the regression of deviations from the group means on the deviations
//! of the columns (Frisch and Waugh 1933); the levels follow. Rows cost the few columns only.

use super::design::{check_columns, check_response, check_weights};
use super::moments::ROUNDING;
use super::{Design, Fit, StatisticsError};

/// Share of a column that its deviations must keep; below it is the same within every group.
const FLAT: f64 = 1e-10;

/// Levels and slopes.
#[derive(Debug, Clone, PartialEq)]
pub struct Within {
    /// Level of each group; absent where no row belongs to it.
    pub levels: Vec<Option<f64>>,
    /// Slope of each column; absent where it is the same within every group or follows from the columns before it.
    pub slopes: Vec<Option<f64>>,
    /// Weighted sum of squared residuals.
    pub sse: f64,
    /// Coefficients: levels and slopes that are present.
    pub rank: usize,
}

/// Fits `y` on a level for each of `count` groups and on the columns.
///
/// # Errors
/// Malformed input; [`StatisticsError::Group`]; [`StatisticsError::TooFewPoints`]; [`StatisticsError::ConstantResponse`] where
/// the response does not vary within any group while there is a column to explain it.
pub fn within(
    groups: &[usize],
    count: usize,
    columns: &[&[f64]],
    y: &[f64],
    weights: Option<&[f64]>,
) -> Result<Within, StatisticsError> {
    let n = y.len();
    check_response(n, y)?;
    check_columns(n, columns)?;
    check_weights(n, weights)?;
    if groups.len() != n {
        return Err(StatisticsError::Lengths { expected: n, found: groups.len() });
    }
    if let Some(row) = groups.iter().position(|g| *g >= count) {
        return Err(StatisticsError::Group { row, groups: count });
    }
    let weight = |i: usize| weights.map_or(1.0, |w| w[i]);
    let mut mass = vec![0.0; count];
    groups.iter().enumerate().for_each(|(i, g)| mass[*g] += weight(i));
    let means = |v: &[f64]| -> Vec<f64> {
        let mut sums = vec![0.0; count];
        groups.iter().enumerate().for_each(|(i, g)| sums[*g] += weight(i) * v[i]);
        sums.iter().zip(&mass).map(|(s, m)| if *m > 0.0 { s / m } else { 0.0 }).collect()
    };
    let deviations =
        |v: &[f64], mean: &[f64]| -> Vec<f64> { v.iter().zip(groups).map(|(v, g)| v - mean[*g]).collect() };
    let square = |v: &[f64]| v.iter().fold(0.0, |s, x| s + x * x);
    let column_means: Vec<Vec<f64>> = columns.iter().map(|c| means(c)).collect();
    let y_means = means(y);
    let dy = deviations(y, &y_means);
    let mut kept = Vec::new();
    for (j, column) in columns.iter().enumerate() {
        let d = deviations(column, &column_means[j]);
        if square(&d) > FLAT * FLAT * square(column) {
            kept.push((j, d));
        }
    }
    let present = mass.iter().filter(|m| **m > 0.0).count();
    let mut slopes = vec![None; columns.len()];
    let (sse, rank) = if kept.is_empty() {
        (dy.iter().enumerate().fold(0.0, |s, (i, v)| s + weight(i) * v * v), 0)
    } else {
        if square(&dy) <= ROUNDING * square(y) {
            return Err(StatisticsError::ConstantResponse);
        }
        let views: Vec<&[f64]> = kept.iter().map(|(_, d)| d.as_slice()).collect();
        let (fit, independent) = Fit::of_independent(Design::without_intercept(n, &views)?, &dy, weights)?;
        for (at, slope) in independent.iter().zip(fit.coefficients()) {
            slopes[kept[*at].0] = Some(*slope);
        }
        (fit.sse(), fit.parameters())
    };
    if n <= present + rank {
        return Err(StatisticsError::TooFewPoints { points: n, needed: present + rank + 1 });
    }
    let level = |g: usize| slopes.iter().zip(&column_means).fold(y_means[g], |s, (b, m)| s - b.unwrap_or(0.0) * m[g]);
    let levels = (0..count).map(|g| (mass[g] > 0.0).then(|| level(g))).collect();
    Ok(Within { levels, slopes, sse, rank: present + rank })
}
