//! Quantiles of a sample.

use super::StatisticsError;
use super::moments::finite;

/// The quantile at a share `p` in [0, 1], linear between the order statistics: definition 7 of Hyndman and Fan (The American
/// Statistician 50, 1996, p. 363), at position (n − 1) p.
///
/// # Errors
/// [`StatisticsError::Level`] for a share outside [0, 1]; [`StatisticsError::Empty`], [`StatisticsError::NotFinite`].
pub fn quantile(values: &[f64], p: f64) -> Result<f64, StatisticsError> {
    finite(values)?;
    if !(0.0..=1.0).contains(&p) {
        return Err(StatisticsError::Level(p));
    }
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    Ok(of_sorted(&sorted, p))
}

/// The same for several shares at once, sorting once.
///
/// # Errors
/// As [`quantile`].
pub fn quantiles(values: &[f64], shares: &[f64]) -> Result<Vec<f64>, StatisticsError> {
    finite(values)?;
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let one =
        |p: &f64| if (0.0..=1.0).contains(p) { Ok(of_sorted(&sorted, *p)) } else { Err(StatisticsError::Level(*p)) };
    shares.iter().map(one).collect()
}

/// `sorted` is not empty.
fn of_sorted(sorted: &[f64], p: f64) -> f64 {
    let position = (sorted.len() - 1) as f64 * p;
    let below = libm::floor(position) as usize;
    let low = sorted[below.min(sorted.len() - 1)];
    let high = sorted[(below + 1).min(sorted.len() - 1)];
    let share = position - libm::floor(position);
    // Both ends weighted, so that values far apart do not overflow in a difference.
    low * (1.0 - share) + high * share
}
