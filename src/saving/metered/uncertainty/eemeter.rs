//! The second form of eemeter (CalTRACK 2.0): from the mean and the variance of the baseline in place of its design.

use crate::statistics::distribution::student_critical;

use super::error::positive;
use super::{UncertaintyError, effective_points};

/// A band from the model and one from the scatter, both in the unit of the energy.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OlsBand {
    /// t · rmse · m/√n · √(1 + (x̄ − x̄ᵣ)²/var): of the coefficients.
    pub model: f64,
    /// t · rmse · √(m n/n′): of the scatter of the reporting period.
    pub noise: f64,
    /// The root of the sum of their squares.
    pub total: f64,
}

/// The band of the total of a reporting period of m points.
///
/// `rmse` is in the unit of the energy of a point; `freedom` are those of t, said by the caller (eemeter takes n − k);
/// `baseline` is the mean and the variance of the baseline, `reporting_mean` the mean of the reporting period, all of the
/// energy of a point.
///
/// # Errors
/// [`UncertaintyError`]: inputs that are not positive, ρ outside (−1, 1), a level outside (0, 1).
pub fn ols_band(
    (points, freedom, rmse, rho): (f64, f64, f64, f64),
    (baseline_mean, baseline_variance): (f64, f64),
    (reporting, reporting_mean): (f64, f64),
    confidence: f64,
) -> Result<OlsBand, UncertaintyError> {
    let effective = effective_points(points, rho)?;
    let (rmse, m) = (positive(rmse, "the error")?, positive(reporting, "the reporting period")?);
    let variance = positive(baseline_variance, "the variance of the baseline")?;
    let t = student_critical(confidence, freedom)?;
    let distance = baseline_mean - reporting_mean;
    if !distance.is_finite() {
        return Err(UncertaintyError::NotPositive("the mean"));
    }
    let model = t * rmse * m / libm::sqrt(points) * libm::sqrt(1.0 + distance * distance / variance);
    let noise = t * rmse * libm::sqrt(m * points / effective);
    Ok(OlsBand { model, noise, total: libm::hypot(model, noise) })
}
