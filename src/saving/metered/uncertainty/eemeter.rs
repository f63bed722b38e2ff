//! The second form of eemeter (CalTRACK 2.0): from the mean and the variance of the baseline in place of its design.

use crate::statistics::distribution::student_critical;

use super::divisor::{Divisor, Spent, effective_points};
use super::error::{UncertaintyError, positive};

/// The statistics of a baseline and of the reporting period; energies are those of a point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OlsMeter {
    /// Points of the baseline n.
    pub points: f64,
    /// Coefficients p of its model, the intercept counted.
    pub parameters: f64,
    /// Root mean square error, with the divisor n − p, or n − k for [`Divisor::NMinusK`].
    pub rmse: f64,
    /// Lag-1 correlation ρ of the residuals.
    pub rho: f64,
    /// Mean energy of the baseline.
    pub mean: f64,
    /// Variance of the energy of the baseline, n in the denominator.
    pub variance: f64,
    /// Points of the reporting period m.
    pub reporting: f64,
    /// Mean energy of the reporting period.
    pub reporting_mean: f64,
}

/// A band from the model and one from the scatter, both in the unit of the energy.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OlsBand {
    /// t · rmse · m/√n · √(1 + (x̄ − x̄ᵣ)²/var): of the coefficients.
    pub model: f64,
    /// t · rmse · √(m n/n′): of the scatter of the reporting period.
    pub noise: f64,
    /// The root of the sum of their squares.
    pub total: f64,
    /// The degrees of freedom of t.
    pub freedom: f64,
    /// Which divisor they are.
    pub divisor: Divisor,
}

impl OlsMeter {
    /// The band of the total of the reporting period. eemeter takes [`Divisor::NMinusK`].
    ///
    /// # Errors
    /// [`UncertaintyError`]: inputs that are not positive, ρ outside (−1, 1), no degrees of freedom, a level outside (0, 1).
    pub fn band(&self, divisor: Divisor, confidence: f64) -> Result<OlsBand, UncertaintyError> {
        let (n, p) = (positive(self.points, "the number of points")?, positive(self.parameters, "p")?);
        let (rmse, m) = (positive(self.rmse, "the error")?, positive(self.reporting, "the reporting period")?);
        let spread = positive(self.variance, "the variance of the baseline")?;
        let Spent { freedom, variance, noise } = divisor.spent(n, p, effective_points(n, self.rho)?)?;
        let distance = self.mean - self.reporting_mean;
        if !distance.is_finite() {
            return Err(UncertaintyError::NotPositive("the mean"));
        }
        let scale = student_critical(confidence, freedom)? * rmse;
        let model = scale * m / libm::sqrt(n) * libm::sqrt(variance * (1.0 + distance * distance / spread));
        let noise = scale * libm::sqrt(m * noise);
        Ok(OlsBand { model, noise, total: libm::hypot(model, noise), freedom, divisor })
    }
}
